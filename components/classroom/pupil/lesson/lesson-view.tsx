'use client';

import { useEffect } from 'react';
import type { Classroom, ClassroomSnapshot } from '@/lib/classroom/client/classroom';
import type { LessonFacts } from '@/lib/classroom/schema';
import type { SignFace } from '@/lib/shared/signs';
import { usePupilAudio } from '../../speech/audio-context';
import { EarButton } from '../../speech/ear-button';
import { DoorButton } from '../corner-buttons';
import { CameraPanel } from './camera-panel';
import { HelpPanel } from './help-panel';
import { BellRow, Invitation } from './invitation';
import styles from './lesson.module.css';
import { LiveVideo } from '../../media/live-video';
import { mayDraw } from './may-draw';
import { micNote, standingNote, useNote, type NoteName } from './notes';
import { findTeacher, orderPeople } from './people';
import { PeopleColumn } from './people-column';
import { CameraButton, discState, HandButton, HelpButton, MicButton, Rail, railSizes } from './rail';
import { Stage } from './stage';
import { MessageChip, Phases, type StripMessage } from './strip-middle';
import { useCamera } from './use-camera';
import { useHand } from './use-hand';
import { useHelp } from './use-help';
import { useLayoutMode } from './use-layout-mode';
import { useLessonWords } from './use-lesson-words';
import { useTurn } from './use-turn';
import { seenBy } from './visibility';
import { VisibilityPill } from './visibility-pill';

type LessonViewProps = {
  readonly classroom: Classroom;
  readonly snapshot: ClassroomSnapshot;
  readonly lesson: LessonFacts['lesson'];
  readonly sign: SignFace;
  readonly onDoor: () => void;
};

