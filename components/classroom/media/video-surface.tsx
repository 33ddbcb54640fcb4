'use client';

import { useEffect, useRef } from 'react';
import { type VideoHandle } from '@/lib/classroom/client/media';

type VideoSurfaceProps = {
  readonly handle: VideoHandle;
  /** What a screen reader says; the picture itself has no words. */
  readonly label: string;
  /** The own picture, as a mirror shows it. */
  readonly mirrored?: boolean;
  /** A shared screen is shown whole, a person fills the tile. */
  readonly fit?: 'cover' | 'contain';
};

/** A live picture. Being on the screen is what subscribes to it, its size is what decides its quality. */
export function VideoSurface({ handle, label, mirrored = false, fit = 'cover' }: VideoSurfaceProps) {
  const ref = useRef<HTMLVideoElement>(null);

  useEffect(() => (ref.current ? handle.attach(ref.current) : undefined), [handle]);

  return (
    <video
      ref={ref}
      autoPlay
      playsInline
      muted // sound comes from elsewhere; a silent video may start without a tap
      aria-label={label}
      className={`block size-full ${fit === 'cover' ? 'object-cover' : 'object-contain'} ${mirrored ? '-scale-x-100' : ''}`}
    />
  );
}
