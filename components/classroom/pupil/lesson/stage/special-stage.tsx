'use client';

import { lazy, Suspense } from 'react';
import { Spinner } from '@/components/ui/spinner';
import type { Classroom } from '@/lib/classroom/client/classroom';
import type { MediaSnapshot } from '@/lib/classroom/client/media';
import { sendThrough } from '@/lib/classroom/client/send-through';
import type { LessonFacts } from '@/lib/classroom/schema';
import type { SignFace } from '@/lib/shared/signs';
import type { PersonView } from '../people';
import { EyesStage, PauseStage } from './calls';
import { DrawStage } from './draw-stage';
import { GalleryStage, type GalleryPerson } from './gallery-stage';
import { SpotlightStage } from './spotlight-stage';
import styles from './stage.module.css';
import type { StageState } from './stage-state';

const PupilPoll = lazy(() =>
  import('@/components/polls/pupil-poll').then((module) => ({ default: module.PupilPoll })),
);
const PupilResults = lazy(() =>
  import('@/components/polls/pupil-results').then((module) => ({ default: module.PupilResults })),
);

export type SpecialStageProps = {
  readonly state: Exclude<StageState, { type: 'plain' }>;
  readonly classroom: Classroom;
  readonly facts: Partial<LessonFacts>;
  readonly media: MediaSnapshot;
  readonly me: number;
  readonly sign: SignFace;
  readonly teacher: PersonView | null;
  readonly teacherName: string;
  readonly people: readonly PersonView[];
  readonly onFailed: () => void;
};

/** Whatever is on the stage now and then. It comes as a piece of its own, after the buttons work. */
export function SpecialStage(props: SpecialStageProps) {
  const { state, classroom, facts, media, me, sign, teacher, teacherName, onFailed } = props;
  const seats = facts.seats ?? [];
  const send = async (type: string, body?: Readonly<Record<string, unknown>>) => {
    const done = await classroom.send(type, body);
    if (!done.ok) onFailed();
    return done;
  };
  /** A vote is one row per child: said again after a lost connection it is still one. */
  const vote = async (pollId: string, choices: readonly number[]) => {
    const done = await sendThrough(classroom, 'poll.vote', { pollId, choices: [...choices] });
    const asked = classroom.getSnapshot().facts.poll;
    if (!done.ok && asked?.pollId === pollId && asked.open) onFailed();
    return done;
  };
  switch (state.type) {
    case 'pause':
      return <PauseStage sign={sign} />;
    case 'eyes':
      return <EyesStage teacher={teacher} teacherName={teacherName} />;
    case 'draw':
      return <DrawStage draw={state.draw} seats={seats} me={me} onJoker={() => void send('draw.joker')} />;
    case 'poll': {
      const { poll } = state;
      return (
        <div className={styles.fill} data-stage="poll">
          <Suspense fallback={<Waiting />}>
            <PupilPoll
              poll={poll}
              teacherName={teacherName}
              onVote={(choices) => vote(poll.pollId, choices)}
            />
          </Suspense>
        </div>
      );
    }
    case 'results':
      return (
        <div className={styles.fill} data-stage="results">
          <Suspense fallback={<Waiting />}>
            <PupilResults poll={state.poll} />
          </Suspense>
        </div>
      );
    case 'spotlight': {
      const seat = seats.find((it) => it.number === state.number);
      const camera =
        state.number === me ? media.ownCamera : (media.people.get(seat?.mediaIdentity ?? '')?.camera ?? null);
      return <SpotlightStage seat={seat} camera={camera} isMe={state.number === me} />;
    }
    case 'gallery':
      return <GalleryStage people={everybody(props)} />;
  }
}

const asTile = ({ seat, media, speaking }: PersonView): GalleryPerson => ({
  seat,
  camera: media?.camera ?? null,
  speaking,
});

/** The teacher first, oneself last. */
function everybody({ teacher, people, facts, me, media }: SpecialStageProps): readonly GalleryPerson[] {
  const own = facts.seats?.find((seat) => seat.number === me);
  return [
    ...(teacher ? [asTile(teacher)] : []),
    ...[...people].sort((a, b) => a.seat.number - b.seat.number).map(asTile),
    ...(own ? [{ seat: own, camera: media.ownCamera, speaking: false, mirrored: true }] : []),
  ];
}

const Waiting = () => (
  <div className="grid size-full place-items-center">
    <Spinner size={48} />
  </div>
);
