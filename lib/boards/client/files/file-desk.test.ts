import { describe, expect, it, vi } from 'vitest';
import { newId } from '@/lib/shared/ids';
import { makeFileDesk } from './file-desk';

const answer =
  (status: number, body: unknown = {}) =>
  () =>
    Promise.resolve(new Response(JSON.stringify(body), { status }));

function deskOver(...answers: (() => Promise<Response>)[]) {
  const asked: { readonly path: string; readonly ticket: string }[] = [];
  const ask = vi.fn<typeof fetch>((path, init) => {
    asked.push({ path: String(path), ticket: new Headers(init?.headers).get('authorization') ?? '' });
    return (answers.shift() ?? answer(500))();
  });
  const renew = vi.fn(() => Promise.resolve<string | null>('second'));
  const pause = vi.fn(() => Promise.resolve());
  const desk = makeFileDesk({ lessonId: 'lesson', ticket: 'first', renew, fetch: ask, pause });
  return { desk, asked, renew, pause };
}

describe('[FILE-5] pictures from the server', () => {
  it('are asked for at the own lesson, once, however often they are shown', async () => {
    const { desk, asked } = deskOver(answer(200));
    const [one, other] = await Promise.all([desk.read('a'), desk.read('a')]);
    expect(one).toBeInstanceOf(Blob);
    expect(other).toBe(one);
    expect(asked).toEqual([{ path: '/_files/lesson/a', ticket: 'Bearer first' }]);
  });

  it('after a restart of the server a fresh ticket is fetched', async () => {
    const { desk, asked, renew } = deskOver(answer(401), answer(200), answer(200));
    expect(await desk.read('a')).toBeInstanceOf(Blob);
    expect(await desk.read('b')).toBeInstanceOf(Blob);
    expect(asked.map(({ ticket }) => ticket)).toEqual(['Bearer first', 'Bearer second', 'Bearer second']);
    expect(renew).toHaveBeenCalledTimes(1);
  });

  it('what the net swallowed is asked for again, after a while; what is not there is nothing', async () => {
    const lost = () => Promise.reject(new Error('no net'));
    const { desk, pause } = deskOver(answer(503), lost, answer(429), answer(200), answer(404));
    expect(await desk.read('a')).toBeInstanceOf(Blob);
    expect(pause).toHaveBeenCalledTimes(3);
    expect(await desk.read('b')).toBeNull();
    expect(pause).toHaveBeenCalledTimes(3);
  });

  it('what never comes is given up, and asked for again when it is shown again', async () => {
    const { desk, asked } = deskOver(...Array.from({ length: 6 }, () => answer(503)), answer(200));
    expect(await desk.read('a')).toBeNull();
    expect(asked).toHaveLength(6);
    expect(await desk.read('a')).toBeInstanceOf(Blob);
  });

  it('only so many are kept', async () => {
    const { desk, asked } = deskOver(...Array.from({ length: 60 }, () => answer(200)));
    for (let at = 0; at < 40; at += 1) await desk.read(`picture ${at}`);
    await desk.read('picture 39');
    expect(asked).toHaveLength(40);
    await desk.read('picture 0');
    expect(asked).toHaveLength(41);
  });
});

describe('pictures to the server', () => {
  const picture = new Blob(['x']);
  it('tell their id, or why not', async () => {
    const id = newId();
    const { desk } = deskOver(
      answer(201, { id }),
      answer(409, { code: 'full' }),
      answer(500, 'none of ours'),
    );
    expect(await desk.send(picture)).toEqual({ ok: true, value: { id } });
    expect(await desk.send(picture)).toEqual({ ok: false, code: 'full' });
    expect(await desk.send(picture)).toEqual({ ok: false, code: 'unavailable' });
  });

  it('an answer that names no file of ours is none', async () => {
    const { desk } = deskOver(answer(201, { id: '../x' }), () => Promise.reject(new Error('no net')));
    expect(await desk.send(picture)).toEqual({ ok: false, code: 'unavailable' });
    expect(await desk.send(picture)).toEqual({ ok: false, code: 'unavailable' });
  });
});
