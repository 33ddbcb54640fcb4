import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fineIntents } from '@/lib/testing/fine-intents';
import { child, coteacher, LessonMachine, teacher } from '@/lib/testing/lesson-machine';
import { intentRules } from './rules';

const slices = [
  ...['hands', 'turns', 'signals', 'timer', 'draw', 'help', 'room', 'mode', 'protection', 'rights'],
  ...['strip', 'tables', 'board'],
];
const seats = [teacher, coteacher, child, 11, 12];
const types = [...intentRules.keys()].filter((type) =>
  /^(hands|signals|timer|draw|help|room|mode|protection|strip)\./.test(type),
);

it('[INT-5] who comes late, or after the process was killed, sees what those see who were there all along', () => {
  const steps = fc.array(
    fc.tuple(fc.constantFrom(...seats), fc.constantFrom(...types), fc.integer({ min: 0, max: 4000 })),
    { maxLength: 40 },
  );
  fc.assert(
    fc.property(steps, (all) => {
      const there = new LessonMachine(2);
      const killed = new LessonMachine(2);
      for (const [number, type, ms] of all) {
        for (const lesson of [there, killed]) {
          lesson.send(number, type, fineIntents[type] ?? {});
          lesson.pass(ms);
        }
        killed.restart(); // after every single intent
      }
      for (const number of seats)
        for (const slice of slices) expect(killed.shown(number, slice)).toEqual(there.shown(number, slice));
    }),
    { seed: 51, numRuns: 200 },
  );
});
