'use client';

import { useEffect, useState } from 'react';
import type { Classroom } from '@/lib/classroom/client/classroom';
import type { MediaSnapshot } from '@/lib/classroom/client/media';
import type { ChildCamera, SeatView } from '@/lib/classroom/schema';
import type { NoteName } from './notes';

const selfViewMs = 5_000;

type CameraInput = {
  readonly classroom: Classroom;
  readonly media: MediaSnapshot;
  readonly consent: SeatView['cameraConsent'];
  readonly childCamera: ChildCamera;
  /** The server gives this child no picture. */
  readonly refused: boolean;
  readonly onNote: (note: NoteName) => void;
};

/** A child's picture: only with the parents' consent, only after it has seen itself, and never asked twice after a no of the browser. */
export function useCamera({ classroom, media, consent, childCamera, refused, onNote }: CameraInput) {
  const [asking, setAsking] = useState(false);
  const [agreed, setAgreed] = useState(false);
  const [denied, setDenied] = useState(false);
  const [selfShown, setSelfShown] = useState(false);
  const on = media.camera.type === 'on';

  useEffect(() => {
    if (!selfShown) return;
    const timer = setTimeout(() => setSelfShown(false), selfViewMs);
    return () => clearTimeout(timer);
  }, [selfShown]);

  const closed: NoteName | null =
    media.state === 'unavailable'
      ? 'no-media'
      : consent !== 'yes' || denied || media.camera.type === 'problem'
        ? 'camera-asleep'
        : childCamera === 'off' || refused
          ? 'camera-closed'
          : null;

  function turnOn() {
    setAsking(false);
    setAgreed(true);
    setSelfShown(true);
    void classroom.setCamera(true);
  }

  return {
    asking,
    closed,
    selfView: selfShown && on ? media.ownCamera : null,
    recallSelfView: () => setSelfShown(on),
    tap: () => {
      if (on) void classroom.setCamera(false);
      else if (agreed) turnOn();
      else setAsking((was) => !was);
    },
    yes: turnOn,
    no: () => setAsking(false),
    failed: () => {
      setAsking(false);
      setDenied(true);
      onNote('camera-asleep');
    },
  };
}
