'use client';

import { seatsHere } from '@/components/tables/at-table';
import type { Classroom, ClassroomSnapshot } from '@/lib/classroom/client/classroom';
import type { LessonFacts } from '@/lib/classroom/schema';
import type { SignFace } from '@/lib/shared/signs';
import { useScreenWords } from '../../speech/audio-context';
import { inSentences } from '../../speech/screen-words';
import { Clock, Extras, hasExtras, OwnTurn } from './extras';
import { AgainRow, BellRow, Invitation } from './invitation';
import { LessonPanels, openPanel } from './lesson-panels';
import { LessonRail } from './lesson-rail';
import { LessonStrip, PhoneRow } from './lesson-strip';
import styles from './lesson.module.css';
import { messageOf } from './message';
import { findTeacher, orderPeople } from './people';
import { PeopleColumn } from './people-column';
import { isTooWide } from './phases';
import { railSizes, SignsButton } from './rail';
import { Stage } from './stage';
import { isWide } from './stage/stage-state';
import { MessageChip } from './strip-middle';
import { useLayoutMode } from './use-layout-mode';
import { usePhases } from './use-phases';
import { usePupilLesson } from './use-pupil-lesson';
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
  const mode = useLayoutMode();
  const phone = mode === 'phone';
  const it = usePupilLesson({ classroom, snapshot, lesson, phone });
  const { facts, media, me, stage, call, room, words, turn, signs } = it;
  const { grade, teacherName } = lesson;
  const seats = seatsHere(facts);
  const people = orderPeople({ seats, hands: it.hands, media: media.people, me });
  const teacher = findTeacher({ seats, media: media.people, voice: facts.attention?.voice ?? null });
  const corner = mode === 'low' || phone;
  const teacherOnStage = room.stage === 'children' && !teacher?.media?.screen && stage.type === 'plain';
  const older = grade === '3-4';
  const count = 3 + (older || it.consent === 'yes' ? 1 : 0) + (older && !phone ? 1 : 0);
  const sizes = railSizes(mode, grade, count);
  const seen = seenBy(media.camera, it.childCamera);
  const heardBy = facts.tables?.now?.mine ? 'table' : 'all';
  const seenSentence = words.seen(seen, media.microphone.type === 'on' ? heardBy : null);
  const invited = turn.invited && call !== 'pause';
  const pushed = invited || media.soundBlocked || it.again !== null;
  const covered = openPanel(it) !== null;
  const message = messageOf(it);
  const phases = usePhases(facts);
  const onScreen = useScreenWords();
  const sentence =
    inSentences([onScreen, message?.say]) || inSentences([phases.list[phases.at]?.word, seenSentence]);
  const quietStrip = covered || pushed;
  const ownTurn =
    turn.speaking && !call ? <OwnTurn words={!phone && !it.drawing && !covered} onDone={turn.done} /> : null;
  const chat = it.chat ? { open: it.chatOpen, onTap: it.toggleChat } : null;
  const shownMessage = quietStrip ? null : message;
  const crowded = hasExtras(facts) || chat !== null;
  const clock = <Clock timer={facts.timer} />;

  return (
    <main
      className={`pupil ${styles.lesson}`}
      data-audience="pupil"
      data-state="lesson"
      data-stage={stage.type}
      data-mode={mode}
      data-turn={pushed}
      data-say={sentence}
    >
      <h1 className="sr-only">{lesson.title}</h1>
      <LessonStrip
        phone={phone}
        sentence={sentence}
        phases={phases}
        phaseWord={!quietStrip && !call}
        phaseAlone={mode === 'portrait' && (crowded || isTooWide(phases))}
        message={shownMessage}
        turn={ownTurn}
        clock={clock}
        extras={
          <Extras facts={facts} withNoise={mode !== 'portrait' || (!shownMessage && !ownTurn)} chat={chat} />
        }
        pill={
          <VisibilityPill
            sign={sign}
            seen={seen}
            sentence={seenSentence}
            mine={signs.mine}
            onTap={() => {
              it.camera.recallSelfView();
              it.showNote({ text: seenSentence, say: seenSentence });
            }}
          />
        }
        onDoor={onDoor}
      />
      {invited ? (
        <Invitation sign={sign} onYes={turn.accept} onLater={turn.later} />
      ) : media.soundBlocked ? (
        <BellRow onTap={() => void classroom.unblockSound()} />
      ) : it.again ? (
        <AgainRow device={it.again.device} onYes={it.again.yes} onNo={it.again.no} />
      ) : null}
      <Stage
        state={stage}
        mode={mode}
        pushed={pushed}
        classroom={classroom}
        facts={facts}
        media={media}
        me={me}
        sign={sign}
        teacher={teacher}
        teacherName={teacherName}
        people={people}
        corner={corner}
        covered={covered}
        onFailed={it.failed}
      >
        <LessonPanels
          it={it}
          classroom={classroom}
          sign={sign}
          teacherName={teacherName}
          seenSentence={seenSentence}
        />
      </Stage>
      {phone && pushed ? null : phone ? (
        <PhoneRow
          clock={clock}
          extras={
            <>
              <Extras facts={facts} withNoise={!message && !ownTurn} chat={chat} />
              {older ? (
                <SignsButton
                  bare
                  sizes={sizes}
                  state={call ? 'asleep' : signs.open ? 'on' : 'off'}
                  onTap={() => it.open('signs', signs.toggle)}
                  onAsleep={() => call && it.tell(call)}
                />
              ) : null}
            </>
          }
        >
          {ownTurn ?? (message ? <MessageChip message={message} /> : null)}
          {ownTurn || message ? null : (
            <PeopleColumn
              mode={mode}
              teacher={null}
              teacherName={teacherName}
              people={people}
              signals={facts.signals ?? []}
              taken={(facts.timer ? 1 : 0) + (facts.noise?.on ? 2 : 0) + (chat ? 1 : 0) + (older ? 1 : 0)}
              pushed={pushed}
            />
          )}
        </PhoneRow>
      ) : isWide(stage) && !pushed ? null : (
        <PeopleColumn
          mode={mode}
          teacher={corner || teacherOnStage || stage.type === 'eyes' ? null : teacher}
          teacherName={teacherName}
          people={people}
          signals={facts.signals ?? []}
          pushed={pushed}
        />
      )}
      <LessonRail
        classroom={classroom}
        media={media}
        sizes={sizes}
        count={count}
        call={call}
        hand={{ on: it.hand.up, tap: it.hand.toggle }}
        micClosed={it.micClosed}
        onMic={it.switchMicrophone}
        camera={
          older || it.consent === 'yes'
            ? { closed: it.camera.closed, tap: () => it.open('camera', it.camera.tap) }
            : null
        }
        signs={older && !phone ? { on: signs.open, tap: () => it.open('signs', signs.toggle) } : null}
        help={{ on: it.help.open || it.help.waiting, tap: () => it.open('help', it.help.toggle) }}
        onAsleep={it.tell}
      />
    </main>
  );
}
