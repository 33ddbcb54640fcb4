'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useSubmit } from '@/components/shell/use-submit';
import { Button } from '@/components/ui/button';
import { LinkButton } from '@/components/ui/link-button';
import { Card } from '@/components/ui/card';
import { Dialog } from '@/components/ui/dialog';
import { Icon } from '@/components/ui/icon';
import { SegmentedControl } from '@/components/ui/segmented-control';
import { SignAvatar } from '@/components/ui/sign-avatar';
import { blockCard, deleteChild, recordConsent } from '@/lib/classes/actions';
import { consents, type Consent, type ConsentKind, type RosterSign } from '@/lib/classes/schema';
import type { ClassId } from '@/lib/shared/ids';
import { ChildName } from './child-name';
import { ClassProblemNote } from './class-problem-note';

type Props = { readonly classId: ClassId; readonly sign: RosterSign };

/** One child: what the parents allow, its card, its rights. */
export function ChildPanel({ classId, sign }: Props) {
  const t = useTranslations('classes.roster');
  const ui = useTranslations('ui');
  const [isNaming, setNaming] = useState(false);
  const face = ui('sign', { animal: ui(`animal.${sign.animal}`), badge: ui(`badge.${sign.badge}`) });
  return (
    <Card as="aside" aria-label={sign.firstName ?? face} className="grid gap-3 lg:sticky lg:top-4">
      <div className="relative flex items-center gap-4">
        <SignAvatar animal={sign.animal} badge={sign.badge} size={72} />
        <div className="min-w-0">
          <h2 className="type-card-title truncate pe-10">{sign.firstName ?? ui(`animal.${sign.animal}`)}</h2>
          <p className="text-ink-2">{face}</p>
        </div>
        <button
          type="button"
          aria-label={sign.firstName === null ? t('addName') : t('rename')}
          aria-expanded={isNaming}
          onClick={() => setNaming(!isNaming)}
          className="rounded-control hover:bg-sand text-ink-2 absolute -end-2 -top-2 grid size-11 place-items-center"
        >
          <Icon name="pen" size={20} strokeWidth={2.1} />
        </button>
      </div>
      {isNaming ? <ChildName classId={classId} sign={sign} onDone={() => setNaming(false)} /> : null}
      <div className="type-small text-ink-2 mt-2 flex justify-between gap-2">
        <span>{t('parentsAllow')}</span>
        {sign.consentOn ? <span>{t('paperFrom', { day: sign.consentOn })}</span> : null}
      </div>
      <ConsentChoice classId={classId} sign={sign} kind="camera" />
      <ConsentChoice classId={classId} sign={sign} kind="voice" />
      <hr className="border-rule my-1" />
      <CardState classId={classId} sign={sign} />
      <div className="flex flex-wrap gap-x-4">
        <a
          href={`/classes/${classId}/children/${sign.id}`}
          download
          className="text-lagoon-deep inline-flex min-h-11 items-center font-medium no-underline hover:underline"
        >
          {t('record')}
        </a>
        <a
          href={`/classes/${classId}/children/${sign.id}/pdf`}
          download
          className="text-lagoon-deep inline-flex min-h-11 items-center font-medium no-underline hover:underline"
        >
          {t('recordPdf')}
        </a>
        <DeleteChild classId={classId} sign={sign} />
      </div>
    </Card>
  );
}

function ConsentChoice({ classId, sign, kind }: Props & { readonly kind: ConsentKind }) {
  const t = useTranslations('classes.roster');
  const stored = kind === 'camera' ? sign.cameraConsent : sign.voiceConsent;
  const [chosen, setChosen] = useState<Consent | null>(null);
  const { submit, busy, problem } = useSubmit((value: Consent) =>
    recordConsent(classId, { signId: sign.id, kind, value }),
  );
  return (
    <>
      <SegmentedControl
        label={t(kind)}
        options={consents.map((value) => ({ value, word: t(value) }))}
        value={busy ? chosen : stored}
        onChange={(value) => {
          setChosen(value);
          submit(value);
        }}
      />
      <ClassProblemNote problem={problem} />
    </>
  );
}

/** Blocking and printing anew is one tap: the print page begins by itself. */
function CardState({ classId, sign }: Props) {
  const t = useTranslations('classes.roster');
  const router = useRouter();
  const print = `/classes/${classId}/print?sign=${sign.id}#go`;
  const { submit, busy, problem } = useSubmit(
    () => blockCard(classId, sign.id),
    () => router.push(print),
  );
  return (
    <>
      <p className="flex justify-between gap-2">
        <span className="text-ink-2">{t('printed')}</span>
        <span>{sign.printedOn ?? t('notPrinted')}</span>
      </p>
      {sign.printedOn === null ? (
        <LinkButton icon="print" size="large" href={print} prefetch={false}>
          {t('printOne')}
        </LinkButton>
      ) : (
        <>
          <Button
            icon="key"
            size="large"
            busy={busy}
            onClick={() => submit()}
            className="px-2! sm:whitespace-nowrap"
          >
            {t('block')}
          </Button>
          <p className="type-small text-ink-2">{t('blockHint')}</p>
        </>
      )}
      <ClassProblemNote problem={problem} />
    </>
  );
}

function DeleteChild({ classId, sign }: Props) {
  const t = useTranslations('classes.roster');
  const ui = useTranslations('ui');
  const [asking, setAsking] = useState(false);
  const { submit, busy, problem } = useSubmit(
    () => deleteChild(classId, sign.id),
    () => setAsking(false),
  );
  const name =
    sign.firstName ?? ui('sign', { animal: ui(`animal.${sign.animal}`), badge: ui(`badge.${sign.badge}`) });
  return (
    <>
      <button
        type="button"
        onClick={() => setAsking(true)}
        className="text-lagoon-deep min-h-11 font-medium hover:underline"
      >
        {t('delete')}
      </button>
      <Dialog
        open={asking}
        title={t('deleteTitle', { name })}
        closeLabel={t('close')}
        onClose={() => setAsking(false)}
        actions={
          <>
            <Button onClick={() => setAsking(false)}>{t('cancel')}</Button>
            <Button variant="danger" icon="trash" busy={busy} onClick={() => submit()}>
              {t('deleteYes')}
            </Button>
          </>
        }
      >
        <p>{t('deleteText')}</p>
        <ClassProblemNote problem={problem} />
      </Dialog>
    </>
  );
}
