'use client';

import { useState, useSyncExternalStore } from 'react';
import { useTranslations } from 'use-intl';
import { useRoom } from '@/components/classroom/staff/room-context';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import type { PollTemplateName } from '@/lib/polls/schema';
import { emptyDraft, pollOf, draftOf, type Draft } from './own-poll';
import { OwnPollForm } from './own-poll-form';
import { ReadyTiles } from './ready-tiles';
import { TemplateList } from './template-list';
import { useTemplates } from './use-templates';

type PollDialogProps = { readonly open: boolean; readonly onClose: () => void };

/** Four ready questions, one tap and they are live; own ones behind one more. */
export function PollDialog({ open, onClose }: PollDialogProps) {
  const t = useTranslations('polls');
  const ui = useTranslations('ui');
  const { classroom, act, isPending } = useRoom();
  const snapshot = useSyncExternalStore(classroom.subscribe, classroom.getSnapshot, classroom.getSnapshot);
  const [view, setView] = useState<'ready' | 'own'>('ready');
  // Kept when the dialog is closed or the server refuses: nobody types a question twice.
  const [draft, setDraft] = useState<Draft>(emptyDraft);
  const templates = useTemplates(open ? (snapshot.facts.lesson?.lessonId ?? null) : null);
  const busy = isPending('poll.open');

  function close() {
    setView('ready');
    onClose();
  }
  async function ask(template: PollTemplateName, more: object = {}) {
    const result = await act('poll.open', { template, ...more });
    if (!result.ok) return;
    if (template === 'own') setDraft(emptyDraft);
    close();
  }

  const isOwn = view === 'own';
  return (
    <Dialog
      open={open}
      wide
      title={isOwn ? t('own.title') : t('title')}
      closeLabel={ui('close')}
      onClose={close}
    >
      {isOwn ? (
        <OwnPollForm
          draft={draft}
          onChange={setDraft}
          busy={busy}
          templates={templates}
          onAsk={() => void ask('own', pollOf(draft))}
          onBack={() => setView('ready')}
        />
      ) : (
        <div className="grid gap-6">
          <ReadyTiles busy={busy} onAsk={(template) => void ask(template)} />
          <Button icon="pen" className="justify-self-start" onClick={() => setView('own')}>
            {t('own.open')}
          </Button>
          <TemplateList
            templates={templates}
            busy={busy}
            onAsk={(template) => void ask('own', template.poll)}
            onEdit={(template) => {
              setDraft(draftOf(template));
              setView('own');
            }}
          />
        </div>
      )}
    </Dialog>
  );
}
