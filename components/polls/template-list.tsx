'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '@/components/ui/button';
import { StatusRegion } from '@/components/ui/toast';
import type { PollTemplateDTO } from '@/lib/polls/schema';
import type { Templates, TemplateTrouble } from './use-templates';
import { usePictureName } from './use-poll-words';

type TemplateListProps = {
  readonly templates: Templates;
  readonly busy: boolean;
  readonly onAsk: (template: PollTemplateDTO) => void;
  readonly onEdit: (template: PollTemplateDTO) => void;
};

/** What the class keeps: one tap asks it. */
export function TemplateList({ templates, busy, onAsk, onEdit }: TemplateListProps) {
  const t = useTranslations('polls.templates');
  const pictureName = usePictureName();
  const [trouble, setTrouble] = useState<TemplateTrouble | null>(null);
  const { state, list, remove } = templates;
  if (state === 'none' || (state === 'ready' && list.length === 0 && !trouble)) return null;
  return (
    <section aria-label={t('title')} className="grid gap-2">
      <h3 className="type-h2">{t('title')}</h3>
      <StatusRegion className="text-ink-2">
        {state === 'loading' ? t('loading') : null}
        {state === 'unavailable' || trouble ? t('trouble.unavailable') : null}
      </StatusRegion>
      <ul className="grid max-h-64 gap-2 overflow-y-auto">
        {list.map((template) => {
          const { question, answers } = template.poll;
          const words = answers.map(({ word, picture }) => word ?? (picture ? pictureName(picture) : ''));
          return (
            <li key={template.id} className="border-rule flex flex-wrap items-center gap-2 border-t pt-2">
              <span className="min-w-0 flex-1 max-sm:basis-full">
                <span className="block truncate font-medium">{question}</span>
                <span className="type-small text-ink-2 block truncate">{words.join(' · ')}</span>
              </span>
              <Button
                variant="primary"
                disabled={busy}
                aria-label={t('askThis', { question })}
                onClick={() => onAsk(template)}
              >
                {t('ask')}
              </Button>
              <Button
                variant="quiet"
                aria-label={t('editThis', { question })}
                onClick={() => onEdit(template)}
              >
                {t('edit')}
              </Button>
              <Button
                variant="quiet"
                icon="trash"
                aria-label={t('deleteThis', { question })}
                onClick={() => void remove(template.id).then(setTrouble)}
              >
                {null}
              </Button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
