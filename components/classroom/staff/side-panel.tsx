'use client';

import { lazy, type ReactNode, Suspense } from 'react';
import { useTranslations } from 'use-intl';
import type { MediaSnapshot } from '@/lib/classroom/client/media';
import type { LessonFacts, SeatView } from '@/lib/classroom/schema';
import { AbsentSection } from './absent-section';
import { BenchSection } from './bench-section';
import type { MenuAnchor } from './child-menu';
import type { Child } from './children';
import { ClassSection } from './class-section';
import { HandsSection } from './hands-section';
import { HelpSection } from './help-section';
import { NowSection } from './now-section';
import { SignalsSection } from './signals-section';
import styles from './staff.module.css';
import { useChildName } from './use-child-name';
import type { Opened } from './use-lesson-actions';

const StaffPollPanel = lazy(() =>
  import('@/components/polls/staff-poll-panel').then((module) => ({ default: module.StaffPollPanel })),
);
const StaffChatPanel = lazy(() =>
  import('@/components/chat/staff-chat-panel').then((module) => ({ default: module.StaffChatPanel })),
);

type SidePanelProps = {
  readonly facts: Partial<LessonFacts>;
  readonly media: MediaSnapshot;
  readonly childrenOfClass: readonly Child[];
  readonly byNumber: ReadonlyMap<number, Child>;
  readonly waiting: readonly SeatView[];
  readonly openKey: string | null;
  readonly opened: Opened;
  readonly onOpened: (what: Opened) => void;
  readonly onTurn: (number: number) => void;
  readonly onOpen: (anchor: MenuAnchor) => void;
  readonly notices: ReactNode;
};

/** What needs a person is on top: help, then who waits at the door, then hands, what runs, and the class. */
export function SidePanel(props: SidePanelProps) {
  const { facts, media, childrenOfClass, byNumber, waiting, openKey, opened, onOpened, onTurn, onOpen } =
    props;
  const t = useTranslations('staff.panel');
  const childName = useChildName();
  const nameOf = (number: number): string => {
    const child = byNumber.get(number);
    if (child) return childName(child);
    return facts.seats?.find((seat) => seat.number === number)?.name ?? t('adult');
  };
  if (opened === 'chat' && facts.chat) {
    return (
      <aside className={styles.panel}>
        {props.notices}
        <HelpSection calls={facts.help ?? []} byNumber={byNumber} tables={facts.tables} />
        <div className="h-[330px] flex-[1_0_auto] max-[899px]:h-[400px]">
          <Suspense>
            <StaffChatPanel
              chat={facts.chat}
              nameOf={nameOf}
              grade={facts.lesson?.grade}
              onClose={() => onOpened(null)}
            />
          </Suspense>
        </div>
      </aside>
    );
  }
  return (
    <aside className={styles.panel}>
      {props.notices}
      <HelpSection calls={facts.help ?? []} byNumber={byNumber} tables={facts.tables} />
      <BenchSection waiting={waiting} />
      <HandsSection hands={facts.hands ?? []} turns={facts.turns} byNumber={byNumber} onTurn={onTurn} />
      <NowSection timer={facts.timer ?? null} noise={facts.noise} />
      {facts.poll ? (
        <div className={styles.section}>
          <Suspense>
            <StaffPollPanel poll={facts.poll} nameOf={nameOf} />
          </Suspense>
        </div>
      ) : null}
      <SignalsSection signals={facts.signals ?? []} childrenOfClass={childrenOfClass} />
      <AbsentSection
        isOpen={opened === 'absent'}
        onClose={() => onOpened(null)}
        seats={facts.seats}
        media={media}
        childrenOfClass={childrenOfClass}
      />
      <ClassSection
        childrenOfClass={childrenOfClass}
        onOpen={onOpen}
        openKey={openKey}
        media={facts.lesson?.media === true}
        isForAdults={facts.lesson?.kind === 'adults'}
      >
        {facts.chat ? (
          <button
            type="button"
            className="tap rounded-control hover:bg-sand type-small min-h-11 min-w-11 px-1.5 font-medium whitespace-nowrap"
            onClick={() => onOpened('chat')}
          >
            {t('chat', { count: facts.chat.messages.length })}
          </button>
        ) : null}
      </ClassSection>
    </aside>
  );
}
