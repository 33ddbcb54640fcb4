import 'server-only';
import type { Page } from '@playwright/test';
import { LiveLessons } from '@/lib/classroom/lessons/live';
import type { LiveLesson } from '@/lib/classroom/live';
import { createSeat } from '@/lib/classroom/mutations';
import { decodeFrame, decodeJson, frameKind } from '@/lib/classroom/protocol';
import { liveLessons, setLiveLessons } from '@/lib/classroom/registry/live';
import type { LessonFacts } from '@/lib/classroom/schema';
import { findMediaSeat } from '@/lib/classroom/seat/live';
import { log } from '@/lib/server/log';
import { mintTicket } from '@/lib/server/tickets';
import { unscopedDb } from '@/lib/server/unscoped';
import { newId, newSecret, type SeatId } from '@/lib/shared/ids';
import { openTestDatabase } from './db';
import { makeClass, makeLesson, makeSchool } from './factories';
import { openMediaBed, type MediaBed } from './media-bed';

/** Who is in the lesson. Clara came by the class link, Dora's parents said no to her picture; the guest is an adult without a sign, the last two wait. */
export const cast = [
  'teacher',
  'coteacher',
  'substitute',
  'anna',
  'ben',
  'clara',
  'dora',
  'guest',
  'waiting',
  'guestWaiting',
] as const;
export type Who = (typeof cast)[number];
type Seated = { readonly seatId: SeatId; readonly number: number; readonly identity: string };

/** A real lesson on the real media server: intents go in at one end, and people come through the real gate at the other. */
export class MediaLesson {
  readonly lesson: LiveLesson;
  readonly #seats: ReadonlyMap<Who, Seated>;

  constructor(lesson: LiveLesson, seats: ReadonlyMap<Who, Seated>) {
    this.lesson = lesson;
    this.#seats = seats;
  }

  of(who: Who): Seated {
    const seat = this.#seats.get(who);
    if (!seat) throw new Error(`${who} has no seat`);
    return seat;
  }

  ticket(who: Who): string {
    return mintTicket(this.of(who).seatId, 'media');
  }

  /** @throws when it is refused */
  async send(who: Who, type: string, body: unknown = {}): Promise<void> {
    const sent = await this.lesson.submit(this.of(who).number, type, body);
    if (!sent.ok) throw new Error(`${type}: ${sent.code}`);
  }

  /** About one seat, from the teacher. */
  about(who: Who, type: string, body: Readonly<Record<string, unknown>> = {}): Promise<void> {
    return this.send('teacher', type, { number: this.of(who).number, ...body });
  }

  /**
   * The product's own client of a seat in this page, told every fact that the server tells it, in order.
   * @returns what resolves when it has all of them
   */
  async sit(page: Page, who: Who): Promise<() => Promise<unknown>> {
    const { number } = this.of(who);
    const mediaTicket = this.ticket(who);
    const role = this.lesson.seat(number)?.role ?? 'pupil';
    await page.evaluate((options) => window.bed.sit(options), { number, role, mediaTicket });
    let told: Promise<unknown> = Promise.resolve();
    this.lesson.attach(number, {
      bufferedAmount: 0,
      send: (bytes) => {
        const frame = decodeFrame(bytes);
        if (frame?.kind !== frameKind.fact) return;
        const fact = decodeJson(frame.payload) as { slice: keyof LessonFacts; value: unknown };
        told = told.then(() => page.evaluate((heard) => window.bed.hear(heard), fact)).catch(() => undefined);
      },
      close: () => undefined,
    });
    return () => told;
  }
}

export type LessonBed = {
  readonly bed: MediaBed;
  readonly newLesson: () => Promise<MediaLesson>;
  readonly close: () => Promise<void>;
};

export async function openLessonBed(): Promise<LessonBed> {
  log.setInfo(false);
  const database = await openTestDatabase();
  setLiveLessons(new LiveLessons());
  const bed = await openMediaBed(findMediaSeat);
  const school = await makeSchool();
  const newLesson = async (): Promise<MediaLesson> => {
    const { classId, signIds } = await makeClass(school, 5);
    const lessonId = await makeLesson(school, classId);
    const none = { accountId: null, cardId: null, deviceHash: null, marked: false, signId: null };
    const staff = { ...none, via: 'account', state: 'admitted', holdsSign: false } as const;
    const seats = new Map<Who, Seated>();
    const add = async (who: Who, part: Partial<Parameters<typeof createSeat>[2]>): Promise<void> => {
      const child = { via: 'card', state: 'admitted', role: 'pupil', holdsSign: true } as const;
      const seat = { ...none, ...child, secretHash: newSecret(), ...part };
      seats.set(who, { ...(await createSeat(school.scope, lessonId, seat, new Date())), identity: '' });
    };
    const link = async (role: 'coteacher' | 'substitute' | 'guest'): Promise<string> => {
      const id = newId();
      const expiresAt = new Date(Date.now() + 3_600_000);
      const { schoolId } = school.scope;
      const made = { schoolId, id, lessonId, role, secretHash: newSecret(), createdBy: school.teacherId };
      await unscopedDb().staffLink.create({ data: { ...made, expiresAt } });
      return id;
    };
    const [one = null, two = null, three = null, four = null, five = null] = signIds;
    await add('teacher', { ...staff, role: 'teacher', accountId: school.teacherId });
    await add('coteacher', {
      ...staff,
      role: 'coteacher',
      cardId: await link('coteacher'),
      adultName: 'Herr Blum',
    });
    await add('substitute', {
      ...staff,
      role: 'teacher',
      cardId: await link('substitute'),
      adultName: 'Frau Wolf',
    });
    await add('anna', { signId: one });
    await add('ben', { signId: two });
    await add('clara', { signId: three, via: 'link' });
    await add('dora', { signId: four });
    const guest = {
      via: 'link',
      holdsSign: false,
      cardId: await link('guest'),
      adultName: 'Frau Öz',
    } as const;
    await add('guest', guest);
    await add('guestWaiting', { ...guest, state: 'bench' });
    await add('waiting', { signId: five, via: 'link', state: 'bench' });
    const lesson = await liveLessons().get(school.scope, lessonId);
    if (!lesson) throw new Error('no lesson');
    for (const [who, seat] of seats) {
      seats.set(who, { ...seat, identity: lesson.seat(seat.number)?.mediaIdentity ?? '' });
    }
    return new MediaLesson(lesson, seats);
  };
  return {
    bed,
    newLesson,
    close: async () => {
      await liveLessons().closeAll();
      await bed.close();
      await database.cleanUp();
    },
  };
}