/** The lesson as one child has it. Everything shown comes from the snapshot, everything done goes through the classroom. */
export function LessonView({ classroom, snapshot, lesson, sign, onDoor }: LessonViewProps) {
  const { facts } = snapshot;
  // Without a media server the engine never starts; to a child that is the same as one that cannot be had.
  const media = lesson.media ? snapshot.media : ({ ...snapshot.media, state: 'unavailable' } as const);
  const me = lesson.me.number;
  const mode = useLayoutMode();
  const hands = facts.hands ?? [];
  const seats = facts.seats ?? [];
  const room = facts.room ?? { stage: 'board', childCamera: 'teacher', doorLocked: false };
  const drawing = mayDraw(facts.board, me) && room.stage !== 'children';

  const words = useLessonWords(lesson.teacherName, drawing);
  const [note, showNote] = useNote();
  const tell = (name: NoteName) => showNote({ text: words.noteShown(name), say: words.note(name) });
  const hand = useHand({ classroom, hands, me, onFailed: () => tell('again') });
  const consent = seats.find((seat) => seat.number === me)?.cameraConsent;
  const camera = useCamera({ classroom, media, consent, childCamera: room.childCamera, onNote: tell });
  const help = useHelp(classroom, facts.help?.find((call) => call.number === me) ?? null, () =>
    tell('again'),
  );
  const { grade } = lesson;
  const turn = useTurn({
    classroom,
    hands,
    me,
    microphone: media.microphone,
    closesWithTurn: grade === '1-2',
  });
  const { sounds } = usePupilAudio();
  useEffect(() => {
    if (turn.invited) sounds.play('turn');
  }, [turn.invited, sounds]);

  async function switchMicrophone(on: boolean) {
    await classroom.setMicrophone(on);
    const now = classroom.getSnapshot().media;
    const problem = micNote(now.microphone, now.state);
    if (problem) tell(problem); // it falls asleep at the first tap, and says why
  }

  const people = orderPeople({ seats, hands, media: media.people, me });
  const teacher = findTeacher({ seats, media: media.people });
  const corner = mode === 'low' || mode === 'phone';
  const teacherOnStage = room.stage === 'children' && !teacher?.media?.screen;
  const showsPicture = grade === '3-4' || consent === 'yes';
  const sizes = railSizes(mode, grade, showsPicture ? 4 : 3);
  const micClosed = micNote(media.microphone, media.state);
  const seen = seenBy(media.camera, room.childCamera);
  const wouldSee = seenBy({ type: 'on' }, room.childCamera);
  const seenSentence = words.seen(seen, media.microphone.type === 'on');
  const standing = standingNote(media.state);
  const message: StripMessage | null = note
    ? { kind: 'note', ...note }
    : hand.place !== null && !turn.invited
      ? { kind: 'queue', ...words.queue(hand.place), place: hand.place }
      : standing
        ? { kind: 'note', text: words.noteShown(standing), say: words.note(standing) }
        : null;
  const covered = help.open || camera.asking;
  const phase = room.stage === 'children' ? 'circle' : 'board';
  const pushed = turn.invited || media.soundBlocked;
  const quietStrip = covered || turn.invited;

  return (
    <main
      className={`pupil ${styles.lesson}`}
      data-audience="pupil"
      data-state="lesson"
      data-mode={mode}
      data-turn={pushed}
      data-say={message?.say ?? `${words.phase(phase)}. ${seenSentence}`}
    >
      <h1 className="sr-only">{lesson.title}</h1>
      <header className={styles.strip}>
        <DoorButton onTap={onDoor} />
        {mode === 'phone' ? null : (
          <div className={styles.middle}>
            {message && !quietStrip ? (
              <MessageChip message={message} />
            ) : (
              <Phases current={phase} word={!quietStrip} />
            )}
          </div>
        )}
        <VisibilityPill
          sign={sign}
          seen={seen}
          sentence={seenSentence}
          onTap={() => {
            camera.recallSelfView();
            showNote({ text: seenSentence, say: seenSentence });
          }}
        />
        <div className={styles.earPlace}>
          <EarButton sentence={message?.say ?? `${words.phase(phase)}. ${seenSentence}`} />
        </div>
      </header>
      {turn.invited ? (
        <Invitation sign={sign} onYes={turn.accept} onLater={turn.later} />
      ) : media.soundBlocked ? (
        <BellRow onTap={() => void classroom.unblockSound()} />
      ) : null}
      <Stage
        classroom={classroom}
        facts={facts}
        teacher={teacher}
        teacherName={lesson.teacherName}
        corner={corner}
        covered={covered}
      >
        {camera.asking ? (
          <CameraPanel
            seen={wouldSee}
            sentence={words.seen(wouldSee, false)}
            onYes={camera.yes}
            onNo={camera.no}
            onFailed={camera.failed}
          />
        ) : null}
        {help.open ? <HelpPanel {...help.panel} teacherName={lesson.teacherName} /> : null}
        {camera.selfView ? (
          <div className={styles.selfView}>
            <LiveVideo handle={camera.selfView} title={seenSentence} mirrored />
          </div>
        ) : null}
      </Stage>
      {mode === 'phone' && message ? (
        <div className={`${styles.people} ${styles.peopleMessage}`}>
          <MessageChip message={message} />
        </div>
      ) : (
        <PeopleColumn
          mode={mode}
          teacher={corner || teacherOnStage ? null : teacher}
          teacherName={lesson.teacherName}
          people={people}
          pushed={pushed}
        />
      )}
      <Rail>
        <HandButton sizes={sizes} up={hand.up} onTap={hand.toggle} />
        <MicButton
          classroom={classroom}
          sizes={sizes}
          state={discState(media.microphone, micClosed !== null)}
          onTap={() => void switchMicrophone(media.microphone.type !== 'on')}
          onAsleep={() => {
            tell(micClosed ?? 'mic-missing');
            if (micClosed === 'mic-missing') void switchMicrophone(true); // plugged in meanwhile?
          }}
        />
        {showsPicture ? (
          <CameraButton
            sizes={sizes}
            state={discState(media.camera, camera.closed !== null)}
            onTap={camera.tap}
            onAsleep={() => tell(camera.closed ?? 'camera-asleep')}
          />
        ) : null}
        <HelpButton sizes={sizes} open={help.open || help.waiting} onTap={help.toggle} />
      </Rail>
    </main>
  );
}
