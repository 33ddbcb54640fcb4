'use client';

import type { DiscState } from '@/components/ui/disc-button';
import type { Classroom } from '@/lib/classroom/client/classroom';
import type { MediaSnapshot } from '@/lib/classroom/client/media';
import type { NoteName } from './notes';
import {
  CameraButton,
  discState,
  HandButton,
  HelpButton,
  MicButton,
  Rail,
  type RailSizes,
  SignsButton,
} from './rail';

type Button = { readonly on: boolean; readonly tap: () => void };

type LessonRailProps = {
  readonly classroom: Classroom;
  readonly media: MediaSnapshot;
  readonly sizes: RailSizes;
  readonly count: number;
  /** A call to all: everything but help sleeps. */
  readonly call: NoteName | null;
  readonly hand: Button;
  /** Why it cannot be had right now, or null. */
  readonly micClosed: NoteName | null;
  readonly onMic: (on: boolean) => void;
  readonly camera: { readonly closed: NoteName | null; readonly tap: () => void } | null;
  readonly signs: Button | null;
  readonly help: Button;
  readonly onAsleep: (why: NoteName) => void;
};

/** The child's buttons, always in the same order and place; what is closed sleeps there and says why. */
export function LessonRail(props: LessonRailProps) {
  const { classroom, media, sizes, count, call, hand, micClosed, onMic, camera, signs, help, onAsleep } =
    props;
  const plain = (on: boolean): DiscState => (call ? 'asleep' : on ? 'on' : 'off');
  const micWhy = call ?? micClosed;
  return (
    <Rail count={count}>
      <HandButton
        sizes={sizes}
        state={hand.on ? 'on' : plain(false)}
        onTap={hand.tap}
        onAsleep={() => call && onAsleep(call)}
      />
      <MicButton
        classroom={classroom}
        sizes={sizes}
        state={discState(media.microphone, micWhy !== null)}
        onTap={() => onMic(media.microphone.type !== 'on')}
        onAsleep={() => {
          onAsleep(micWhy ?? 'mic-missing');
          if (micWhy === 'mic-missing') onMic(true); // plugged in meanwhile?
        }}
      />
      {camera ? (
        <CameraButton
          sizes={sizes}
          state={discState(media.camera, (call ?? camera.closed) !== null)}
          onTap={camera.tap}
          onAsleep={() => onAsleep(call ?? camera.closed ?? 'camera-asleep')}
        />
      ) : null}
      {signs ? (
        <SignsButton
          sizes={sizes}
          state={plain(signs.on)}
          onTap={signs.tap}
          onAsleep={() => call && onAsleep(call)}
        />
      ) : null}
      <HelpButton sizes={sizes} open={help.on} onTap={help.tap} />
    </Rail>
  );
}
