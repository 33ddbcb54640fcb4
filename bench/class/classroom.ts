/** A server under test with its lessons, and the load of a class. */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { nodeFlags } from '../build-host';
import type { OpenLesson } from '../lessons';
import type { HostReply } from './host';
import { SeatClient } from './seat-client';

export const hostBundle = path.resolve('dist/bench-class-host.mjs');

export class Host {
  readonly #child: ChildProcess;
  readonly url: string;
  readonly lessons: readonly OpenLesson[];

  private constructor(child: ChildProcess, ready: Extract<HostReply, { type: 'ready' }>) {
    this.#child = child;
    this.url = ready.url;
    this.lessons = ready.lessons;
  }

  /** @param database null: the embedded one */
  static async start(lessons: number, pupils: number, database: string | null): Promise<Host> {
    const env = { ...process.env, ...(database === null ? {} : { DATABASE_URL: database }) };
    const child = fork(hostBundle, [String(lessons), String(pupils)], {
      execArgv: ['--expose-gc', ...nodeFlags],
      env,
    });
    const reply = await nextReply(child);
    if (reply.type !== 'ready') throw new Error('the server did not start');
    return new Host(child, reply);
  }

  async cpuMs(): Promise<number> {
    const reply = await this.#ask('usage');
    if (reply.type !== 'usage') throw new Error('no usage');
    return reply.cpuMs;
  }

  /** After a collection: not while the CPU is measured. */
  async rssMb(): Promise<number> {
    const reply = await this.#ask('memory');
    if (reply.type !== 'memory') throw new Error('no memory');
    return reply.rssMb;
  }

  #ask(request: 'usage' | 'memory'): Promise<HostReply> {
    const answer = nextReply(this.#child);
    this.#child.send(request);
    return answer;
  }

  async end(): Promise<void> {
    const gone = once(this.#child, 'exit');
    this.#child.send('end');
    await Promise.race([gone, pause(8000)]);
    this.#child.kill('SIGKILL');
  }
}

async function nextReply(child: ChildProcess): Promise<HostReply> {
  const [reply] = (await once(child, 'message')) as [HostReply];
  return reply;
}

export type Class = { readonly teacher: SeatClient; readonly pupils: readonly SeatClient[] };

export async function enter(host: Host, lesson: OpenLesson): Promise<Class> {
  const clients = lesson.seats.map(({ seat, tickets: [ticket = ''] }) => {
    return new SeatClient(host.url, lesson.syncPath, { seat, ticket });
  });
  await Promise.all(clients.map((client) => client.opened));
  for (const client of clients) client.openBoard();
  const [teacher, ...pupils] = clients;
  if (!teacher) throw new Error('a lesson without seats');
  return { teacher, pupils };
}

/** Some draw, one raises and lowers a hand every two seconds; `stop` ends it. */
export function teach({ pupils }: Class, load: { readonly drawing: number; readonly perSecond: number }) {
  let turn = 0;
  const hands = setInterval(() => {
    const pupil = pupils[Math.floor(turn / 2) % pupils.length];
    void pupil?.intent(turn % 2 === 0 ? 'hands.raise' : 'hands.lower');
    turn += 1;
  }, 2000);
  const strokes = setInterval(() => {
    for (const pupil of pupils.slice(0, load.drawing)) pupil.draw();
  }, 1000 / load.perSecond);
  return () => {
    clearInterval(hands);
    clearInterval(strokes);
  };
}

/** One poll of the whole class: opened, answered by all within four seconds, closed. @returns refusals */
export async function poll({ teacher, pupils }: Class): Promise<number> {
  const opened = new Promise<string>((resolve) => {
    teacher.onFact = ({ slice, value }) => {
      if (slice === 'poll' && typeof value === 'object' && value !== null && 'pollId' in value) {
        resolve(String(value.pollId));
      }
    };
  });
  const first = await teacher.intent('poll.open', { template: 'abcd' });
  if (first !== null) return 1;
  const pollId = await opened;
  const votes = await Promise.all(
    pupils.map(async (pupil, at) => {
      await pause((4000 * at) / pupils.length);
      return pupil.intent('poll.vote', { pollId, choices: [at % 4] });
    }),
  );
  await teacher.intent('poll.close');
  return votes.filter((code) => code !== null).length;
}
