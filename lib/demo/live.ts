import 'server-only';
import { enterAsTeacher } from '@/lib/classroom/entry/live';
import type { LiveLesson } from '@/lib/classroom/live';
import { liveLessons } from '@/lib/classroom/registry/live';
import { log } from '@/lib/server/log';
import { systemClock, type Clock } from '@/lib/shared/clock';
import type { AccountId } from '@/lib/shared/ids';
import { ok, refuse, type Result } from '@/lib/shared/result';
import { isStaff } from '@/lib/shared/roles';
import { habits } from './pupil/rules';
import { DemoPupil, type After } from './pupil/live';
import { demoAloneMinutes, demoMinutes, demosMax, type DemoProblem, type DemoSeat } from './schema';
import { createDemoSchool, findDemoSchools, removeDemoSchool, type DemoSchool } from './school/gate';

export type DemoTeacher = {
  readonly accountId: AccountId;
  readonly displayName: string;
  readonly timeZone: string;
};
export type DemoOptions = {
  /** `ws://host:port` of this server. */
  readonly base: () => string;
  readonly clock?: Clock;
  readonly after?: After;
  readonly seed?: () => number;
  /** At one time. */
  readonly max?: number;
};

type Demo = DemoSchool & {
  readonly lesson: LiveLesson;
  readonly pupils: readonly DemoPupil[];
  readonly endsAt: Date;
  /** When its teacher was last seen. */
  seenAt: Date;
  callOff: () => void;
};

const minuteMs = 60_000;
/** Whoever ends the process does not wait longer; the next start sweeps. */
const closeMaxMs = 3_000;
/** They do not all come in one moment. */
const arriveEveryMs = 700;

/** The demo lessons that run on this server: one for each teacher, so many in all, and nothing of them afterwards. */
export class Demos {
  readonly #running = new Map<AccountId, Promise<Demo>>();
  readonly #clock: Clock;
  readonly #after: After;
  readonly #base: () => string;
  readonly #seed: () => number;
  readonly #max: number;

  constructor({ base, clock = systemClock, after = inTime, seed = anySeed, max = demosMax }: DemoOptions) {
    this.#base = base;
    this.#clock = clock;
    this.#after = after;
    this.#seed = seed;
    this.#max = max;
  }

  get size(): number {
    return this.#running.size;
  }

  /** The teacher's seat in her demo lesson: in the one that runs, or in a new one. Her older tab is told so. */
  async open(teacher: DemoTeacher): Promise<Result<DemoSeat, DemoProblem>> {
    const { accountId } = teacher;
    const known = this.#running.get(accountId);
    if (!known && this.#running.size >= this.#max) return refuse('full');
    const starting = known ?? this.#start(teacher);
    this.#running.set(accountId, starting);
    const demo = await starting.catch((error: unknown) => {
      log.error('demo lesson not begun', error);
      this.#running.delete(accountId);
      return null;
    });
    if (!demo) return refuse('unavailable');
    const { scope, lessonId, teacherId } = demo;
    demo.seenAt = this.#clock();
    const entered = await enterAsTeacher(scope, lessonId, teacherId, this.#clock());
    // It was ending at this moment: the next tap begins another one.
    if (!entered.ok) return refuse('unavailable');
    const roster = habits.map(({ animal, badge, name }) => ({ animal, badge, name }));
    return ok({ lessonId, seatSecret: entered.value.seatSecret, roster });
  }

  /** Removes what a process that was killed has left behind. */
  async sweep(): Promise<void> {
    const running = await Promise.all([...this.#running.values()].map((one) => one.catch(() => null)));
    const kept = new Set(running.map((demo) => demo?.scope.schoolId));
    for (const scope of await findDemoSchools()) {
      if (!kept.has(scope.schoolId)) await removeDemoSchool(scope);
    }
  }

  /** For the orderly end of the process: all end, and nothing stays, unless the database is away. */
  close(): Promise<void> {
    const passed = new Promise<void>((resolve) => setTimeout(resolve, closeMaxMs).unref());
    return Promise.race([this.#endAll(), passed]);
  }

  async #endAll(): Promise<void> {
    const running = await Promise.all([...this.#running.values()].map((one) => one.catch(() => null)));
    await Promise.all(running.map((demo) => demo && this.#end(demo)));
    await this.sweep();
  }

  async #start(teacher: DemoTeacher): Promise<Demo> {
    const now = this.#clock();
    const { displayName: teacherName, timeZone } = teacher;
    const school = await createDemoSchool({
      ...{ teacherName, timeZone, now },
      children: habits,
      minutes: demoMinutes,
    });
    const lesson = await liveLessons().get(school.scope, school.lessonId);
    if (!lesson) throw new Error('the demo lesson is not there');
    const seed = this.#seed();
    const [base, clock, after] = [this.#base(), this.#clock, this.#after];
    const pupils = habits.map((habit, at) => {
      const cardSecret = school.cards[at] ?? '';
      return new DemoPupil({ ...{ habit, cardSecret, base, clock, after }, seed: seed + at });
    });
    const demo: Demo = {
      ...school,
      lesson,
      pupils,
      endsAt: new Date(now.getTime() + demoMinutes * minuteMs),
      seenAt: now,
      callOff: () => undefined,
    };
    lesson.onOver = () => void this.#forget(teacher.accountId, demo);
    const arriving = pupils.map((pupil, at) => after(arriveEveryMs * (at + 1), () => void pupil.come()));
    const looking = this.#lookEveryMinute(demo);
    demo.callOff = () => [...arriving, looking].forEach((callOff) => callOff());
    return demo;
  }

  /** It ends at its time, and when its teacher has been away for long. */
  #lookEveryMinute(demo: Demo): () => void {
    let callOff = this.#after(minuteMs, () => look());
    const look = (): void => {
      const now = this.#clock();
      const isHere = [...demo.lesson.state.seats.values()].some((seat) => isStaff(seat.role) && seat.online);
      if (isHere) demo.seenAt = now;
      const isAlone = now.getTime() - demo.seenAt.getTime() >= demoAloneMinutes * minuteMs;
      callOff = this.#after(minuteMs, look); // an end that fails is tried again
      if (isAlone || now >= demo.endsAt) void this.#end(demo);
    };
    return () => callOff();
  }

  async #end({ lesson, lessonId }: Demo): Promise<void> {
    try {
      if (lesson.state.lesson.state === 'live') await lesson.end();
    } catch (error) {
      log.error('demo lesson not ended', error, { lessonId });
    }
  }

  async #forget(accountId: AccountId, demo: Demo): Promise<void> {
    demo.callOff();
    for (const pupil of demo.pupils) pupil.close();
    this.#running.delete(accountId);
    try {
      await removeDemoSchool(demo.scope);
    } catch (error) {
      log.error('demo school not removed', error); // the next sweep takes it
    }
  }
}

const inTime: After = (ms, work) => {
  const timer = setTimeout(work, ms);
  timer.unref();
  return () => clearTimeout(timer);
};

const anySeed = (): number => crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;
