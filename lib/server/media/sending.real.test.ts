import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { mediaSources } from '@/lib/media/rules';
import { bedKeys, mediaBedLacks } from '@/lib/testing/media-bed';
import { openLessonBed, type LessonBed, type MediaLesson, type Who } from '@/lib/testing/media-lesson';
import { partOf, RawSignal, type SignalMessage } from '@/lib/testing/raw-signal';
import { readSpecTable } from '@/lib/testing/spec-table';
import { unscopedDb } from '../unscoped';
import { mintVideoToken } from '../video';

type Scene = {
  readonly who: Who;
  readonly make?: (lesson: MediaLesson) => Promise<void>;
  /** The connection from before does not last, though the person may come in again. */
  readonly isCut?: true;
};

const listens = (lesson: MediaLesson) => lesson.send('teacher', 'mode.set', { mode: 'listen' });
const mode = (mode: string | null) => (lesson: MediaLesson) => lesson.send('teacher', 'mode.set', { mode });
const cameras = (mode: string) => (lesson: MediaLesson) =>
  lesson.send('teacher', 'room.child-camera', { mode });
const shut = (lesson: MediaLesson) => lesson.send('coteacher', 'protection.shut');
const open = (lesson: MediaLesson) => lesson.send('teacher', 'protection.open');
const turn = async (lesson: MediaLesson, who: Who): Promise<void> => {
  await lesson.send(who, 'hands.raise');
  await lesson.about(who, 'hands.give-turn');
};
const all =
  (...steps: readonly ((lesson: MediaLesson) => Promise<void>)[]) =>
  async (lesson: MediaLesson): Promise<void> => {
    for (const step of steps) await step(lesson);
  };

