'use client';

import { useState } from 'react';
import { GoodbyeScreen } from '@/components/classroom/pupil/goodbye-screen';
import { PupilClassroom } from '@/components/classroom/pupil/pupil-classroom';
import { PupilAudioProvider } from '@/components/classroom/speech/audio-context';
import { AdultWords } from '@/components/shell/adult-words';
import type { Classroom } from '@/lib/classroom/client/classroom';
import type { SignFace } from '@/lib/shared/signs';

export type GuestRoomProps = {
  readonly classroom: Classroom;
  readonly face: SignFace;
  /** The seat is no more: a reload asks for the name again. */
  readonly onGone: () => void;
  /** Takes the seat back from another window, or after the server was away. */
  readonly onTakeBack: () => void;
};

/** Bench and lesson of a guest: what a child has, in words for adults. */
export function GuestRoom({ classroom, face, onGone, onTakeBack }: GuestRoomProps) {
  const [hasLeft, setHasLeft] = useState(false);
  const leave = () => {
    onGone();
    setHasLeft(true);
    void classroom.leave();
  };
  return (
    <AdultWords>
      <PupilAudioProvider>
        {hasLeft ? (
          <GoodbyeScreen sign={face} name={null} />
        ) : (
          <PupilClassroom
            classroom={classroom}
            sign={face}
            onLeave={leave}
            onGone={onGone}
            onTakeBack={onTakeBack}
          />
        )}
      </PupilAudioProvider>
    </AdultWords>
  );
}
