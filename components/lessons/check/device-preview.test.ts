import { describe, expect, it } from 'vitest';
import { deviceProblem, levelOf } from './device-preview';

const named = (name: string) => Object.assign(new Error(), { name });

describe('checking a device', () => {
  it.each([
    ['NotAllowedError', 'denied'],
    ['NotFoundError', 'missing'],
    ['NotReadableError', 'busy'],
    ['TypeError', 'failed'],
  ] as const)('says what the browser meant by %s', (name, problem) => {
    expect(deviceProblem(named(name))).toBe(problem);
    expect(deviceProblem('nonsense')).toBe('failed');
  });

  it('shows silence as an empty bar and loud speech as a full one', () => {
    const tone = (amplitude: number) =>
      Float32Array.from({ length: 2048 }, (_, index) => amplitude * Math.sin(index / 4));
    expect(levelOf(tone(0))).toBe(0);
    expect(levelOf(tone(1))).toBe(1);
    expect(levelOf(tone(0.05))).toBeGreaterThan(levelOf(tone(0.01)));
    expect(levelOf(new Float32Array(0))).toBe(0);
  });
});
