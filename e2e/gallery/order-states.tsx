/** What a teacher's calls make of a lesson: facts laid over the usual ones. */
import type { LessonFacts } from '@/lib/classroom/schema';
import { newStep, readyStrip } from '@/lib/strips/rules';

const soon = (seconds: number) => new Date(Date.now() + seconds * 1000).toISOString();
const attention: LessonFacts['attention'] = {
  quietAt: null,
  eyesUntil: null,
  gallery: false,
  spotlight: null,
  voice: null,
};
const draw: NonNullable<LessonFacts['draw']> = {
  phase: 'shown',
  shownAt: soon(-1),
  number: 3,
  joker: false,
  left: 0,
  canUndo: false,
};
const timer: NonNullable<LessonFacts['timer']> = { startedAt: soon(-120), endsAt: soon(180), over: false };
const listening: LessonFacts['rights'] = { microphone: false, camera: true, cameraTo: 'staff' };

export const orderFacts: Readonly<Record<string, Partial<LessonFacts>>> = {
  eyes: { attention: { ...attention, eyesUntil: soon(100) } },
  pause: { protection: { since: soon(-5), by: 1 }, rights: { ...listening, camera: false } },
  gallery: { attention: { ...attention, gallery: true } },
  spotlight: { attention: { ...attention, spotlight: 4 } },
  strip: {
    strip: {
      steps: [
        ...readyStrip.slice(0, 3),
        newStep('own', { name: 'Lesen', picture: 'book' }),
        ...readyStrip.slice(3),
      ],
      at: 3,
      since: soon(-60),
    },
  },
  'draw-thinking': { draw: { ...draw, phase: 'thinking', number: null } },
  'draw-other': { draw },
  'draw-me': { draw: { ...draw, number: 2, joker: true } },
  timer: { timer, noise: { on: true, level: 2 } },
  'timer-over': { timer: { ...timer, over: true }, noise: { on: true, level: 3 } },
  listen: { mode: 'listen', rights: listening },
  signs: {},
  'sign-shown': {
    signals: [
      { number: 2, kind: 'done', since: soon(-3) },
      { number: 4, kind: 'yes', since: soon(-2) },
      { number: 5, kind: 'clap', since: soon(-1) },
    ],
  },
  chat: {
    chat: {
      mode: 'class',
      paused: false,
      slowSeconds: 0,
      mayWrite: true,
      messages: [
        { id: 'a', number: 1, at: soon(-60), to: 'class', text: 'Was habt ihr am Sonntag gemacht?' },
        { id: 'b', number: 4, at: soon(-40), to: 'class', text: 'Ich war mit Oma im Zoo.' },
        { id: 'c', number: 2, at: soon(-20), to: 'class', text: 'Wir haben Kuchen gebacken!' },
        { id: 'd', number: 5, at: soon(-9), to: 'class', text: null },
      ],
    },
  },
  crowded: {
    timer,
    noise: { on: true, level: 1 },
    chat: { mode: 'class', paused: false, slowSeconds: 0, mayWrite: true, messages: [] },
    hands: [
      { number: 3, since: soon(-9), turn: false, first: true },
      { number: 2, since: soon(-3), turn: false, first: true },
    ],
  },
};
