'use client';

import { useEffect, useState, useSyncExternalStore } from 'react';
import { useTranslations } from 'use-intl';
import type { Classroom } from '@/lib/classroom/client/classroom';
import type { SignFace } from '@/lib/shared/signs';
import { usePupilAudio } from '../speech/audio-context';
import { BenchView } from './bench/bench-view';
import { ByeScreen } from './bye-screen';
import { GoodbyeScreen } from './goodbye-screen';
import { LeaveScreen } from './leave-screen';
import { LessonView } from './lesson/lesson-view';
import { NetOverlay } from './net-overlay';
import { PupilScreen } from './pupil-screen';
import { TabOverlay } from './tab-overlay';
import { useWakeLock } from './use-wake-lock';

export type PupilClassroomProps = {
  readonly classroom: Classroom;
  readonly sign: SignFace;
  /** The child goes, after a second tap. */
  readonly onLeave: () => void;
  /** The seat is no more: a reload must not try it. */
  readonly onGone: () => void;
  /** "Yes, go on here": takes the seat back from the other window. */
  readonly onTakeBack: () => void;
};

/** Bench and lesson of one child: a view of the classroom's snapshot. */
export function PupilClassroom(props: PupilClassroomProps) {
  const { classroom, sign, onLeave, onGone, onTakeBack } = props;
  const snapshot = useSyncExternalStore(classroom.subscribe, classroom.getSnapshot, classroom.getSnapshot);
  const { connection, facts, media } = snapshot;
  const { speech, sounds } = usePupilAudio();
  const door = useTranslations('door');
  const [leaving, setLeaving] = useState(false);
  useWakeLock();

  const microphoneOpen = media.microphone.type === 'on' || media.microphone.type === 'starting';
  useEffect(() => {
    speech.setMicrophoneOpen(microphoneOpen);
    sounds.setMicrophoneOpen(microphoneOpen);
  }, [microphoneOpen, speech, sounds]);

  const me = facts.lesson?.me;
  const ended =
    facts.lesson?.state === 'ended' ||
    (connection.type === 'bye' && connection.reason === 'ended') ||
    me?.state === 'left';
  const gone = ended || me?.state === 'removed' || (connection.type === 'bye' && isFinal(connection.reason));
  useEffect(() => {
    if (!gone) return;
    onGone();
    void classroom.leave();
  }, [gone, onGone, classroom]);

  if (ended) {
    return (
      <GoodbyeScreen
        sign={sign}
        name={facts.seats?.find((seat) => seat.number === me?.number)?.name ?? null}
      />
    );
  }
  if (connection.type === 'bye' || me?.state === 'removed') {
    const reason = connection.type === 'bye' ? connection.reason : 'removed';
    return <ByeScreen reason={reason} sign={sign} onTakeBack={onTakeBack} />;
  }
  const onDoor = () => setLeaving(true);
  const hidden = leaving || connection.type === 'lost' || connection.type === 'back';
  return (
    <>
      <div inert={hidden} style={{ display: 'contents' }}>
        {!facts.lesson ? (
          <PupilScreen state="opening" title={door('opening')}>
            {null}
          </PupilScreen>
        ) : me?.state === 'bench' ? (
          <BenchView facts={facts} sign={sign} onDoor={onDoor} />
        ) : (
          <LessonView
            classroom={classroom}
            snapshot={snapshot}
            lesson={facts.lesson}
            sign={sign}
            onDoor={onDoor}
          />
        )}
      </div>
      <NetOverlay connection={connection} sign={sign} />
      <TabOverlay sign={sign} />
      {leaving ? <LeaveScreen sign={sign} onGo={onLeave} onStay={() => setLeaving(false)} /> : null}
    </>
  );
}

const isFinal = (reason: string) => reason === 'removed' || reason === 'refused';
