import { readFile } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Page } from '@playwright/test';
import type { MediaNews } from '@/lib/shared/media-news';
import { mediaBedLacks } from '@/lib/testing/media-bed';
import { openLessonBed, type LessonBed, type MediaLesson, type Who } from '@/lib/testing/media-lesson';
import type { Forced } from '@/lib/testing/media-page';
import { markFile } from './child';
import { setMediaWitness } from './witness';

const slow = { timeout: 20_000, interval: 100 };
const oneLook = 400;

/** From what a teacher taps to what flows: real intents, the real gate, the real media server, and clients that do not obey. */
describe.skipIf(mediaBedLacks !== null)('a lesson at the real media server', { timeout: 60_000 }, () => {
  let stage: LessonBed;
  let lesson: MediaLesson;
  const pages: Page[] = [];

  beforeAll(async () => {
    stage = await openLessonBed();
  });
  afterAll(() => stage.close());
  beforeEach(async () => {
    lesson = await stage.newLesson();
  });
  afterEach(async () => {
    await Promise.all(pages.splice(0).map((page) => page.context().close()));
  });

  const open = async (): Promise<Page> => {
    const page = await stage.bed.page();
    pages.push(page);
    return page;
  };
  /** A client of its own making, which asks for everything. */
  const raw = async (who: Who): Promise<Page> => {
    const page = await open();
    await page.evaluate((ticket) => window.bed.joinRaw(ticket), lesson.ticket(who));
    return page;
  };
  /** The product's client. */
  const sit = async (who: Who): Promise<Page> => {
    const page = await open();
    await lesson.sit(page, who);
    await vi.waitFor(async () => expect((await devices(page)).state).toBe('on'), slow);
    return page;
  };
  const force = (page: Page, source: Forced) =>
    page.evaluate((what) => window.bed.forcePublish(what), source);
  const sent = async (page: Page) => Object.keys(await page.evaluate(() => window.bed.sent())).toSorted();
  const devices = (page: Page) => page.evaluate(() => window.bed.devices());
  const received = (page: Page) => page.evaluate(() => window.bed.received());
  const turnOn = async (page: Page, ...what: readonly ('microphone' | 'camera')[]): Promise<void> => {
    await page.evaluate(
      (on) =>
        Promise.all([
          on.includes('microphone') && window.bed.seat?.setMicrophone(true),
          on.includes('camera') && window.bed.seat?.setCamera(true),
        ]),
      what,
    );
    await vi.waitFor(async () => expect(await sent(page)).toEqual(what.toSorted()), slow);
  };
  const sends = (page: Page, ...what: readonly Forced[]) =>
    vi.waitFor(async () => expect(await sent(page)).toEqual(what.toSorted()), slow);
  /** Takes everything by force until it flows. */
  const flows = async (page: Page, what: 'videoFrames' | 'audioEnergy'): Promise<void> => {
    const before = (await received(page))[what];
    await vi.waitFor(async () => {
      await page.evaluate(() => window.bed.force());
      expect((await received(page))[what]).toBeGreaterThan(before);
    }, slow);
  };
  const standsStill = (page: Page, what: 'videoPackets' | 'audioEnergy') =>
    vi.waitFor(async () => {
      await page.evaluate(() => window.bed.force());
      const before = (await received(page))[what];
      await page.waitForTimeout(oneLook); // two looks some packets apart
      expect((await received(page))[what]).toBe(before);
    }, slow);
  const pid = async (): Promise<number> => {
    const mark: unknown = JSON.parse(await readFile(markFile(stage.bed.dataDir), 'utf8'));
    return Number(Object(mark).pid);
  };

  it('[MODE-2] when the class listens no microphone of a child flows or can be published, but for the turn', async () => {
    const [anna, teacher] = [await raw('anna'), await raw('teacher')];
    expect([await force(anna, 'microphone'), await force(anna, 'camera')]).toEqual([
      'published',
      'published',
    ]);
    await flows(teacher, 'audioEnergy');
    await lesson.send('teacher', 'mode.set', { mode: 'listen' });
    await sends(anna, 'camera');
    await standsStill(teacher, 'audioEnergy');
    expect(await force(anna, 'microphone')).toBe('refused');
    await lesson.send('anna', 'hands.raise');
    await lesson.about('anna', 'hands.give-turn');
    await sends(anna, 'camera'); // invited, not switched on
    await vi.waitFor(async () => expect(await force(anna, 'microphone')).toBe('published'), slow);
    await flows(teacher, 'audioEnergy');
    await lesson.send('teacher', 'hands.end-turn');
    await sends(anna, 'camera');
    expect(await force(anna, 'microphone')).toBe('refused');
  });

  it('[PROT-1] [PROT-2] shut, nothing of any child flows; open again, they may and nothing is on, and who had it on is asked', async () => {
    const [anna, clara, teacher] = [await raw('anna'), await sit('clara'), await raw('teacher')];
    await force(anna, 'microphone');
    await force(anna, 'camera');
    await turnOn(clara, 'microphone');
    await flows(teacher, 'videoFrames');
    await lesson.send('teacher', 'protection.shut');
    await sends(anna);
    for (const source of ['microphone', 'camera'] as const) expect(await force(anna, source)).toBe('refused');
    await vi.waitFor(async () => expect((await devices(clara)).state).toBe('off'), slow);
    await standsStill(teacher, 'audioEnergy');
    await standsStill(teacher, 'videoPackets');
    await lesson.send('teacher', 'protection.open');
    await vi.waitFor(async () => {
      const invited = { microphone: true, camera: false };
      expect(await devices(clara)).toEqual({ state: 'on', microphone: 'off', camera: 'off', invited });
    }, slow);
    expect([await sent(anna), await sent(clara)]).toEqual([[], []]);
    await standsStill(teacher, 'audioEnergy');
    await turnOn(clara, 'microphone');
    await flows(teacher, 'audioEnergy');
    expect((await devices(clara)).invited).toBeNull();
    expect(await force(anna, 'camera')).toBe('published');
  });

  it('[MEDIA-3] a child’s picture follows the rule for the class and the rule for this child, also against who takes it by force', async () => {
    const [anna, clara, ben] = [await sit('anna'), await sit('clara'), await raw('ben')];
    await turnOn(anna, 'camera');
    await turnOn(clara, 'camera');
    await standsStill(ben, 'videoPackets');
    await lesson.about('anna', 'room.child-camera', { mode: 'class' });
    await flows(ben, 'videoFrames');
    const { tracks } = await ben.evaluate(() => window.bed.force());
    expect(tracks).toEqual([`${lesson.of('anna').identity}:camera`]);
    await lesson.about('anna', 'room.child-camera', { mode: null });
    await standsStill(ben, 'videoPackets');
    await lesson.send('teacher', 'room.child-camera', { mode: 'class' });
    await flows(ben, 'videoFrames');
    await lesson.send('teacher', 'room.child-camera', { mode: 'off' });
    await sends(anna);
    await sends(clara);
    expect((await devices(anna)).camera).toBe('off');
    expect(await force(ben, 'camera')).toBe('refused');
  });

  it('[MEDIA-1] a mute reaches the child at once and locks nothing; who is removed is out, with everything, and stays out', async () => {
    const [anna, ben, teacher] = [await sit('anna'), await raw('ben'), await raw('teacher')];
    await turnOn(anna, 'microphone', 'camera');
    await lesson.about('anna', 'media.mute');
    await lesson.about('anna', 'media.close-camera');
    await vi.waitFor(async () => {
      expect(await devices(anna)).toMatchObject({ microphone: 'off', camera: 'off' });
    }, slow);
    await standsStill(teacher, 'audioEnergy');
    await anna.evaluate(() => window.bed.seat?.setMicrophone(true));
    await flows(teacher, 'audioEnergy');
    const ticket = lesson.ticket('ben');
    expect(await force(ben, 'camera')).toBe('published');
    await lesson.about('ben', 'seat.remove');
    await vi.waitFor(async () => {
      expect(await ben.evaluate(() => window.bed.raw?.state)).toBe('disconnected');
    }, slow);
    await standsStill(teacher, 'videoPackets');
    await expect(ben.evaluate((held) => window.bed.joinRaw(held), ticket)).rejects.toThrow();
  });

  it('[WITNESS-1] who comes and who leaves is told to our own port, by the media server itself', async () => {
    const heard: MediaNews[] = [];
    setMediaWitness((news) => heard.push(news));
    const { identity } = lesson.of('anna');
    const told = (kind: 'joined' | 'left') =>
      vi.waitFor(() => expect(heard).toContainEqual(expect.objectContaining({ kind, identity, room })), slow);
    const room = lesson.lesson.mediaRoomAt(null);
    const anna = await raw('anna');
    await told('joined');
    await lesson.about('anna', 'seat.remove');
    await told('left');
    expect(await received(anna)).toMatchObject({ videoFrames: 0 });
  });

  it('[MEDIA-9] a media server that hung while the class was shut does it when it is there again; the lesson did not wait', async () => {
    const [anna, teacher] = [await raw('anna'), await raw('teacher')];
    await force(anna, 'microphone');
    await flows(teacher, 'audioEnergy');
    const server = await pid();
    process.kill(server, 'SIGSTOP');
    try {
      const since = Date.now();
      await lesson.send('teacher', 'protection.shut');
      expect(Date.now() - since).toBeLessThan(1_500);
      await anna.waitForTimeout(3_500); // longer than we wait for an answer of the media server
    } finally {
      process.kill(server, 'SIGCONT');
    }
    await sends(anna);
    expect(await force(anna, 'microphone')).toBe('refused');
  });

  it('[MEDIA-9] a media server that was killed comes back to the lesson as it is now', async () => {
    const anna = await sit('anna');
    await turnOn(anna, 'camera');
    const server = await pid();
    process.kill(server, 'SIGKILL');
    await lesson.send('teacher', 'mode.set', { mode: 'listen' });
    await lesson.send('teacher', 'room.child-camera', { mode: 'off' });
    await vi.waitFor(async () => expect(await pid()).not.toBe(server), slow);
    await vi.waitFor(async () => expect((await devices(anna)).state).toBe('on'), slow);
    await vi.waitFor(async () => expect(await sent(anna)).toEqual([]), slow); // her own client hears it later than the server
    const ben = await raw('ben');
    expect([await force(ben, 'microphone'), await force(ben, 'camera')]).toEqual(['refused', 'refused']);
  });
});
