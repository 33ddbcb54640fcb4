import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Page } from '@playwright/test';
import { mediaBedLacks } from '@/lib/testing/media-bed';
import { openLessonBed, type LessonBed, type MediaLesson, type Who } from '@/lib/testing/media-lesson';
import { partOf, RawSignal } from '@/lib/testing/raw-signal';
import { readSpecTable } from '@/lib/testing/spec-table';

type Step = (lesson: MediaLesson) => Promise<void>;
type Scene = { readonly who: Who; readonly steps?: readonly Step[] };

const cameras =
  (mode: string): Step =>
  (it) =>
    it.send('teacher', 'room.child-camera', { mode });
const ofAnna =
  (mode: string): Step =>
  (it) =>
    it.about('anna', 'room.child-camera', { mode });
const everybody =
  (on: boolean): Step =>
  (it) =>
    it.send('teacher', 'attention.gallery', { on });
const shut: Step = (it) => it.send('teacher', 'protection.shut');

/** How each row of the table comes about, in this order and in one lesson. */
const scenes: Readonly<Record<string, Scene>> = {
  'co-teacher': { who: 'coteacher' },
  substitute: { who: 'substitute' },
  'co-teacher, the class is shut': { who: 'coteacher', steps: [shut] },
  'guest, pictures go to everybody': { who: 'guest', steps: [cameras('class')] },
  'guest at the bench': { who: 'guestWaiting', steps: [cameras('class')] },
  child: { who: 'ben' },
  'child, the class sees all cameras': { who: 'ben', steps: [cameras('class')] },
  "child, the class sees all cameras, Anna's own: no": {
    who: 'ben',
    steps: [cameras('class'), ofAnna('teacher')],
  },
  "child, the class sees Anna's camera alone": { who: 'ben', steps: [ofAnna('class')] },
  'child, Anna is on the stage': { who: 'ben', steps: [(it) => it.about('anna', 'attention.spotlight')] },
  'child, everybody is shown': { who: 'ben', steps: [everybody(true)] },
  'child, everybody was shown': { who: 'ben', steps: [everybody(true), everybody(false)] },
  'child, Anna was muted': { who: 'ben', steps: [(it) => it.about('anna', 'media.mute')] },
  'child, the class listens': {
    who: 'ben',
    steps: [cameras('class'), (it) => it.send('teacher', 'mode.set', { mode: 'listen' }), cameras('teacher')],
  },
  'child, cameras off for the class': { who: 'ben', steps: [cameras('off')] },
  'child, the class is shut': { who: 'ben', steps: [cameras('class'), shut] },
  'somebody who waits at the bench': { who: 'waiting', steps: [cameras('class')] },
  'child that was removed': { who: 'ben', steps: [(it) => it.about('ben', 'seat.remove')] },
};
const columns = {
  "adult's microphone": ['teacher', 'microphone'],
  "adult's camera": ['teacher', 'camera'],
  "adult's screen": ['teacher', 'screen_share'],
  "child's microphone": ['anna', 'microphone'],
  "child's camera": ['anna', 'camera'],
} as const;
const table = readSpecTable('lib/media/SPEC.md', ['who, and when', "adult's microphone"]);
const slow = { timeout: 10_000, interval: 50 };

it('every row of the table has its scene and every column its try, and no others', () => {
  expect(table.map(({ name }) => name).toSorted()).toEqual(Object.keys(scenes).toSorted());
  expect(Object.keys(table[0]?.cells ?? {})).toEqual(Object.keys(columns));
});

describe.skipIf(mediaBedLacks !== null)(
  '[MEDIA-3] whom the media server lets subscribe to what, asked by bare signalling',
  { timeout: 30_000 },
  () => {
    let stage: LessonBed;
    let lesson: MediaLesson;
    let pages: { readonly teacher: Page; readonly anna: Page };
    let told: () => Promise<unknown>;

    beforeAll(async () => {
      stage = await openLessonBed();
      lesson = await stage.newLesson();
      const [teacher, anna] = await Promise.all([stage.bed.page(), stage.bed.page()]);
      pages = { teacher, anna };
      await teacher.evaluate((ticket) => window.bed.joinRaw(ticket), lesson.ticket('teacher'));
      for (const source of ['microphone', 'camera', 'screen_share'] as const) {
        expect(await teacher.evaluate((what) => window.bed.forcePublish(what), source)).toBe('published');
      }
      told = await lesson.sit(anna, 'anna');
    });
    afterAll(() => stage.close());

    /** As at the beginning, with Anna's devices on. */
    const reset = async (): Promise<void> => {
      await lesson.send('teacher', 'protection.open');
      await lesson.send('teacher', 'mode.set', { mode: null });
      await cameras('teacher')(lesson);
      await everybody(false)(lesson);
      await lesson.send('teacher', 'attention.spotlight', { number: null });
      await told();
      await vi.waitFor(async () => {
        await pages.anna.evaluate(() =>
          Promise.all([window.bed.seat?.setMicrophone(true), window.bed.seat?.setCamera(true)]),
        );
        const sent = await pages.anna.evaluate(() => window.bed.sent());
        expect(Object.keys(sent).toSorted()).toEqual(['camera', 'microphone']);
      }, slow);
    };

    const mayHave = (raw: RawSignal, trackSid: string): Promise<boolean> =>
      raw.ask({ subscription: { trackSids: [trackSid], subscribe: true } }, (message) => {
        const answer = partOf(message, 'subscriptionPermissionUpdate');
        return partOf(answer, 'trackSid') === trackSid ? partOf(answer, 'allowed') === true : undefined;
      });

    const askAll = async (who: Who): Promise<Record<string, boolean>> => {
      const raw = await RawSignal.connect(stage.bed.origin, lesson.ticket(who));
      const may: Record<string, boolean> = {};
      for (const [column, [sender, source]] of Object.entries(columns)) {
        const sid = (await pages[sender].evaluate(() => window.bed.sent()))[source];
        may[column] = raw instanceof RawSignal && sid !== undefined && (await mayHave(raw, sid));
      }
      if (raw instanceof RawSignal) raw.close();
      return may;
    };

    it.each(Object.keys(scenes))('%s', async (name) => {
      const { who, steps = [] } = scenes[name] ?? expect.fail('no scene');
      const cells = table.find((row) => row.name === name)?.cells;
      await reset();
      for (const step of steps) await step(lesson);
      await told();
      await vi.waitFor(async () => expect(await askAll(who)).toEqual(cells), slow);
    });
  },
);
