import 'server-only';
import { boardRooms } from '@/lib/boards/live';
import { log } from '@/lib/server/log';
import { mediaControl } from '@/lib/server/media/control';
import type { SchoolScope } from '@/lib/server/scope';
import { plannedSteps } from '@/lib/strips/data';
import { stripRow } from '@/lib/strips/feature';
import { type Clock, systemClock } from '@/lib/shared/clock';
import type { LessonId } from '@/lib/shared/ids';
import { findLesson, listSeats } from '../data';
import { withDocuments } from '../documents/live';
import type { LiveState } from '../feature';
import { LiveLesson } from '../live';
import { ensureBoard } from '../mutations';
import { findOverdueLessons } from './gate';

const sweepEveryMs = 60_000;
/** Shorter outages of the media server are the business of its own reconnecting. */
const mediaEveryMs = 5_000;
/** A lesson that everybody forgot to end is closed so long after its planned end. */
export const overdueMs = 6 * 60 * 60_000;
/** What was asked for before the end, and who was here, is stored before the database goes, of hundreds of lessons too, unless it is away. */
const drainMaxMs = 2_500;
const passed = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms).unref());

/** The lessons that somebody is in, one object each. Made once, by the server entry (see registry/live.ts). */
export class LiveLessons {
  readonly #open = new Map<LessonId, Promise<LiveLesson | null>>();
  readonly #clock: Clock;
  readonly #timers: readonly ReturnType<typeof setInterval>[];

  constructor(clock: Clock = systemClock) {
    this.#clock = clock;
    this.#timers = [
      setInterval(() => void this.sweep(), sweepEveryMs),
      setInterval(() => void this.followMedia(), mediaEveryMs),
    ];
    for (const timer of this.#timers) timer.unref();
  }

  /** The live lesson, loaded once; null when there is no such lesson, or it was cancelled. */
  async get(scope: SchoolScope, lessonId: LessonId): Promise<LiveLesson | null> {
    const lesson = await (this.#open.get(lessonId) ?? this.#load(scope, lessonId));
    lesson?.touch();
    return lesson;
  }

  #load(scope: SchoolScope, lessonId: LessonId): Promise<LiveLesson | null> {
    const loading = loadLesson({
      scope,
      lessonId,
      clock: this.#clock,
      onEnded: () => this.#open.delete(lessonId),
    });
    this.#open.set(lessonId, loading);
    loading.then(
      (lesson) => lesson === null && this.#open.delete(lessonId),
      () => this.#open.delete(lessonId), // a failed load is tried again by the next caller
    );
    return loading;
  }

  /** Closes lessons that everybody forgot to end; forgets those that nobody has been in for a while (their rows stay). */
  async sweep(): Promise<void> {
    await this.#closeOverdue().catch((error: unknown) => log.error('overdue lessons not closed', error));
    for (const [lessonId, loading] of this.#open) {
      const lesson = await loading.catch(() => null);
      if (!lesson?.isIdle(this.#clock())) continue;
      lesson.close();
      lesson.sayBye('going-away'); // who still looks on comes back to the lesson that is loaded then
      this.#open.delete(lessonId);
    }
  }

  async #closeOverdue(): Promise<void> {
    const overdue = await findOverdueLessons(new Date(this.#clock().getTime() - overdueMs));
    for (const { scope, lessonId } of overdue) {
      await (await this.get(scope, lessonId))?.end();
      log.info('overdue lesson closed', { lessonId });
    }
  }

  /** Lessons whose media server came or went say so. */
  async followMedia(): Promise<void> {
    for (const loading of this.#open.values()) (await loading.catch(() => null))?.followMedia();
  }

  /** Only if somebody has opened it in this process. */
  async known(lessonId: LessonId): Promise<LiveLesson | null> {
    return (await this.#open.get(lessonId)) ?? null;
  }

  get size(): number {
    return this.#open.size;
  }

  /** For the orderly end of the process: everybody is told to come back, and the boards are saved. */
  async closeAll(): Promise<void> {
    for (const timer of this.#timers) clearInterval(timer);
    const lessons = await Promise.all([...this.#open.values()].map((loading) => loading.catch(() => null)));
    for (const lesson of lessons) {
      lesson?.close();
      lesson?.sayBye('going-away');
    }
    await Promise.race([Promise.all(lessons.map((lesson) => lesson?.drained())), passed(drainMaxMs)]);
    this.#open.clear();
    await boardRooms().flushAll();
  }
}

async function loadLesson(input: {
  readonly scope: SchoolScope;
  readonly lessonId: LessonId;
  readonly clock: Clock;
  readonly onEnded: () => void;
}): Promise<LiveLesson | null> {
  const { scope, lessonId } = input;
  const stored = await findLesson(scope, lessonId);
  if (!stored) return null;
  const board = stored.board ?? (await ensureBoard(scope, lessonId));
  const seats = await listSeats(scope, lessonId);
  const facts = new Map<string, Map<string, unknown>>();
  const words = new Map<string, Map<string, unknown>>();
  for (const row of stored.facts) {
    const { slice, key } = row;
    facts.set(slice, (facts.get(slice) ?? new Map<string, unknown>()).set(key, row.value));
    if (row.words !== undefined) {
      words.set(slice, (words.get(slice) ?? new Map<string, unknown>()).set(key, row.words));
    }
  }
  if (!facts.has('room')) {
    const stage = stored.lesson.kind === 'adults' ? 'both' : 'board'; // ADULT-7
    const room = { doorLocked: false, stage, childCamera: stored.childCamera };
    facts.set('room', new Map([['', room]]));
  }
  // Until its first step is stored, a lesson has the strip that it was planned with.
  const steps = facts.has('strip') ? null : await plannedSteps(scope, lessonId);
  if (steps) {
    const row = stripRow(steps);
    facts.set(row.slice, new Map([[row.key, row.value]]));
    words.set(row.slice, new Map([[row.key, row.words]]));
  }
  const state: LiveState = {
    lesson: { ...stored.lesson, media: mediaControl().available },
    boardId: board.id,
    boardEpoch: board.epoch,
    documents: stored.documents,
    seats: new Map(seats.map((seat) => [seat.number, seat])),
    facts,
    words,
  };
  return new LiveLesson({ ...input, state: await withDocuments(scope, lessonId, state) });
}
