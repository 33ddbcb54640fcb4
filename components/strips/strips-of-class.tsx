'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useSubmit } from '@/components/shell/use-submit';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { Dialog } from '@/components/ui/dialog';
import { deleteStrip } from '@/lib/strips/actions';
import { readyStrip, type StripDTO, type StripStep } from '@/lib/strips/rules';
import { StepPictures } from './step-pictures';
import { StripForm } from './strip-form';
import { StripProblemNote } from './strip-problem-note';

type Draft = {
  /** Null: a new one. */
  readonly id: string | null;
  readonly title: string;
  readonly steps: readonly StripStep[];
};

type StripsOfClassProps = { readonly classId: string; readonly strips: readonly StripDTO[] };

/** What a class keeps for its lessons: make one, change it, throw it away. */
export function StripsOfClass({ classId, strips }: StripsOfClassProps) {
  const t = useTranslations('strips');
  const [draft, setDraft] = useState<Draft | null>(null);
  const [doomed, setDoomed] = useState<StripDTO | null>(null);
  if (draft) return <StripForm classId={classId} {...draft} onDone={() => setDraft(null)} />;
  const fresh = (title: string) => setDraft({ id: null, title, steps: readyStrip });
  return (
    <div className="grid max-w-3xl gap-6">
      <p className="text-ink-2">{t('hint')}</p>
      <Card className="grid gap-3">
        <h2 className="type-h2">{t('own')}</h2>
        {strips.length === 0 ? <p>{t('none')}</p> : null}
        <ul className="grid gap-3 empty:hidden">
          {strips.map((strip) => (
            <li
              key={strip.id}
              className="border-rule flex flex-wrap items-center gap-3 border-t pt-3 first:border-0 first:pt-0"
            >
              <span className="grid min-w-0 flex-1 basis-56 gap-1">
                <span className="truncate font-semibold">{strip.title}</span>
                <StepPictures steps={strip.steps} />
              </span>
              <Button aria-label={t('editOf', { title: strip.title })} onClick={() => setDraft(strip)}>
                {t('edit')}
              </Button>
              <Button
                variant="quiet"
                icon="trash"
                aria-label={t('deleteOf', { title: strip.title })}
                onClick={() => setDoomed(strip)}
              >
                {t('delete')}
              </Button>
            </li>
          ))}
        </ul>
        <Button icon="plus" className="w-fit" onClick={() => fresh('')}>
          {t('add')}
        </Button>
      </Card>
      <Card className="grid gap-3">
        <h2 className="type-h2">{t('readyTitle')}</h2>
        <p>
          {t('ready')}. {t('readyText')}
        </p>
        <StepPictures steps={readyStrip} />
        <Button icon="copy" className="w-fit" onClick={() => fresh(t('ready'))}>
          {t('copy')}
        </Button>
      </Card>
      {doomed ? <DeleteDialog classId={classId} strip={doomed} onClose={() => setDoomed(null)} /> : null}
    </div>
  );
}

type DeleteDialogProps = {
  readonly classId: string;
  readonly strip: StripDTO;
  readonly onClose: () => void;
};

function DeleteDialog({ classId, strip, onClose }: DeleteDialogProps) {
  const t = useTranslations('strips');
  const ui = useTranslations('ui');
  const { submit, busy, problem } = useSubmit(() => deleteStrip(classId, strip.id), onClose);
  return (
    <Dialog
      open
      title={t('ask', { title: strip.title })}
      closeLabel={ui('close')}
      onClose={onClose}
      actions={
        <>
          <Button size="large" onClick={onClose}>
            {t('keep')}
          </Button>
          <Button size="large" variant="primary" busy={busy} onClick={() => submit()}>
            {t('delete')}
          </Button>
        </>
      }
    >
      <p>{t('askText')}</p>
      <StripProblemNote problem={problem} />
    </Dialog>
  );
}
