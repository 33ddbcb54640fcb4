'use client';

import { useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';

/** Mirrored, as one knows oneself. */
export function CameraCheck({ stream }: { readonly stream: MediaStream }) {
  const t = useTranslations('lessons.check');
  const ref = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    if (ref.current) ref.current.srcObject = stream;
  }, [stream]);
  return (
    <div className="grid gap-3">
      <video
        ref={ref}
        autoPlay
        muted
        playsInline
        aria-label={t('preview')}
        className="rounded-card bg-sand aspect-video w-full -scale-x-100 object-cover"
      />
      <p className="type-small text-ink-2">{stream.getVideoTracks()[0]?.label}</p>
    </div>
  );
}
