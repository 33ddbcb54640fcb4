import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ok, refuse, type Result } from '@/lib/shared/result';
import { encodeFrame, encodeJson, frameKind, lessonStream } from '../protocol';
import type { Pass } from '../schema';
import type { ConnectionState } from './classroom';
import { LessonSocket } from './lesson-socket';

const pass: Pass = {
  seat: { number: 3, role: 'pupil', state: 'admitted' },
  lessonId: 'lesson',
  syncTicket: 'sync',
  mediaTicket: null,
  syncPath: '/_sync/lesson',
  mediaPath: '/_media',
  boardId: 'board',
};

/** The browser's socket: it opens, closes and hears when the test says so. */
class FakeSocket {
  static readonly OPEN = 1;
  readyState = 0;
  onopen: (() => void) | null = null;
  onclose: ((event: { readonly code: number }) => void) | null = null;
  onmessage: ((event: { readonly data: ArrayBuffer }) => void) | null = null;
  constructor() {
    sockets.push(this);
  }
  opens(): void {
    this.readyState = FakeSocket.OPEN;
    this.onopen?.();
  }
  breaks(): void {
    this.readyState = 3;
    this.onclose?.({ code: 1006 });
  }
  hearsGoodbye(reason: string): void {
    const payload = encodeJson({ reason });
    const frame = { stream: lessonStream, kind: frameKind.bye, seat: 0, seq: 0, payload };
    this.onmessage?.({ data: encodeFrame(frame).slice().buffer });
  }
  send = (): void => undefined;
  close = (): void => undefined;
}
const sockets: FakeSocket[] = [];
const last = () => sockets.at(-1) ?? new FakeSocket();

function openSocket(refreshPass = (): Promise<Result<Pass, string>> => Promise.resolve(ok(pass))) {
  const said: ConnectionState[] = [];
  const socket = new LessonSocket({
    pass,
    refreshPass,
    onConnection: (state) => said.push(state),
    onFact: () => undefined,
    onUnsaved: () => undefined,
  });
  socket.open();
  last().opens();
  return { socket, said };
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('WebSocket', FakeSocket);
  vi.stubGlobal('window', Object.assign(new EventTarget(), { location: { href: 'http://school.example/' } }));
});
afterEach(() => {
  sockets.length = 0;
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** Away and there again. */
async function comeBack(): Promise<void> {
  const before = sockets.length;
  last().breaks();
  await vi.waitFor(() => expect(sockets.length).toBe(before + 1));
  last().opens();
}

describe('[SEAT-10] what a screen hears of the connection', () => {
  it('there again for a moment, then online', async () => {
    const { socket, said } = openSocket();
    await comeBack();
    expect(said.at(-1)).toEqual({ type: 'back' });
    await vi.advanceTimersByTimeAsync(2_500);
    expect(said.at(-1)).toEqual({ type: 'online' });
    socket.close();
  });

  it('lost again while it was just told to be back, it stays lost until somebody answers', async () => {
    const { socket, said } = openSocket();
    await comeBack();
    last().breaks();
    expect(said.at(-1)).toMatchObject({ type: 'lost' });
    await vi.advanceTimersByTimeAsync(5_000); // the next connection does not open
    expect(said.at(-1)).toMatchObject({ type: 'lost' });
    socket.close();
  });

  it('goodbye is the last word, also right after it came back', async () => {
    const { socket, said } = openSocket();
    await comeBack();
    last().hearsGoodbye('ended');
    await vi.advanceTimersByTimeAsync(5_000);
    expect(said.at(-1)).toEqual({ type: 'bye', reason: 'ended' });
    socket.close();
  });

  it('a browser that is back on the net while a pass is on its way opens one connection, not two that push each other out', async () => {
    const answers: ((fresh: Result<Pass, string>) => void)[] = [];
    const { socket } = openSocket(() => new Promise((resolve) => answers.push(resolve)));
    last().breaks();
    await vi.waitFor(() => expect(answers.length).toBe(1));
    window.dispatchEvent(new Event('online'));
    await vi.waitFor(() => expect(answers.length).toBe(2));
    for (const answer of answers) answer(ok(pass));
    await vi.advanceTimersByTimeAsync(0);
    expect(sockets.length).toBe(2); // the one that broke, and the new one
    socket.close();
  });

  it('a late refusal of an older question ends nothing', async () => {
    const answers: ((fresh: Result<Pass, string>) => void)[] = [];
    const { socket, said } = openSocket(() => new Promise((resolve) => answers.push(resolve)));
    last().breaks();
    await vi.waitFor(() => expect(answers.length).toBe(1));
    window.dispatchEvent(new Event('online'));
    await vi.waitFor(() => expect(answers.length).toBe(2));
    answers[1]?.(ok(pass));
    await vi.advanceTimersByTimeAsync(0);
    last().opens();
    answers[0]?.(refuse('expired'));
    await vi.advanceTimersByTimeAsync(3_000);
    expect(sockets.length).toBe(2);
    expect(said.at(-1)).toEqual({ type: 'online' });
    socket.close();
  });
});
