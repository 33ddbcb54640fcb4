'use client';

import { lazy, type ReactNode, Suspense, useCallback, useRef, useState, useSyncExternalStore } from 'react';
import { Spinner } from '@/components/ui/spinner';
import type { Classroom } from '@/lib/classroom/client/classroom';
import type { VideoHandle } from '@/lib/classroom/client/media';
import type { ByeReason } from '@/lib/classroom/protocol';
import type { LessonFacts } from '@/lib/classroom/schema';
import { useWakeLock } from '../pupil/use-wake-lock';
import { BottomBar } from './bottom-bar';
import { ChildMenu, type MenuAnchor } from './child-menu';
import { childrenByNumber, listChildren, listWaiting, type RosterSign } from './children';
import { ControlRow } from './control-row';
import { HeaderBar } from './header-bar';
import { KeysDialog } from './keys-dialog';
import { Notices } from './notices';
import { RoomContext } from './room-context';
import { SidePanel } from './side-panel';
import { StageArea } from './stage-area';
import styles from './staff.module.css';
import { TimeMenu } from './time-menu';
import { useActs } from './use-acts';
import { useClassKeys } from './use-class-keys';
import { type Opened, useLessonActions } from './use-lesson-actions';
import { useNarrow } from './use-narrow';
import { usePreferences } from './use-preferences';
import type { EntryProblem } from './use-staff-entry';
import { useUndo } from './use-undo';
import { useWalls } from './use-walls';

const TableMenu = lazy(() =>
  import('@/components/tables/table-menu').then((module) => ({ default: module.TableMenu })),
);
const PollDialog = lazy(() =>
  import('@/components/polls/poll-dialog').then((module) => ({ default: module.PollDialog })),
);
const ChildViewPanel = lazy(() =>
  import('../child-view/child-view-panel').then((module) => ({ default: module.ChildViewPanel })),
);

type StaffLessonProps = {
  readonly classroom: Classroom;
  readonly name: string;
  readonly roster: readonly RosterSign[];
  readonly over: (reason: EntryProblem) => ReactNode;
  /** "Kinderblick" is open from the beginning. */
  readonly withChildView?: boolean;
  /** What must be known about this lesson as long as it lasts; above all that needs a person. */
  readonly mark?: ReactNode;
};

