import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { PictureLimits, type PictureTry, type Tried } from './picture-limits';

const right = 'ball-sun-cat-tree';
const look = (code: string) => () => Promise.resolve(code === right ? 'class' : null);
let limits: PictureLimits;
let serial = 0;

beforeEach(() => {
  vi.useFakeTimers();
  limits = new PictureLimits();
});
afterEach(() => vi.useRealTimers());

const codes = () => `guess-${(serial += 1)}`;
function tryCode(part: Partial<PictureTry>): Promise<Tried<string>> {
  const by = { device: 'tablet', address: '192.0.2', code: codes(), ...part };
  return limits.attempt(by, look(by.code));
}

/** How long an answer takes, and which it is. */
async function timed(part: Partial<PictureTry>) {
  const since = Date.now();
  let ms = -1;
  const trying = tryCode(part).then((tried) => {
    ms = Date.now() - since;
    return tried;
  });
  for (let step = 0; ms < 0 && step < 200; step += 1) await vi.advanceTimersByTimeAsync(100);
  return { tried: await trying, ms };
}

/** Guesses as fast as it can: with every device that was answered once, and a hundred new ones at a time. @returns guesses answered */
async function guessFor(ms: number, address: string): Promise<number> {
  let answered = 0;
  const names = new Set<string>();
  const guess = (device: string) =>
    void tryCode({ device, address }).then((tried) => {
      if (tried.type === 'pause') return;
      answered += 1;
      names.add(device);
    });
  for (const end = Date.now() + ms; Date.now() < end;) {
    for (const device of names) guess(device);
    for (let at = 0; at < 100; at += 1) guess(`new-${(serial += 1)}`);
    await vi.advanceTimersByTimeAsync(500);
  }
  return answered;
}

describe('one device', () => {
  it('has five wrong tries, then half a minute of pause, in which the right pictures do not help either', async () => {
    for (let at = 0; at < 5; at += 1) expect((await tryCode({})).type).toBe('answer');
    expect((await tryCode({ code: right })).type).toBe('pause');
    vi.advanceTimersByTime(29_000);
    expect((await tryCode({ code: right })).type).toBe('pause');
    vi.advanceTimersByTime(1_000);
    expect(await tryCode({ code: right })).toEqual({ type: 'answer', found: 'class' });
  });

  it('waits longer at each further pause, five minutes at most', async () => {
    for (const pause of [30, 60, 120, 240, 300, 300]) {
      for (let at = 0; at < 5; at += 1) expect((await tryCode({})).type).toBe('answer');
      vi.advanceTimersByTime(pause * 1000 - 1);
      expect((await tryCode({})).type).toBe('pause');
      vi.advanceTimersByTime(1);
    }
  });

  it('wins no further tries by knowing the right pictures of one class', async () => {
    for (let at = 0; at < 4; at += 1) await tryCode({});
    await tryCode({ code: right });
    await tryCode({});
    expect((await tryCode({})).type).toBe('pause');
  });

  it('is forgiven after an hour', async () => {
    for (let at = 0; at < 4; at += 1) await tryCode({});
    vi.advanceTimersByTime(61 * 60_000);
    for (let at = 0; at < 5; at += 1) expect((await tryCode({})).type).toBe('answer');
  });

  it('cannot try twice at the same moment', async () => {
    const both = await Promise.all([tryCode({}), tryCode({})]);
    expect(both.map((tried) => tried.type)).toEqual(['answer', 'pause']);
  });
});

describe('a school behind one address', () => {
  it('thirty children at the same moment are not one too many', async () => {
    const tried = await Promise.all(
      Array.from({ length: 30 }, (_, child) => tryCode({ device: `child-${child}`, code: right })),
    );
    expect(tried.every((one) => one.type === 'answer' && one.found === 'class')).toBe(true);
  });

  it('thirty children who each mistype once come in without waiting', async () => {
    for (let child = 0; child < 30; child += 1) {
      const device = `child-${child}`;
      expect((await timed({ device })).ms).toBeLessThanOrEqual(100);
      const { tried, ms } = await timed({ device, code: right });
      expect(tried).toEqual({ type: 'answer', found: 'class' });
      expect(ms).toBeLessThanOrEqual(100);
    }
  });

  it('is not locked out by somebody inside who guesses without end: its devices still come in within ten seconds', async () => {
    for (let child = 0; child < 30; child += 1) await tryCode({ device: `child-${child}` });
    await guessFor(60_000, '192.0.2');
    for (let child = 0; child < 30; child += 1) {
      const { tried, ms } = await timed({ device: `child-${child}`, code: right });
      expect(tried).toEqual({ type: 'answer', found: 'class' });
      expect(ms).toBeLessThanOrEqual(10_100);
    }
  });

  it('does not notice guessing at another address', async () => {
    await guessFor(30_000, '198.51.100');
    expect((await timed({ code: right })).ms).toBeLessThanOrEqual(3_100);
  });

  it('is at full speed again some time after the guessing', async () => {
    await guessFor(60_000, '192.0.2');
    vi.advanceTimersByTime(2 * 3600_000);
    expect((await timed({ code: right })).ms).toBeLessThanOrEqual(100);
  });
});

describe('guessing with ever new devices', () => {
  it('behind one address does not reach half of the 20,736 codes within a lesson', async () => {
    expect(((await guessFor(10 * 60_000, '192.0.2')) / 10) * 45).toBeLessThan(20_736 / 2);
  });

  it('learns nothing from the time an answer takes', async () => {
    for (const device of ['one', 'two']) await tryCode({ device });
    await guessFor(60_000, '192.0.2');
    const wrong = await timed({ device: 'one' });
    const hit = await timed({ device: 'two', code: right });
    expect(Math.abs(wrong.ms - hit.ms)).toBeLessThanOrEqual(200);
    expect(wrong.ms).toBeGreaterThan(5_000);
  });

  it('from many addresses makes every answer slower, by three seconds at most', async () => {
    for (let at = 0; at < 3000; at += 1) {
      void tryCode({ device: `bot-${at}`, address: `bot-${at}` });
      await vi.advanceTimersByTimeAsync(10);
    }
    const { tried, ms } = await timed({ address: '203.0.113', code: right });
    expect(tried.type).toBe('answer');
    expect(ms).toBeGreaterThan(1_000);
    expect(ms).toBeLessThanOrEqual(3_100);
  });
});
