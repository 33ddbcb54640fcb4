'use client';

import { useEffect } from 'react';
import type { NoiseLevel } from '@/lib/noise/schema';
import type { Classroom } from '@/lib/classroom/client/classroom';

export const reportEveryMs = 3_000;
/** Below which mean loudness of the last seconds it is calm, and lively. */
const calmBelow = 0.12;
const livelyBelow = 0.4;

export function noiseLevel(mean: number): NoiseLevel {
  return mean < calmBelow ? 1 : mean < livelyBelow ? 2 : 3;
}

/** Listens to an open microphone on this device. Only the stage leaves it, at most every three seconds, and only a new one. */
export function useNoise(classroom: Classroom, measuring: boolean): void {
  useEffect(() => {
    if (!measuring) return;
    let sum = 0;
    let count = 0;
    let said: NoiseLevel | null = null;
    const unsubscribe = classroom.onOwnLevel((level) => {
      sum += level;
      count += 1;
    });
    const timer = setInterval(() => {
      if (count === 0) return;
      const level = noiseLevel(sum / count);
      sum = 0;
      count = 0;
      if (level === said) return;
      said = level;
      void classroom.send('noise.report', { level });
    }, reportEveryMs);
    return () => {
      unsubscribe();
      clearInterval(timer);
      if (said !== null) void classroom.send('noise.report', { level: null });
    };
  }, [classroom, measuring]);
}
