/**
 * From a child's tap to the teacher's first picture: our store through the gate, against a bare livekit-client straight to
 * the same media server, in one run. Room code is loaded in both cases, as it is on the bench. Ratios hold from machine to
 * machine, figures do not; browser, encoder, server and thirty decoders share this one.
 */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { log } from '@/lib/server/log';
import { mintVideoToken } from '@/lib/server/video';
import { mediaGrants } from '@/lib/media/rules';
import { bedKeys, mediaBedLacks, openMediaBed, type MediaBed } from '@/lib/testing/media-bed';

const ways = ['bare', 'kreide'] as const;
type Way = (typeof ways)[number];
type Times = Record<Way, number[]>;

const room = 'school.bench';
const identitiesMax = 200;
const audience = {
  cameraTo: 'staff',
  shown: [],
  staffIdentities: ['teacher'],
  everyoneIdentities: Array.from({ length: 30 }, (_, at) => `pupil${at}`),
} as const;
let joined = 0;

async function timeJoin(bed: MediaBed, page: Page, way: Way, url: string): Promise<number> {
  joined += 1;
  const identity = `pupil${joined % identitiesMax}`;
  const grants = mediaGrants({
    role: 'pupil',
    state: 'admitted',
    rights: { microphone: true, camera: true, cameraTo: 'staff' },
  });
  if (!grants) throw new Error('an admitted pupil has rights');
  if (way === 'bare') {
    const token = await mintVideoToken({ keys: bedKeys, identity, room, grants });
    return page.evaluate((target) => window.bed.timeBareJoin(target), { url, token });
  }
  bed.seats.set(identity, { identity, room, grants });
  return page.evaluate((options) => window.bed.timeJoin(options), {
    ticket: identity,
    role: 'pupil' as const,
    audience,
  });
}

/** One after the other, the two ways in turn, so that a slow moment hits both. */
async function alone(bed: MediaBed, url: string, rounds: number): Promise<Times> {
  const times: Times = { bare: [], kreide: [] };
  for (let round = 0; round <= rounds; round += 1) {
    for (const way of round % 2 ? ways : [...ways].reverse()) {
      const page = await bed.page();
      const took = await timeJoin(bed, page, way, url);
      await page.context().close();
      if (round > 0) times[way].push(took); // the first is for warming up
      await pause(1200); // longer than any throttle of key frames
    }
  }
  return times;
}

/**
 * The start of a class: pages are open and loaded, then all join within the time, and stay. Both ways in one crowd and then
 * with their places changed, so that whatever else the machine does meets both.
 */
async function together(bed: MediaBed, url: string, children: number, withinMs: number): Promise<Times> {
  const times: Times = { bare: [], kreide: [] };
  for (const shift of [0, 1]) {
    const pages: Page[] = [];
    for (let at = 0; at < children; at += 1) pages.push(await bed.page());
    await pause(1500);
    await Promise.all(
      pages.map(async (page, at) => {
        const way = (at + shift) % 2 ? 'kreide' : 'bare';
        await pause((at * withinMs) / children);
        times[way].push(await timeJoin(bed, page, way, url));
      }),
    );
    await Promise.all(pages.map((page) => page.context().close()));
    await pause(2000);
  }
  return times;
}

const quantile = (times: readonly number[], part: number): number =>
  [...times].sort((one, other) => one - other)[Math.min(times.length - 1, Math.floor(times.length * part))] ??
  0;

function print(title: string, times: Times): void {
  console.log(`\n${title}`);
  for (const way of ways) {
    const figures = [0.5, 0.95, 1].map((part) => quantile(times[way], part).toFixed(0));
    console.log(`  ${way.padEnd(8)} p50/p95/max ${figures.join('/')} ms  (${times[way].length} joins)`);
  }
}

function judge(what: string, aim: number, figure: number, unit = 'x'): void {
  console.log(
    `  ${figure <= aim ? 'met   ' : 'missed'} ${what}: aim <= ${aim}${unit}, figure ${figure.toFixed(2)}${unit}`,
  );
}

async function main(): Promise<void> {
  if (mediaBedLacks) {
    console.log(`No media bench: ${mediaBedLacks} is missing.`);
    return;
  }
  log.setInfo(false);
  const rounds = Number(process.argv[2] ?? 20);
  const bed = await openMediaBed();
  try {
    const config: { port: number } = JSON.parse(
      await readFile(path.join(bed.dataDir, 'livekit.yaml'), 'utf8'),
    );
    const url = `ws://127.0.0.1:${config.port}`;
    const grants = mediaGrants({
      role: 'teacher',
      state: 'admitted',
      rights: { microphone: true, camera: true, cameraTo: 'staff' },
    });
    if (!grants) throw new Error('a teacher has rights');
    bed.seats.set('teacher', { identity: 'teacher', room, grants });
    const teacher = await bed.page();
    await teacher.evaluate((options) => window.bed.join(options), {
      ticket: 'teacher',
      role: 'teacher' as const,
      audience,
    });
    await teacher.evaluate(() => window.bed.store?.setCamera(true));
    await teacher.evaluate(() => window.bed.store?.setMicrophone(true));
    await pause(3000);

    const single = await alone(bed, url, rounds);
    print('First frame of a pupil who joins alone (gate included, database not)', single);
    judge(
      'alone, median against the bare client',
      1,
      quantile(single.kreide, 0.5) / quantile(single.bare, 0.5),
    );
    judge('alone, p95', 600, quantile(single.kreide, 0.95), ' ms');

    const class30 = await together(bed, url, 30, 10_000);
    print('First frame when thirty join within ten seconds, all browsers on this machine', class30);
    judge(
      'class start, median against the bare client',
      1,
      quantile(class30.kreide, 0.5) / quantile(class30.bare, 0.5),
    );
    judge('class start, p95', 600, quantile(class30.kreide, 0.95), ' ms');
  } finally {
    await bed.close();
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
