import { expect, it } from 'vitest';
import { createSounds } from './sounds';

function stage() {
  const peaks: number[] = [];
  let started = 0;
  const param = {
    value: 0,
    setValueAtTime: () => undefined,
    exponentialRampToValueAtTime: (value: number) => peaks.push(value),
  };
  const node = {
    frequency: param,
    gain: param,
    connect: () => node,
    start: () => (started += 1),
    stop: () => undefined,
  };
  const context = {
    state: 'running',
    currentTime: 0,
    destination: {},
    createOscillator: () => node,
    createGain: () => node,
    resume: () => Promise.resolve(),
    close: () => Promise.resolve(),
  } as unknown as AudioContext;
  return { sounds: createSounds(() => context), peaks, count: () => started };
}

it('makes no sound before the child has tapped anything', () => {
  const { sounds, count } = stage();
  sounds.play('turn');
  expect(count()).toBe(0);
});

it('plays nothing into an open microphone', () => {
  const { sounds, count } = stage();
  sounds.unlock();
  sounds.setMicrophoneOpen(true);
  sounds.play('bowl');
  expect(count()).toBe(0);
  sounds.setMicrophoneOpen(false);
  sounds.play('bowl');
  expect(count()).toBe(3);
});

it('no sound is louder than a quarter of full scale, however many tones it has', () => {
  const { sounds, peaks } = stage();
  sounds.unlock();
  sounds.play('bowl');
  expect(peaks.filter((value) => value > 0.001).reduce((sum, value) => sum + value, 0)).toBeLessThanOrEqual(
    0.2501,
  );
});
