import { describe, expect, it } from 'vitest';
import type { LessonFacts } from '../schema';
import type { PersonMedia } from './media';
import { heardOfClass, mergePeople } from './media-places';

const person = (part: Partial<PersonMedia>): PersonMedia => ({
  camera: null,
  screen: null,
  microphoneOn: false,
  speaking: false,
  ...part,
});
const adult = { number: 1, mediaIdentity: 'kaya' } as LessonFacts['seats'][number];
const facts = (mine: number | null, voice: number | null, role: 'pupil' | 'teacher' = 'pupil') =>
  ({
    lesson: { me: { number: 3, role, state: 'admitted' } },
    seats: [adult],
    tables: { now: { mine, voice }, again: false, sheets: [] },
  }) as unknown as Partial<LessonFacts>;

describe('[MEDIA-11] what a child at a table hears of the class', () => {
  it('nothing, until an adult speaks to all; then her alone', () => {
    expect(heardOfClass(facts(2, null))).toEqual([]);
    expect(heardOfClass(facts(2, 1))).toEqual(['kaya']);
  });

  it('everybody, when it sits at none; and an adult always', () => {
    expect(heardOfClass(facts(null, null))).toBeNull();
    expect(heardOfClass(facts(2, null, 'teacher'))).toBeNull();
  });
});

it('[MEDIA-11] who is in the class and at the table is one person, and the same one while nothing changes', () => {
  const here = person({ microphoneOn: true, speaking: true });
  const merged = mergePeople(new Map([['kaya', person({})]]), new Map([['kaya', here]]));
  expect(merged.get('kaya')).toBe(here);
  expect(mergePeople(new Map([['ben', here]]), new Map()).get('ben')).toBe(here);
});
