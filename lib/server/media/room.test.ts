import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { MediaGrants } from '@/lib/media/rules';
import { log } from '../log';
import { noMedia, setMediaControl, type MediaControl, type MediaPeople } from './control';
import { MediaRoom } from './room';

const all: MediaGrants = { sources: ['microphone', 'camera'] };
const none: MediaGrants = { sources: [] };
const camera: MediaGrants = { sources: ['camera'] };

/** A media server that holds what it was told, and can be made to fail or to hang. */
class Server implements MediaControl {
  available = true;
  starts = 1;
  failures = 0;
  hold: Promise<void> | null = null;
  readonly calls: string[] = [];
  readonly held = new Map<string, MediaGrants>();
  readonly muted: string[] = [];
  isOpen = true;

  mute: MediaControl['mute'] = ({ identity, source }) =>
    this.#do(`mute ${identity} ${source}`, () => void this.muted.push(`${identity} ${source}`));
  setRights: MediaControl['setRights'] = ({ identity, grants }) =>
    this.#do(`rights ${identity} ${grants.sources.join('+')}`, () => {
      if (this.held.has(identity)) this.held.set(identity, grants);
    });
  remove: MediaControl['remove'] = ({ identity }) =>
    this.#do(`remove ${identity}`, () => void this.held.delete(identity));
  settle: MediaControl['settle'] = (_, people) =>
    this.#do('settle', () => {
      for (const identity of [...this.held.keys()]) {
        const grants = people().get(identity);
        if (grants) this.held.set(identity, grants);
        else this.held.delete(identity);
      }
    });
  closeRoom: MediaControl['closeRoom'] = () => this.#do('close', () => void (this.isOpen = false));

  async #do(call: string, work: () => void): Promise<void> {
    this.calls.push(call);
    await this.hold;
    if (this.failures > 0) {
      this.failures -= 1;
      throw new Error('the media server does not answer');
    }
    work();
  }
}

let server: Server;
let people: Map<string, MediaGrants>;
let room: MediaRoom;
const change = (change: MediaPeople, gone: readonly string[] = []): void => {
  people = new Map([...people, ...change]);
  for (const identity of gone) people.delete(identity);
  room.follow();
};
const someTime = () => vi.advanceTimersByTimeAsync(60_000);

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(log, 'info').mockImplementation(() => undefined);
  vi.spyOn(log, 'error').mockImplementation(() => undefined);
  server = new Server();
  setMediaControl(server);
  people = new Map([
    ['anna', all],
    ['ben', all],
  ]);
  for (const [identity, grants] of people) server.held.set(identity, grants);
  room = new MediaRoom({ roomName: 'school.lesson', people: () => people });
});
afterEach(() => {
  room.close();
  setMediaControl(noMedia);
  vi.restoreAllMocks();
  vi.useRealTimers();
});

