'use client';

import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { watchLevel } from './device-preview';

const heardAt = 0.45;

export function MicrophoneCheck({ stream }: { readonly stream: MediaStream }) {
  const t = useTranslations('lessons.check');
  const [level, setLevel] = useState(0);
  const [heard, setHeard] = useState(false);
  useEffect(
    () =>
      watchLevel(stream, (now) => {
        setLevel(now);
        if (now >= heardAt) setHeard(true);
      }),
    [stream],
  );
  return (
    <div className="grid gap-3">
      <div
        role="meter"
        aria-label={t('level')}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(level * 100)}
        className="bg-sand border-line h-8 overflow-hidden rounded-full border-2"
      >
        <div className="bg-lagoon h-full rounded-full" style={{ width: `${Math.round(level * 100)}%` }} />
      </div>
      <p role="status" className={heard ? 'text-leaf font-medium' : 'text-ink-2'}>
        {t(heard ? 'heard' : 'speak')}
      </p>
      <p className="type-small text-ink-2">{stream.getAudioTracks()[0]?.label}</p>
    </div>
  );
}
