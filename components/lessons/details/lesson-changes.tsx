'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '@/components/ui/button';
import { StatusRegion, Toast } from '@/components/ui/toast';
import { cancelLesson, restoreCancelled } from '@/lib/lessons/actions';
import { type LessonPhase } from '@/lib/lessons/rules';
import { type LessonTimes, type Reach } from '@/lib/lessons/schema';
import { ProblemNote } from '../problem-note';
import { useSubmit } from '../use-submit';
import { CancelButtons } from './cancel-buttons';
import { EditForm } from './edit-form';

type Props = {
  readonly lessonId: string;
  readonly times: LessonTimes;
  readonly weekly: boolean;
  readonly phase: LessonPhase;
};

type Note =
  | { readonly type: 'saved' | 'restored' }
  | { readonly type: 'cancelled'; readonly lessonIds: readonly string[] };

/** Edit, cancel and take back. What was cancelled is remembered here, so that undo brings back exactly that. */
export function LessonChanges({ lessonId, times, weekly, phase }: Props) {
  const t = useTranslations('lessons.details');
  const [editing, setEditing] = useState(false);
  const [note, setNote] = useState<Note | null>(null);
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
        {note?.type === 'cancelled' ? (
          <Toast
            tone="info"
            action={
              <Button icon="undo" busy={restoring.busy} onClick={() => restoring.submit()}>
                {t('undo')}
              </Button>
            }
          >
            {t('cancelledNotice', { count: note.lessonIds.length })}
          </Toast>
        ) : note ? (
          <Toast>{t(note.type)}</Toast>
        ) : null}
      </StatusRegion>
      <ProblemNote problem={cancelling.problem ?? restoring.problem} />
      {editing && canEdit ? (
        <EditForm
          lessonId={lessonId}
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
            <Button size="large" icon="pen" onClick={() => setEditing(true)}>
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
