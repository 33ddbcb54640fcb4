'use client';

import { useEffect, useRef } from 'react';
import type { VideoHandle } from '@/lib/classroom/client/media';

type LiveVideoProps = {
  readonly handle: VideoHandle;
  /** Whose picture it is; the picture itself has no words. */
  readonly title: string;
  /** The own picture is seen as in a mirror. */
  readonly mirrored?: boolean;
  /** A shared screen is shown whole, a person fills the box. */
  readonly fit?: 'cover' | 'contain';
};

/** Fills its box with a live picture. Being on the screen is what subscribes to it, its size decides its quality. */
export function LiveVideo({ handle, title, mirrored, fit = 'cover' }: LiveVideoProps) {
  const element = useRef<HTMLVideoElement>(null);
  useEffect(() => (element.current ? handle.attach(element.current) : undefined), [handle]);
  return (
    <video
      ref={element}
      autoPlay
      playsInline
      muted // sound comes from elsewhere; a silent video may start without a tap
      aria-label={title}
      className={`block size-full ${fit === 'cover' ? 'object-cover' : 'object-contain'} ${mirrored ? '-scale-x-100' : ''}`}
    />
  );
}