describe('[MEDIA-9] the media server is kept at what the lesson says', () => {
  it('hears at once of a right that changed and of who has no business here any more, and of nobody else', async () => {
    change(new Map([['anna', camera]]));
    change(new Map(), ['ben']);
    await vi.advanceTimersByTimeAsync(0);
    expect(server.calls).toEqual(['rights anna camera', 'remove ben']);
  });

  it.each([1, 5, 12])(
    'is told again after %i failures, and hears nothing more once it has it',
    async (failures) => {
      server.failures = failures;
      change(new Map([['anna', none]]), ['ben']);
      await vi.advanceTimersByTimeAsync(120_000);
      expect(Object.fromEntries(server.held)).toEqual({ anna: none });
      const { length } = server.calls;
      await someTime();
      expect(server.calls).toHaveLength(length);
      expect(vi.getTimerCount()).toBe(0);
    },
  );

  it('is not flooded while it is away: a class that changes is one try after another, further and further apart', async () => {
    for (let number = 0; number < 30; number += 1) people.set(`child ${number}`, all);
    room = new MediaRoom({ roomName: 'school.lesson', people: () => people });
    server.failures = Infinity;
    change(new Map([...people].map(([identity]) => [identity, none])));
    await vi.advanceTimersByTimeAsync(10 * 60_000);
    expect(server.calls.length).toBeLessThan(32 * 75); // each child once in ten seconds, at most
    expect(log.error).toHaveBeenCalledOnce();
  });

  it('the newest state wins over what could not be said before', async () => {
    server.failures = 3;
    change(new Map([['anna', none]]));
    change(new Map([['anna', camera]]));
    await someTime();
    expect(server.held.get('anna')).toEqual(camera);
  });

  it('a call that hangs is not overtaken by a newer one for the same child', async () => {
    let release: (() => void) | null = null;
    server.hold = new Promise((resolve) => (release = resolve));
    change(new Map([['anna', none]]));
    change(new Map([['anna', camera]]));
    expect(server.calls).toEqual(['rights anna ']);
    server.hold = null;
    Object(release)();
    await someTime();
    expect(server.calls.slice(0, 2)).toEqual(['rights anna ', 'rights anna camera']);
  });

  it('what was taken is taken, also when it was given back before the media server could be told', async () => {
    server.failures = 2;
    change(new Map([['anna', none]]));
    await vi.advanceTimersByTimeAsync(0);
    change(new Map([['anna', all]]));
    await someTime();
    const told = server.calls.filter((call) => call.startsWith('rights anna'));
    expect(told.slice(-2)).toEqual(['rights anna ', 'rights anna microphone+camera']);
  });

  it('who was on the way in with older rights is put right a moment later', async () => {
    change(new Map([['anna', none]]));
    await vi.advanceTimersByTimeAsync(100);
    server.held.set('anna', all); // joined only now, with the token of before
    server.held.set('ghost', all);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(Object.fromEntries(server.held)).toEqual({ anna: none, ben: all });
  });

  it('a media server that came back is looked at, also when nobody noticed that it was away', async () => {
    room.followServer();
    await someTime();
    server.held.set('anna', none);
    server.starts += 1;
    room.followServer();
    await someTime();
    expect(server.held.get('anna')).toEqual(all);
  });

  it('its timers keep no process alive', async () => {
    vi.useRealTimers();
    const { setTimeout: real } = globalThis;
    const made: NodeJS.Timeout[] = [];
    vi.spyOn(globalThis, 'setTimeout').mockImplementation((call, ms) => {
      const timer = real(call, ms);
      made.push(timer);
      return timer;
    });
    server.failures = 2;
    room.mute('anna', 'microphone');
    change(new Map([['anna', none]]));
    await vi.waitFor(() => expect(log.error).toHaveBeenCalledTimes(2));
    expect(made.length).toBeGreaterThan(1);
    expect(made.filter((timer) => timer.hasRef())).toEqual([]);
  });
});

describe('a mute that failed', () => {
  it('is tried again for five seconds', async () => {
    server.failures = 3;
    room.mute('anna', 'microphone');
    await someTime();
    expect(server.muted).toEqual(['anna microphone']);
  });

  it('is forgotten after that: whoever turns the microphone on later keeps it on', async () => {
    server.failures = Infinity;
    room.mute('anna', 'microphone');
    await vi.advanceTimersByTimeAsync(5_000);
    server.failures = 0;
    await someTime();
    expect(server.muted).toEqual([]);
  });

  it('is forgotten when the media server came up anew, with everything off', async () => {
    server.failures = 1;
    room.mute('anna', 'microphone');
    await vi.advanceTimersByTimeAsync(10);
    server.starts += 1;
    await someTime();
    expect(server.muted).toEqual([]);
  });
});

describe('the end', () => {
  it('of the lesson closes the room, also when that fails a while, and ends all other tries', async () => {
    server.failures = 4;
    change(new Map([['anna', none]]));
    await room.end();
    await someTime();
    expect(server.isOpen).toBe(false);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('of the lesson does not try for ever', async () => {
    server.failures = Infinity;
    await room.end();
    await vi.advanceTimersByTimeAsync(3_600_000);
    expect(server.calls.length).toBeLessThanOrEqual(20);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('of the process waits for what is under way and tries once more what failed', async () => {
    server.failures = 1;
    change(new Map([['anna', none]]));
    await vi.advanceTimersByTimeAsync(0);
    room.close();
    await room.drained();
    expect(server.held.get('anna')).toEqual(none);
    expect(vi.getTimerCount()).toBe(0);
  });
});
