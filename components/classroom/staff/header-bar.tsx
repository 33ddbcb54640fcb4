'use client';

import { type ReactNode, useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { AssistButton } from '@/components/assist/assist-button';
import { StripBar } from '@/components/strips/strip-bar';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import type { LessonFacts } from '@/lib/classroom/schema';
import type { VideoHandle } from '@/lib/classroom/client/media';
import { LiveVideo } from '../media/live-video';
import { useNow } from '../pupil/use-now';
import type { Child } from './children';
import { ProtectButton } from './protection';
import { useRoom } from './room-context';
import styles from './staff.module.css';

type HeaderBarProps = {
  readonly name: string;
  readonly facts: Partial<LessonFacts>;
  readonly childrenOfClass: readonly Child[];
  /** The own picture, while the camera is on. */
  readonly ownCamera: VideoHandle | null;
  readonly isAbsentOpen: boolean;
  readonly absentKey: string | undefined;
  readonly onAbsent: () => void;
  readonly onShut: () => void;
  readonly stepKey: string | undefined;
  readonly onGo: (at: number) => void;
  /** Where there is one column only: what is wrong stands above the stage. */
  readonly notices: ReactNode;
};

export function HeaderBar(props: HeaderBarProps) {
  const { name, facts, childrenOfClass, ownCamera, isAbsentOpen, absentKey, onAbsent, onShut } = props;
  const { stepKey, onGo } = props;
  const t = useTranslations('staff.header');
  const format = useFormatter();
  const now = useNow(1000);
  const here = childrenOfClass.filter((child) => child.place === 'here').length;
  return (
    <header className={styles.header}>
      <h1
        className="type-h2 focus-visible:rounded-control min-w-0 flex-1 truncate max-[899px]:min-w-20 max-[479px]:basis-full"
        tabIndex={-1}
        data-class-scope
      >
        {name}
      </h1>
      {facts.lesson ? (
        <StripBar
          strip={facts.strip ?? null}
          lessonId={facts.lesson.lessonId}
          keyShortcut={stepKey}
          onGo={onGo}
        />
      ) : null}
      {ownCamera ? (
        <div className={styles.self}>
          <LiveVideo handle={ownCamera} title={t('self')} mirrored />
        </div>
      ) : null}
      <time className="digits text-[22px] font-bold" suppressHydrationWarning>
        {format.dateTime(now, { hour: 'numeric', minute: '2-digit' })}
      </time>
      <button
        type="button"
        aria-expanded={isAbsentOpen}
        aria-keyshortcuts={absentKey}
        title={t('absentHint')}
        className="rounded-control hover:bg-sand min-h-11 shrink-0 px-2"
        onClick={onAbsent}
      >
        <span role="status">{t('presence', { here, missing: childrenOfClass.length - here })}</span>
      </button>
      {facts.lesson ? (
        <AssistButton
          lessonId={facts.lesson.lessonId}
          kind={facts.lesson.kind}
          className="max-[1279px]:hidden"
        />
      ) : null}
      <DoorButton locked={facts.room?.doorLocked ?? false} />
      <ProtectButton isShut={facts.protection !== null && facts.protection !== undefined} onShut={onShut} />
      {facts.lesson?.me.role === 'teacher' ? <EndButton /> : null}
      {props.notices ? <div className="basis-full empty:hidden">{props.notices}</div> : null}
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
