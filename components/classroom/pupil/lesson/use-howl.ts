'use client';

import { useEffect, useEffectEvent } from 'react';
import type { Classroom } from '@/lib/classroom/client/classroom';
import { HowlWatch } from '@/lib/classroom/client/howl';

/** Listens to the open microphone for the howling of two devices in one room. Nothing of it leaves the device. */
export function useHowl(classroom: Classroom, listening: boolean, onHowl: () => void): void {
  const howls = useEffectEvent(onHowl);
  useEffect(() => {
    if (!listening) return;
    const watch = new HowlWatch();
    return classroom.onOwnLevel((_level, tone) => {
      if (tone && watch.hear(tone)) howls();
    });
  }, [classroom, listening]);
}
