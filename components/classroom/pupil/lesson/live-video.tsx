'use client';

import { useEffect, useRef } from 'react';
import { type VideoHandle } from '@/lib/classroom/client/media';

type LiveVideoProps = {
  readonly handle: VideoHandle;
  /** Whose picture it is. */
  readonly title: string;
  /** The own picture is seen as in a mirror. */
  readonly mirrored?: boolean;
  readonly fit?: 'cover' | 'contain';
};

/** Fills its box with somebody's picture; the engine decides what is sent for it. */
export function LiveVideo({ handle, title, mirrored, fit = 'cover' }: LiveVideoProps) {
  const element = useRef<HTMLVideoElement>(null);
  useEffect(() => (element.current ? handle.attach(element.current) : undefined), [handle]);
  return (
    <video
      ref={element}
      muted
      autoPlay
      playsInline
      aria-label={title}
      className={`block size-full ${fit === 'cover' ? 'object-cover' : 'object-contain'} ${mirrored ? '-scale-x-100' : ''}`}
    />
  );
}