/** How each row of the table comes about. */
const scenes: Readonly<Record<string, Scene>> = {
  teacher: { who: 'teacher' },
  'co-teacher by link': { who: 'coteacher' },
  'substitute by link': { who: 'substitute' },
  'teacher, the class listens, with cameras off': { who: 'teacher', make: all(listens, cameras('off')) },
  'co-teacher, the class is shut': { who: 'coteacher', make: shut },
  'substitute whose link was revoked': { who: 'substitute', make: (it) => revoke(it, 'substitute') },
  'co-teacher whose link has expired': { who: 'coteacher', make: (it) => expire(it, 'coteacher') },
  child: { who: 'anna' },
  'child, the class listens': { who: 'anna', make: listens },
  'child, the class talks': { who: 'anna', make: mode('talk') },
  'child, the class works': { who: 'anna', make: mode('work') },
  'child, the class plays': { who: 'anna', make: mode('play') },
  'child, the mode was taken back': { who: 'anna', make: all(listens, mode(null)) },
  'child with the turn, the class listens': { who: 'anna', make: all(listens, (it) => turn(it, 'anna')) },
  'child whose turn is over, the class listens': {
    who: 'anna',
    make: all(
      listens,
      (it) => turn(it, 'anna'),
      (it) => it.send('teacher', 'hands.end-turn'),
    ),
  },
  'child, another has the turn': {
    who: 'anna',
    make: all(
      listens,
      (it) => turn(it, 'anna'),
      (it) => turn(it, 'ben'),
    ),
  },
  'child, cameras off for the class': { who: 'anna', make: cameras('off') },
  'child, own camera off': {
    who: 'anna',
    make: (it) => it.about('anna', 'room.child-camera', { mode: 'off' }),
  },
  "child, own camera off and back to the class's rule": {
    who: 'anna',
    make: all(
      (it) => it.about('anna', 'room.child-camera', { mode: 'off' }),
      (it) => it.about('anna', 'room.child-camera', { mode: null }),
    ),
  },
  'child on the stage, cameras off for the class': {
    who: 'anna',
    make: all(cameras('off'), (it) => it.about('anna', 'attention.spotlight')),
  },
  'child whose parents said no, shown by every means': {
    who: 'dora',
    make: all(
      (it) => saysNo(it, 'dora'),
      cameras('class'),
      (it) => it.about('dora', 'room.child-camera', { mode: 'class' }),
      (it) => it.about('dora', 'attention.spotlight'),
      (it) => it.send('teacher', 'attention.gallery', { on: true }),
    ),
  },
  'child whose parents say no during the lesson': { who: 'dora', make: (it) => saysNo(it, 'dora') },
  'child that was muted, camera closed': {
    who: 'anna',
    make: all(
      (it) => it.about('anna', 'media.mute'),
      (it) => it.about('anna', 'media.close-camera'),
      (it) => it.send('teacher', 'media.mute-all'),
    ),
  },
  'child, the class is shut': { who: 'anna', make: shut },
  'child with the turn, the class is shut': { who: 'anna', make: all((it) => turn(it, 'anna'), shut) },
  'child, the class was shut and is open again': { who: 'anna', make: all(shut, open) },
  'child by link, the class is shut': { who: 'clara', make: shut },
  'child by link, let in while the class is shut': {
    who: 'clara',
    isCut: true,
    make: all(shut, (it) => it.about('clara', 'bench.admit')),
  },
  'child by link, the class was shut and is open': { who: 'clara', make: all(shut, open), isCut: true },
  'child sent to the bench': { who: 'anna', make: (it) => it.about('anna', 'seat.to-bench') },
  'child sent to the bench and let in again': {
    who: 'anna',
    isCut: true,
    make: all(
      (it) => it.about('anna', 'seat.to-bench'),
      (it) => it.about('anna', 'bench.admit'),
    ),
  },
  'child that was removed': { who: 'anna', make: (it) => it.about('anna', 'seat.remove') },
  'child that left': { who: 'anna', make: (it) => it.send('anna', 'seat.leave') },
  'somebody who waits at the bench': { who: 'waiting' },
  'guest let in': { who: 'guest' },
  'guest, the class listens': { who: 'guest', make: listens },
  'guest, the class is shut': { who: 'guest', make: shut },
  'guest at the bench': { who: 'guestWaiting' },
  'guest that was removed': { who: 'guest', make: (it) => it.about('guest', 'seat.remove') },
  'guest whose link was revoked': { who: 'guest', make: (it) => revoke(it, 'guest') },
  'guest whose link has expired': { who: 'guest', make: (it) => expire(it, 'guest') },
  'teacher, the lesson is over': { who: 'teacher', make: (it) => it.send('teacher', 'lesson.end') },
  'child, the lesson is over': { who: 'anna', make: (it) => it.send('teacher', 'lesson.end') },
};

const linkOf = (it: MediaLesson, who: Who) => it.lesson.seat(it.of(who).number)?.cardId ?? '';

async function revoke(it: MediaLesson, who: Who): Promise<void> {
  const id = linkOf(it, who);
  await it.lesson.closeSeats((seat) => seat.cardId === id);
}

async function expire(it: MediaLesson, who: Who): Promise<void> {
  const id = linkOf(it, who);
  await unscopedDb().staffLink.updateMany({ where: { id }, data: { expiresAt: new Date(0) } });
  await it.lesson.refreshSeats();
}

async function saysNo(it: MediaLesson, who: Who): Promise<void> {
  const id = it.lesson.seat(it.of(who).number)?.signId ?? '';
  await unscopedDb().sign.updateMany({ where: { id }, data: { cameraConsent: 'no' } });
  await it.lesson.refreshSeats();
}

let count = 0;
const addTrack = (type: 'AUDIO' | 'VIDEO', source: string) => (raw: RawSignal) => {
  const cid = `track-${(count += 1)}`;
  return raw.ask({ addTrack: { cid, name: cid, type, source } }, (message) => {
    if (partOf(message, 'trackPublished', 'cid') === cid) return true;
    return partOf(message, 'requestResponse', 'addTrack', 'cid') === cid ? false : undefined;
  });
};
const numbered = (raw: RawSignal, name: string, body: SignalMessage, done: string) => {
  const requestId = (count += 1);
  return raw.ask({ [name]: { ...body, requestId } }, (message) => {
    if (partOf(message, done, 'requestId') === requestId) return true;
    const refused = partOf(message, 'requestResponse');
    return partOf(refused, 'requestId') === requestId ? partOf(refused, 'reason') === undefined : undefined;
  });
};
const words: readonly (readonly [string, SignalMessage])[] = [
  ['updateMetadata', { name: 'Frau Kaya' }],
  ['updateMetadata', { metadata: 'rude' }],
  ['updateMetadata', { attributes: { rude: 'yes' } }],
  ['storeDataBlobRequest', { blob: { key: { generic: 'rude' }, contents: 'AAAA' } }],
];

