'use client';

import { useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import type { LessonFacts } from '@/lib/classroom/schema';
import { useNow } from '../pupil/use-now';
import type { Child } from './children';
import { useRoom } from './room-context';
import styles from './staff.module.css';

type HeaderBarProps = {
  readonly name: string;
  readonly facts: Partial<LessonFacts>;
  readonly childrenOfClass: readonly Child[];
};

export function HeaderBar({ name, facts, childrenOfClass }: HeaderBarProps) {
  const t = useTranslations('staff.header');
  const format = useFormatter();
  const now = useNow(1000);
  const here = childrenOfClass.filter((child) => child.place === 'here').length;
  return (
    <header className={styles.header}>
      <h1
        className="type-h2 focus-visible:rounded-control min-w-0 flex-1 truncate"
        tabIndex={-1}
        data-class-scope
      >
        {name}
      </h1>
      <time className="digits text-[22px] font-bold" suppressHydrationWarning>
        {format.dateTime(now, { hour: 'numeric', minute: '2-digit' })}
      </time>
      <p className="shrink-0" role="status">
        {t('presence', { here, missing: childrenOfClass.length - here })}
      </p>
      <DoorButton locked={facts.room?.doorLocked ?? false} />
      {facts.lesson?.me.role === 'teacher' ? <EndButton /> : null}
    </header>
  );
}

function DoorButton({ locked }: { readonly locked: boolean }) {
  const t = useTranslations('staff.header');
  const { act, isPending } = useRoom();
  return (
    <Button
      icon={locked ? 'lock' : 'lock-open'}
      aria-pressed={locked}
      title={t(locked ? 'doorShutHint' : 'doorOpenHint')}
      busy={isPending('room.lock')}
      className={`shrink-0 ${locked ? '!bg-sun !text-on-sun !border-ink' : ''}`}
      onClick={() => void act('room.lock', { locked: !locked })}
    >
      {t(locked ? 'doorShut' : 'doorOpen')}
    </Button>
  );
}

/** Two steps: nobody ends a lesson by a slip. */
function EndButton() {
  const t = useTranslations('staff.header');
  const ui = useTranslations('ui');
  const { act, isPending } = useRoom();
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button className="shrink-0" onClick={() => setAsking(true)}>
        {t('end')}
      </Button>
      <Dialog
        open={asking}
        title={t('endAsk')}
        closeLabel={ui('close')}
        onClose={() => setAsking(false)}
        actions={
          <>
            <Button size="large" onClick={() => setAsking(false)}>
              {t('endNot')}
            </Button>
            <Button
              size="large"
              variant="primary"
              busy={isPending('lesson.end')}
              onClick={() => void act('lesson.end').then((result) => result.ok || setAsking(false))}
            >
              {t('endNow')}
            </Button>
          </>
        }
      >
        <p>{t('endText')}</p>
      </Dialog>
    </>
  );
}
