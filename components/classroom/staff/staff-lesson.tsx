'use client';

import { type ReactNode, useCallback, useRef, useState, useSyncExternalStore } from 'react';
import { Spinner } from '@/components/ui/spinner';
import type { Classroom } from '@/lib/classroom/client/classroom';
import type { ByeReason } from '@/lib/classroom/protocol';
import { useWakeLock } from '../pupil/use-wake-lock';
import { BottomBar } from './bottom-bar';
import { ChildMenu, type MenuAnchor } from './child-menu';
import { listChildren, listWaiting, type RosterSign } from './children';
import { HeaderBar } from './header-bar';
import { KeysDialog } from './keys-dialog';
import { Notices } from './notices';
import { RoomContext } from './room-context';
import { SidePanel } from './side-panel';
import { StageArea } from './stage-area';
import { StageControl } from './stage-control';
import styles from './staff.module.css';
import { useActs } from './use-acts';
import { useClassKeys } from './use-class-keys';
import { usePreferences } from './use-preferences';
import type { EntryProblem } from './use-staff-entry';

type StaffLessonProps = {
  readonly classroom: Classroom;
  readonly name: string;
  readonly roster: readonly RosterSign[];
  readonly over: (reason: EntryProblem) => ReactNode;
};

/** The live lesson of its teacher: everything shown comes from the snapshot, everything done is an intent. */
export function StaffLesson({ classroom, name, roster, over }: StaffLessonProps) {
  const snapshot = useSyncExternalStore(classroom.subscribe, classroom.getSnapshot, classroom.getSnapshot);
  const { connection, facts, media } = snapshot;
  const { room, refusal, forget } = useActs(classroom);
  const { preferences, setPreferences } = usePreferences();
  const [anchor, setAnchor] = useState<MenuAnchor | null>(null);
  const [helpOpen, setHelpOpen] = useState(false);
  const wipe = useRef<(() => void) | null>(null);
  useWakeLock();
  const scope = useClassKeys({
    room,
    snapshot,
    isOn: preferences.keys,
    onHelp: useCallback(() => setHelpOpen(true), []),
  });

  if (connection.type === 'bye') return over(problemOf(connection.reason));
  const { lesson } = facts;
  if (!lesson || !facts.seats || !facts.room) {
    return (
      <main className="font-staff grid min-h-dvh place-content-center justify-items-center gap-4 p-6">
        <h1 className="type-h1">{name}</h1>
        <Spinner size={40} />
      </main>
    );
  }
  const children = listChildren({ roster, facts, people: media.people });
  const chosen = children.find((child) => child.key === anchor?.key && child.seat);
  return (
    <RoomContext value={room}>
      <main className={`${styles.room} ${preferences.dark ? 'theme-dark' : ''}`} data-audience="staff">
        <HeaderBar name={name} facts={facts} childrenOfClass={children} />
        <div className={styles.main}>
          <div className={styles.control}>
            <Notices snapshot={snapshot} lesson={lesson} refusal={refusal} forget={forget} />
            <StageControl stage={facts.room.stage} />
          </div>
          <StageArea snapshot={snapshot} childrenOfClass={children} wipe={wipe} onOpen={setAnchor} />
        </div>
        <SidePanel
          facts={facts}
          childrenOfClass={children}
          waiting={listWaiting(facts)}
          openKey={chosen?.key ?? null}
          onOpen={setAnchor}
        />
        <BottomBar snapshot={snapshot} wipe={wipe} scope={scope} onHelp={() => setHelpOpen(true)} />
        {anchor && chosen?.seat ? (
          <ChildMenu
            key={anchor.key}
            child={chosen}
            seat={chosen.seat}
            board={facts.board}
            anchor={anchor}
            onClose={() => setAnchor(null)}
          />
        ) : null}
        <KeysDialog
          open={helpOpen}
          onClose={() => setHelpOpen(false)}
          preferences={preferences}
          onChange={setPreferences}
        />
      </main>
    </RoomContext>
  );
}

function problemOf(reason: ByeReason): EntryProblem {
  switch (reason) {
    case 'ended':
    case 'removed':
    case 'refused':
      return 'ended';
    case 'not-open':
      return 'not-started';
    case 'moved':
    case 'going-away':
      return 'moved';
  }
}