/** The live lesson of its teacher: everything shown comes from the snapshot, everything done is an intent. */
export function StaffLesson({
  classroom,
  name,
  roster,
  over,
  withChildView = false,
  mark,
}: StaffLessonProps) {
  const snapshot = useSyncExternalStore(classroom.subscribe, classroom.getSnapshot, classroom.getSnapshot);
  const { connection, facts, media } = snapshot;
  const { room, refusal, forget } = useActs(classroom);
  const { preferences, setPreferences } = usePreferences();
  const [anchor, setAnchor] = useState<MenuAnchor | null>(null);
  const [opened, setOpened] = useState<Opened>(null);
  const [timeBox, setTimeBox] = useState<DOMRect | null>(null);
  const [tableBox, setTableBox] = useState<DOMRect | null>(null);
  const [isChildViewOpen, showChildView] = useState(withChildView);
  const wipe = useRef<(() => void) | null>(null);
  const close = useCallback(() => setOpened(null), []);
  const undo = useUndo(room.act);
  const walls = useWalls(room.act, facts.slates?.out === true);
  const actions = useLessonActions({
    room,
    snapshot,
    undo,
    timerSeconds: preferences.timerSeconds,
    onOpen: (what) => setOpened(opened === what ? null : what),
    onTimeMenu: () => setTimeBox(boxOf('time')),
    onTableMenu: () => setTableBox(boxOf('tables')),
  });
  const isNarrow = useNarrow();
  const keys = preferences.keys ? preferences.keyMap : null;
  useWakeLock();
  const scope = useClassKeys({
    keys: preferences.keyMap,
    isOn: preferences.keys,
    onHelp: () => setOpened('keys'),
    onAction: (action) => {
      if (action !== 'voice') actions[action]();
    },
    onVoice: actions.voice,
    onAlarm: actions.shut,
  });

  if (connection.type === 'bye') return over(problemOf(connection.reason));
  const { lesson } = facts;
  if (!lesson || !facts.seats || !facts.room) return <Opening name={name} />;
  const children = listChildren({ roster, facts, people: media.people });
  const byNumber = childrenByNumber(children);
  const chosen = children.find((child) => child.key === anchor?.key && child.seat);
  const notices = <Notices snapshot={snapshot} lesson={lesson} refusal={refusal} forget={forget} />;
  return (
    <RoomContext value={room}>
      <main className={`${styles.room} ${preferences.dark ? 'theme-dark' : ''}`} data-audience="staff">
        <HeaderBar
          name={name}
          facts={facts}
          childrenOfClass={children}
          ownCamera={media.ownCamera}
          isAbsentOpen={opened === 'absent'}
          absentKey={keys?.absent}
          onAbsent={actions.absent}
          onShut={actions.shut}
          stepKey={keys?.step}
          onGo={actions.go}
          notices={isNarrow ? notices : null}
        />
        <div className={styles.main}>
          <ControlRow
            facts={facts}
            byNumber={byNumber}
            undo={undo}
            childView={{ isOpen: isChildViewOpen, show: showChildView }}
          />
          <div className={isChildViewOpen ? styles.split : 'contents'}>
            <StageArea
              snapshot={snapshot}
              childrenOfClass={children}
              wipe={wipe}
              onOpen={setAnchor}
              walls={walls}
            />
            {isChildViewOpen ? (
              <Suspense>
                <ChildViewPanel
                  lessonId={lesson.lessonId}
                  own={ownPicture(facts, media.ownCamera)}
                  onClose={() => showChildView(false)}
                />
              </Suspense>
            ) : null}
          </div>
        </div>
        <SidePanel
          facts={facts}
          media={media}
          childrenOfClass={children}
          byNumber={byNumber}
          waiting={listWaiting(facts)}
          openKey={chosen?.key ?? null}
          opened={opened}
          onOpened={setOpened}
          onTurn={actions.turn}
          onOpen={setAnchor}
          notices={
            <>
              {mark}
              {isNarrow ? null : notices}
            </>
          }
        />
        <BottomBar
          snapshot={snapshot}
          actions={actions}
          keys={keys}
          scope={scope}
          onHelp={() => setOpened('keys')}
        />
        {anchor && chosen?.seat ? (
          <ChildMenu
            key={anchor.key}
            child={chosen}
            seat={chosen.seat}
            facts={facts}
            anchor={anchor}
            onClose={() => setAnchor(null)}
          />
        ) : null}
        {timeBox ? (
          <TimeMenu
            box={timeBox}
            onClose={() => setTimeBox(null)}
            onChosen={(timerSeconds) => setPreferences({ timerSeconds })}
          />
        ) : null}
        {tableBox && facts.tables ? (
          <Suspense>
            <TableMenu
              box={tableBox}
              facts={facts}
              tables={facts.tables}
              onLook={walls.openTables}
              onSlates={walls.openSlates}
              onBoard={walls.shutAll}
              onClose={() => setTableBox(null)}
            />
          </Suspense>
        ) : null}
        {opened === 'poll' ? (
          <Suspense>
            <PollDialog open onClose={close} />
          </Suspense>
        ) : null}
        <KeysDialog
          open={opened === 'keys'}
          onClose={close}
          preferences={preferences}
          onChange={setPreferences}
        />
      </main>
    </RoomContext>
  );
}

function Opening({ name }: { readonly name: string }) {
  return (
    <main className="font-staff grid min-h-dvh place-content-center justify-items-center gap-4 p-6">
      <h1 className="type-h1">{name}</h1>
      <Spinner size={40} />
    </main>
  );
}

function ownPicture({ lesson, seats }: Partial<LessonFacts>, camera: VideoHandle | null) {
  const seat = seats?.find(({ number }) => number === lesson?.me.number);
  return seat ? { identity: seat.mediaIdentity, camera } : null;
}

const boxOf = (button: string): DOMRect | null =>
  document.querySelector(`[data-bar="${button}"]`)?.getBoundingClientRect() ?? null;

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
