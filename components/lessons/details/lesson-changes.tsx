'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '@/components/ui/button';
import { StatusRegion, Toast } from '@/components/ui/toast';
import { cancelLesson, restoreCancelled } from '@/lib/lessons/actions';
import type { LessonPhase } from '@/lib/lessons/rules';
import type { LessonKind, LessonTimes, Reach } from '@/lib/lessons/schema';
import { ProblemNote } from '../problem-note';
import { useSubmit } from '@/components/shell/use-submit';
import { CancelButtons } from './cancel-buttons';
import { EditForm } from './edit-form';

type Props = {
  readonly lessonId: string;
  readonly kind: LessonKind;
  readonly times: LessonTimes;
  readonly weekly: boolean;
  readonly phase: LessonPhase;
  /** How many dates were just planned. */
  readonly planned: number | null;
};

type Note =
  | { readonly type: 'saved' | 'restored' }
  | { readonly type: 'made'; readonly count: number }
  | { readonly type: 'cancelled'; readonly lessonIds: readonly string[] };

/** Edit, cancel and take back. What was cancelled is remembered here, so that undo brings back exactly that. */
export function LessonChanges({ lessonId, kind, times, weekly, phase, planned }: Props) {
  const t = useTranslations('lessons.details');
  const [editing, setEditing] = useState(false);
  const [note, setNote] = useState<Note | null>(planned ? { type: 'made', count: planned } : null);
  const cancelling = useSubmit(
    (reach: Reach) => cancelLesson({ lessonId, reach }),
    (lessonIds) => setNote({ type: 'cancelled', lessonIds }),
  );
  const undoIds = note?.type === 'cancelled' ? note.lessonIds : [lessonId];
  const restoring = useSubmit(
    () => restoreCancelled(undoIds),
    () => setNote({ type: 'restored' }),
  );
  const isOpen = phase === 'planned' || phase === 'doors-open';
  const canEdit = isOpen || phase === 'missed';
  return (
    <div className="grid gap-5">
      <StatusRegion>
        {note ? <NoteToast note={note} busy={restoring.busy} onUndo={() => restoring.submit()} /> : null}
      </StatusRegion>
      <ProblemNote problem={cancelling.problem ?? restoring.problem} />
      {editing && canEdit ? (
        <EditForm
          lessonId={lessonId}
          kind={kind}
          times={times}
          weekly={weekly}
          onDone={() => {
            setEditing(false);
            setNote({ type: 'saved' });
          }}
          onClose={() => setEditing(false)}
        />
      ) : (
        <div className="flex flex-wrap gap-4">
          {canEdit ? (
            <Button
              size="large"
              icon="pen"
              onClick={() => {
                setNote(null);
                setEditing(true);
              }}
            >
              {t('edit')}
            </Button>
          ) : null}
          {isOpen ? (
            <CancelButtons
              date={times.date}
              weekly={weekly}
              busy={cancelling.busy}
              onCancel={cancelling.submit}
            />
          ) : null}
          {phase === 'cancelled' && note?.type !== 'cancelled' ? (
            <Button size="large" icon="undo" busy={restoring.busy} onClick={() => restoring.submit()}>
              {t('restore')}
            </Button>
          ) : null}
        </div>
      )}
    </div>
  );
}

type NoteToastProps = { readonly note: Note; readonly busy: boolean; readonly onUndo: () => void };

function NoteToast({ note, busy, onUndo }: NoteToastProps) {
  const t = useTranslations('lessons.details');
  switch (note.type) {
    case 'saved':
    case 'restored':
      return <Toast>{t(note.type)}</Toast>;
    case 'made':
      return <Toast>{t('made', { count: note.count })}</Toast>;
    case 'cancelled':
      return (
        <Toast
          tone="info"
          action={
            <Button icon="undo" busy={busy} onClick={onUndo}>
              {t('undo')}
            </Button>
          }
        >
          {t('cancelledNotice', { count: note.lessonIds.length })}
        </Toast>
      );
  }
}
