import { enterAsTeacher, enterLesson } from '@/lib/classroom/entry/live';
import { LiveLessons } from '@/lib/classroom/lessons/live';
import type { LiveLesson } from '@/lib/classroom/live';
import { liveLessons, setLiveLessons } from '@/lib/classroom/registry/live';
import { unscopedDb } from '@/lib/server/unscoped';
import type { ClassId, LessonId, SignId } from '@/lib/shared/ids';
import type { SignFace } from '@/lib/shared/signs';
import { makeClass, makeLesson, type TestSchool } from './factories';
import { lessonSocket } from './lesson-socket';

/** A lesson of a class of three over the real engine and a real database, with a clock of its own. */
export class LessonRoom {
  readonly school: TestSchool;
  readonly classId: ClassId;
  readonly signIds: readonly SignId[];
  readonly lessonId: LessonId;
  now: Date;
  teacher = 0;

  private constructor(made: Pick<LessonRoom, 'school' | 'classId' | 'signIds' | 'lessonId' | 'now'>) {
    this.school = made.school;
    this.classId = made.classId;
    this.signIds = made.signIds;
    this.lessonId = made.lessonId;
    this.now = made.now;
  }

  /** Begun by its teacher at the time of the plan. */
  static async open(school: TestSchool, startsAt = new Date('2026-11-24T07:00:00Z')): Promise<LessonRoom> {
    const { classId, signIds } = await makeClass(school);
    const lessonId = await makeLesson(school, classId, 'live', startsAt);
    const room = new LessonRoom({ school, classId, signIds, lessonId, now: startsAt });
    room.restart();
    await enterAsTeacher(school.scope, lessonId, school.teacherId, room.now);
    room.teacher = await room.#lastNumber();
    return room;
  }

  /** The process was killed, and another one comes. */
  restart(): void {
    setLiveLessons(new LiveLessons(() => this.now));
  }

  pass(minutes: number): void {
    this.now = new Date(this.now.getTime() + minutes * 60_000);
  }

  async lesson(): Promise<LiveLesson> {
    const lesson = await liveLessons().get(this.school.scope, this.lessonId);
    if (!lesson) throw new Error('no lesson');
    return lesson;
  }

  /** A child comes by the class link and waits. @returns its seat number */
  async knock(sign: SignFace = { animal: 'fox', badge: 'sun' }): Promise<number> {
    const { linkCode } = await unscopedDb().class.findFirstOrThrow({ where: { id: this.classId } });
    const entered = await enterLesson({ via: 'link', linkCode, sign, deviceHash: null }, this.now);
    if (!entered.ok) throw new Error(entered.code);
    return this.#lastNumber();
  }

  /** Connects a seat. @returns what takes the connection away */
  async connect(number: number): Promise<() => void> {
    const attached = (await this.lesson()).attach(number, lessonSocket());
    if (!attached) throw new Error('may not come in');
    return attached.detach;
  }

  /** A child comes in and is there. */
  async come(sign?: SignFace): Promise<{ readonly number: number; readonly leave: () => void }> {
    const number = await this.knock(sign);
    const leave = await this.connect(number);
    await this.send('bench.admit', { number });
    return { number, leave };
  }

  async send(type: string, body: unknown, number = this.teacher): Promise<void> {
    const sent = await (await this.lesson()).submit(number, type, body);
    if (!sent.ok) throw new Error(`${type}: ${sent.code}`);
  }

  async end(): Promise<void> {
    await (await this.lesson()).end();
  }

  async #lastNumber(): Promise<number> {
    const last = await unscopedDb().seat.aggregate({
      where: { lessonId: this.lessonId },
      _max: { number: true },
    });
    return last._max.number ?? 0;
  }
}
