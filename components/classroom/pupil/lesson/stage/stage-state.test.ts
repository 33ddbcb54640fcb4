import { describe, expect, it } from 'vitest';
import type { LessonFacts } from '@/lib/classroom/schema';
import { stageState } from './stage-state';

const attention: LessonFacts['attention'] = {
  quietAt: null,
  eyesUntil: null,
  gallery: false,
  spotlight: null,
  voice: null,
};
const poll: NonNullable<LessonFacts['poll']> = {
  pollId: 'p',
  template: 'thumbs',
  question: null,
  answers: [{}, {}],
  multiple: false,
  anonymous: true,
  quiz: false,
  open: true,
  shown: false,
  openedAt: '2026-11-24T08:00:00.000Z',
  mine: [],
  counts: null,
  right: null,
  answered: [],
  missing: [],
  votes: [],
};
const shows = (facts: Partial<LessonFacts>) => stageState(facts).type;

describe('what a child sees on the stage', () => {
  it('is the board as long as the server says nothing else, also when a feature is not there at all', () => {
    expect(shows({})).toBe('plain');
    expect(shows({ attention })).toBe('plain');
  });
  it('is a calm picture while the class is protected, whatever else runs', () => {
    const facts = { attention: { ...attention, eyesUntil: '2026-11-24T08:03:00.000Z' }, poll };
    expect(shows({ ...facts, protection: { since: '2026-11-24T08:00:00.000Z', by: 1 } })).toBe('pause');
    expect(shows(facts)).toBe('eyes');
  });
  it('is the question while it is open, its results when they are shown, and the board when it is only closed', () => {
    expect(shows({ poll })).toBe('poll');
    expect(shows({ poll: { ...poll, open: false } })).toBe('plain');
    expect(shows({ poll: { ...poll, open: false, shown: true } })).toBe('results');
    expect(shows({ poll: { ...poll, shown: true } })).toBe('results');
  });
  it('one child in the light comes before everybody', () => {
    expect(shows({ attention: { ...attention, gallery: true, spotlight: 3 } })).toBe('spotlight');
    expect(shows({ attention: { ...attention, gallery: true } })).toBe('gallery');
  });
});
