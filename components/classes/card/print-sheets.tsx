'use client';

import { useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useSubmit } from '@/components/shell/use-submit';
import { Button } from '@/components/ui/button';
import { LinkButton } from '@/components/ui/link-button';
import { PageHeader } from '@/components/ui/page-header';
import { SegmentedControl } from '@/components/ui/segmented-control';
import { StatusRegion, Toast } from '@/components/ui/toast';
import { printCards } from '@/lib/classes/actions';
import type { PrintedCard, RosterSign } from '@/lib/classes/schema';
import type { ClassId, SignId } from '@/lib/shared/ids';
import { ClassProblemNote } from '../class-problem-note';
import { CardSheet, type SheetWords } from './card-sheet';

type Props = {
  readonly classId: ClassId;
  readonly signs: readonly RosterSign[];
  /** Signs named in the address; null: those without a card. */
  readonly asked: readonly SignId[] | null;
  readonly words: SheetWords;
};

/** Keys are made at the press of the button and live in this page only; a reload shows none of them again. */
export function PrintSheets({ classId, signs, asked, words }: Props) {
  const t = useTranslations('classes.print');
  const { which, setWhich, counts, shown } = useChosenSigns(signs, asked);
  const [cards, setCards] = useState<readonly PrintedCard[] | null>(null);
  const { submit, busy, problem } = useSubmit((ids: readonly SignId[]) => printCards(classId, ids), setCards);
  usePrintWhenReady(cards);
  useGoFromAddress(() => {
    if (shown.length > 0) submit(shown.map(({ id }) => id));
  });
  const sheets = cards ?? shown;
  const isReady = cards !== null;
  return (
    <>
      <div className="print:hidden">
        <PageHeader
          title={t('pageTitle', { name: words.className })}
          hint={t('hint')}
          actions={
            <>
              <LinkButton size="large" icon="back" href={`/classes/${classId}`}>
                {t('back')}
              </LinkButton>
              <Button
                variant="primary"
                size="large"
                icon="print"
                busy={busy}
                disabled={busy || sheets.length === 0}
                onClick={() => (isReady ? print() : submit(shown.map(({ id }) => id)))}
              >
                {isReady ? t('again') : t('go', { count: shown.length })}
              </Button>
            </>
          }
        />
        <div className="grid gap-4 pb-5">
          {isReady || which === 'asked' ? null : (
            <SegmentedControl
              label={t('which')}
              labelHidden
              className="w-fit"
              value={which}
              onChange={setWhich}
              options={[
                { value: 'new', word: t('onlyNew', { count: counts.missing }) },
                { value: 'all', word: t('all', { count: counts.all }) },
              ]}
            />
          )}
          <StatusRegion className="empty:absolute">
            {cards ? <Toast>{t('ready', { count: cards.length })}</Toast> : null}
            {!isReady && shown.length === 0 ? <p className="text-ink-2">{t('none')}</p> : null}
          </StatusRegion>
          <ClassProblemNote problem={problem} />
        </div>
      </div>
      <div className="grid justify-items-center gap-8 overflow-x-auto pb-10 print:block print:overflow-visible print:pb-0">
        {sheets.map((sheet) => (
          <CardSheet
            key={'signId' in sheet ? sheet.signId : sheet.id}
            face={{ animal: sheet.animal, badge: sheet.badge }}
            qr={'qr' in sheet ? sheet.qr : null}
            words={words}
          />
        ))}
      </div>
    </>
  );
}

type Which = 'new' | 'all' | 'asked';

function useChosenSigns(signs: readonly RosterSign[], asked: readonly SignId[] | null) {
  const missing = signs.filter((sign) => sign.printedOn === null);
  const start: Which = asked === null ? 'new' : asked.length === signs.length ? 'all' : 'asked';
  const [which, setWhich] = useState<Which>(start);
  const choices = { new: missing, all: signs, asked: signs.filter(({ id }) => asked?.includes(id)) };
  return {
    which,
    setWhich: (value: Which) => setWhich(value),
    counts: { missing: missing.length, all: signs.length },
    shown: choices[which],
  };
}

/** The printer's dialog opens once the sheets are drawn. */
function usePrintWhenReady(cards: readonly PrintedCard[] | null): void {
  useEffect(() => {
    if (!cards) return;
    const frame = requestAnimationFrame(() => requestAnimationFrame(() => print()));
    return () => cancelAnimationFrame(frame);
  }, [cards]);
}

/** `#go` behind the address: somebody has pressed "print" already. It is taken away at once, so that a reload makes no new keys. */
function useGoFromAddress(go: () => void): void {
  const latest = useRef(go);
  useEffect(() => {
    latest.current = go;
  });
  useEffect(() => {
    if (location.hash !== '#go') return;
    history.replaceState(history.state, '', location.pathname + location.search);
    latest.current();
  }, []);
}
