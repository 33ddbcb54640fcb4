import { expect, it } from 'vitest';
import { phasesOf, stepsOf } from './rules';

const at = (time: string) => new Date(`2026-11-24T${time}Z`);
const lesson = { startedAt: at('07:00:00'), endedAt: at('07:45:00') };

it('[REPORT-3] the lesson is cut where its mode changed, without slips of the finger and mends', () => {
  const changes = [
    { mode: 'listen', at: at('07:02:00') },
    { mode: 'play', at: at('07:10:00') },
    { mode: 'listen', at: at('07:10:05') },
    { mode: 'work', at: at('07:20:00') },
  ] as const;
  expect(phasesOf(changes, lesson)).toEqual([
    { mode: null, from: at('07:00:00'), to: at('07:02:00') },
    { mode: 'listen', from: at('07:02:00'), to: at('07:20:00') },
    { mode: 'work', from: at('07:20:00'), to: at('07:45:00') },
  ]);
});

it('[REPORT-3] nothing lies outside the lesson, and one without modes is one stretch', () => {
  const early = [{ mode: 'talk', at: at('06:30:00') }] as const;
  expect(phasesOf(early, lesson)).toEqual([{ mode: 'talk', from: at('07:00:00'), to: at('07:45:00') }]);
  expect(phasesOf([], lesson)).toEqual([{ mode: null, from: at('07:00:00'), to: at('07:45:00') }]);
});

it('[REPORT-3] with a strip it is cut where its steps began, without what lies between, before and after', () => {
  const step = (time: string, kind: 'circle' | 'own' | 'bye' | null, name = '') => ({
    kind,
    name,
    at: at(time),
  });
  const changes = [
    step('07:02:00', 'circle'),
    step('07:12:00', 'own', 'Lesen'),
    step('07:20:00', 'own', 'Malen'),
    step('07:20:10', 'own', 'Lesen'),
    step('07:30:00', null),
    step('07:40:00', 'bye'),
  ];
  expect(stepsOf(changes, lesson)).toEqual([
    { kind: 'circle', name: '', from: at('07:02:00'), to: at('07:12:00') },
    { kind: 'own', name: 'Lesen', from: at('07:12:00'), to: at('07:30:00') },
    { kind: 'bye', name: '', from: at('07:40:00'), to: at('07:45:00') },
  ]);
  expect(stepsOf([], lesson)).toEqual([]);
});