/** Each column, tried over a connection that got in. */
const columns: Readonly<Record<string, (raw: RawSignal) => Promise<boolean>>> = {
  in: () => Promise.resolve(true),
  microphone: addTrack('AUDIO', 'MICROPHONE'),
  camera: addTrack('VIDEO', 'CAMERA'),
  screen: async (raw) =>
    (await addTrack('VIDEO', 'SCREEN_SHARE')(raw)) || addTrack('AUDIO', 'SCREEN_SHARE_AUDIO')(raw),
  unnamed: async (raw) => (await addTrack('VIDEO', 'UNKNOWN')(raw)) || addTrack('AUDIO', 'UNKNOWN')(raw),
  data: (raw) => {
    const name = `data-${(count += 1)}`;
    return raw.ask({ publishDataTrackRequest: { pubHandle: count, name } }, (message) => {
      if (partOf(message, 'publishDataTrackResponse', 'info', 'name') === name) return true;
      return partOf(message, 'requestResponse', 'publishDataTrack', 'name') === name ? false : undefined;
    });
  },
  words: async (raw) => {
    for (const [name, body] of words) {
      if (await numbered(raw, name, body, 'storeDataBlobResponse')) return true;
    }
    return false;
  },
};

const tryAll = async (raw: RawSignal): Promise<Record<string, boolean>> => {
  const tried: Record<string, boolean> = {};
  for (const [column, attempt] of Object.entries(columns)) tried[column] = await attempt(raw);
  return tried;
};
const table = readSpecTable('lib/media/SPEC.md', ['who, and when', 'in']);

it('every row of the table has its scene and every column its try, and no others', () => {
  expect(table.map(({ name }) => name).toSorted()).toEqual(Object.keys(scenes).toSorted());
  expect(Object.keys(table[0]?.cells ?? {})).toEqual(Object.keys(columns));
});

describe.skipIf(mediaBedLacks !== null)('[MEDIA-1] what the media server takes over bare signalling', () => {
  let stage: LessonBed;
  const open: RawSignal[] = [];
  beforeAll(async () => {
    stage = await openLessonBed();
  });
  afterAll(() => stage.close());
  afterEach(() => open.splice(0).forEach((raw) => raw.close()));
  const connect = async (ticket: string): Promise<RawSignal | null> => {
    const raw = await RawSignal.connect(stage.bed.origin, ticket);
    if (raw instanceof RawSignal) open.push(raw);
    else expect(raw).toBe(401);
    return raw instanceof RawSignal ? raw : null;
  };

  it.each(table)('from: $name', async ({ name, cells }) => {
    const { who, make, isCut = !cells['in'] } = scenes[name] ?? expect.fail('no scene');
    const lesson = await stage.newLesson();
    const ticket = lesson.ticket(who);
    const held = await connect(ticket);
    await make?.(lesson);
    if (held && isCut) await held.closed;
    else if (held) await vi.waitFor(async () => expect(await tryAll(held)).toEqual(cells), 5_000);
    const seat = {
      identity: lesson.of(who).identity,
      room: `${lesson.lesson.scope.schoolId}.${lesson.lesson.lessonId}`,
    };
    const token = await mintVideoToken({ keys: bedKeys, ...seat, grants: { sources: mediaSources } });
    const nothing = Object.fromEntries(Object.keys(columns).map((column) => [column, false]));
    for (const credential of [ticket, token]) {
      const fresh = await connect(credential);
      expect(fresh ? await tryAll(fresh) : nothing).toEqual(cells);
    }
  });
});
