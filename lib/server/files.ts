import 'server-only';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { readFile } from '@/lib/boards/files/data';
import { storeFile } from '@/lib/boards/files/mutations';
import { cleanJpeg } from '@/lib/boards/files/protocol';
import { fileLimits, filesPrefix, isFileId, type FileRefusal } from '@/lib/boards/files/schema';
import type { LessonDocument, LiveSeat } from '@/lib/classroom/feature';
import type { LiveLesson } from '@/lib/classroom/live';
import { boardStream } from '@/lib/classroom/protocol';
import { liveLessons } from '@/lib/classroom/registry/live';
import { findSeat } from '@/lib/classroom/seat/gate';
import { isStaff } from '@/lib/shared/roles';
import { FileCache } from './file-cache';
import { isOurOrigin } from './host';
import { log } from './log';
import { singleton } from './singleton';
import { Bucket } from './sync/bucket';
import { readable } from './sync/seat-documents';
import { redeemTicket } from './tickets';

/**
 * `POST /_files/<lesson>` puts a picture onto the class board, `GET /_files/<lesson>/<file>` reads one. Both with a seat's ticket
 * in the header, so no other site can ask in somebody's name; the live seat decides at every request (lib/boards/SPEC.md, FILE).
 */
export async function handleFiles(req: IncomingMessage, res: ServerResponse): Promise<void> {
  const [, , lessonId = '', fileId = null, ...rest] = (req.url ?? '').split('/');
  const who = isOurOrigin(req.headers.origin, req.headers.host) ? await findReader(req, lessonId) : null;
  if (!who) return answer(res, 401);
  if (rest.length > 0 || (fileId !== null && !isFileId(fileId))) return answer(res, 404);
  if (!takeTurn(who)) return answer(res, 429);
  if (req.method === 'GET' && fileId !== null) return read(res, who, fileId);
  if (req.method === 'POST' && fileId === null) return take(req, res, who);
  return answer(res, 404);
}

type Reader = {
  readonly lesson: LiveLesson;
  readonly seat: LiveSeat;
  readonly document: LessonDocument;
};

const bearer = /^Bearer ([\w-]{16,64})$/;

/** The seat behind the ticket, if at this moment it may read the class board of this lesson. */
async function findReader(req: IncomingMessage, lessonId: string): Promise<Reader | null> {
  const ticket = bearer.exec(req.headers.authorization ?? '')?.[1];
  const seatId = ticket ? redeemTicket(ticket, 'files') : null;
  const found = seatId && (await findSeat({ id: seatId }));
  if (!found || found.lessonId !== lessonId) return null;
  const lesson = await liveLessons().get(found.scope, found.lessonId);
  const seat = lesson?.seat(found.number);
  if (!lesson || !seat) return null;
  const seatIn = { lesson, number: found.number, seat: () => lesson.seat(found.number) };
  const document = readable(seatIn, ({ stream }) => stream === boardStream);
  return document && { lesson, seat, document };
}

/** A class that opens a board of many pages asks often, once; nobody asks like that for long. */
const pace = { perSecond: 5, burst: 120 } as const;
type Buckets = WeakMap<LiveLesson, Map<number, Bucket>>;

function takeTurn({ lesson, seat }: Reader): boolean {
  const lessons = singleton<Buckets>('file-pace', () => new WeakMap());
  const seats = lessons.get(lesson) ?? new Map<number, Bucket>();
  lessons.set(lesson, seats);
  const now = performance.now();
  const bucket = seats.get(seat.number) ?? new Bucket(pace, now);
  seats.set(seat.number, bucket);
  if (bucket.pauseMs(now) > 0) return false;
  bucket.take(1, now);
  return true;
}

async function read(res: ServerResponse, { lesson, document }: Reader, id: string): Promise<void> {
  const { boardId } = document;
  const cache = singleton('file-cache', () => new FileCache());
  const bytes = await cache.read(`${boardId} ${id}`, () => readFile(lesson.scope, { boardId, id }));
  if (!bytes) return answer(res, 404);
  res.writeHead(200, {
    'content-type': 'image/jpeg',
    'content-length': bytes.byteLength,
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': 'private, no-store', // school devices are shared; the page keeps what it shows
  });
  res.end(bytes);
}

const statusOf: Readonly<Record<FileRefusal, number>> = {
  'not-a-picture': 415,
  'too-large': 413,
  full: 409,
  forbidden: 403,
  unavailable: 503,
};
/** Each holds up to a megabyte while it comes in. */
const takenAtOnce = 8;

type Desk = { taken: number; queue: Promise<unknown> };
const desk = () => singleton<Desk>('files-desk', () => ({ taken: 0, queue: Promise.resolve() }));

async function take(req: IncomingMessage, res: ServerResponse, reader: Reader): Promise<void> {
  if (!isStaff(reader.seat.role)) return refuse(res, 'forbidden');
  const here = desk();
  if (here.taken >= takenAtOnce) return refuse(res, 'unavailable');
  here.taken += 1;
  try {
    const body = await readBody(req, fileLimits.bytes);
    if (!body) return refuse(res, 'too-large');
    const picture = cleanJpeg(body);
    if (!picture) return refuse(res, 'not-a-picture');
    const { lesson, document, seat } = reader;
    const mayStill = () => {
      const now = lesson.seat(seat.number);
      return now !== undefined && isStaff(now.role) && now.state === 'admitted';
    };
    // One after another, so that what is counted is what is there.
    const store = async () => (mayStill() ? storeFile(lesson.scope, document.boardId, picture) : null);
    const storing = here.queue.then(store, store);
    here.queue = storing.catch(() => undefined);
    const stored = await storing;
    if (!stored) return refuse(res, 'forbidden');
    if (!stored.ok) return refuse(res, stored.code);
    answer(res, 201, stored.value);
  } catch (error) {
    log.error('picture not stored', error, { lessonId: reader.lesson.lessonId });
    refuse(res, 'unavailable');
  } finally {
    here.taken -= 1;
  }
}

/** Null as soon as it is too much, whatever its header promised. */
function readBody(req: IncomingMessage, bytesMax: number): Promise<Buffer | null> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    req.on('data', (chunk: Buffer) => {
      size += chunk.byteLength;
      if (size > bytesMax) {
        req.pause();
        resolve(null);
      } else {
        chunks.push(chunk);
      }
    });
    req.once('end', () => resolve(Buffer.concat(chunks)));
    req.once('error', reject);
    req.once('close', () => reject(new Error('the sender went away'))); // no effect after its end
  });
}

function refuse(res: ServerResponse, code: FileRefusal): void {
  answer(res, statusOf[code], { code });
}

/** A refusal ends the connection: what is still on its way is not read. */
function answer(res: ServerResponse, status: number, body: object = {}): void {
  if (res.headersSent || res.destroyed) return;
  res.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
    ...(status >= 400 ? { connection: 'close' } : {}),
  });
  res.end(JSON.stringify(body));
}

export const isForFiles = (url: string | undefined): boolean => url?.startsWith(`${filesPrefix}/`) === true;
