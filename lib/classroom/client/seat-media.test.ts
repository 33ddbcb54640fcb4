import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ok, refuse, type Result } from '@/lib/shared/result';
import type { LessonFacts, Pass, SeatState } from '../schema';
import { SeatMedia } from './seat-media';

type Options = { readonly onChange: () => void; readonly refreshTicket: () => Promise<string | null> };
type FakeStore = {
  readonly options: Options;
  readonly connect: ReturnType<typeof vi.fn>;
  readonly close: ReturnType<typeof vi.fn>;
};
const { stores } = vi.hoisted(() => ({ stores: [] as FakeStore[] }));
vi.mock('./media-store', () => ({
  preloadMedia: () => Promise.resolve(),
  MediaStore: class {
    readonly options: Options;
    readonly connect = vi.fn(() => Promise.resolve());
    readonly close = vi.fn();
    readonly setAudience = vi.fn();
    readonly snapshot = () => ({ state: 'off' });
    readonly onOwnLevel = () => () => undefined;
    constructor(options: Options) {
      this.options = options;
      stores.push(this);
    }
  },
}));

const passIn = (state: SeatState): Pass => ({
  seat: { number: 3, role: 'pupil', state },
  lessonId: 'lesson',
  syncTicket: 'sync',
  mediaTicket: state === 'admitted' ? 'media' : null,
  syncPath: '/_sync/lesson',
  mediaPath: '/_media',
  boardId: null,
});
const factsIn = (state: SeatState): Partial<LessonFacts> => ({
  lesson: {
    lessonId: 'lesson',
    title: '',
    className: '2a',
    grade: '1-2',
    startsAt: '',
    endsAt: '',
    state: 'live',
    teacherName: 'Frau Kaya',
    media: true,
    me: { number: 3, role: 'pupil', state },
  },
});

function sit(answer: () => Promise<Result<Pass, string>>, firstPass: Pass | null = null) {
  const media = new SeatMedia({ firstPass, refreshPass: answer, onChange: () => undefined });
  return { media, store: (at: number) => stores[at] ?? expect.fail('no such store') };
}

beforeEach(() => {
  stores.length = 0;
  vi.useRealTimers();
});

describe('media of a seat', () => {
  it('connects once, however often the lesson says that the child is in', () => {
    const { media, store } = sit(() => Promise.resolve(ok(passIn('admitted'))), passIn('admitted'));
    media.follow(factsIn('admitted'));
    media.follow(factsIn('admitted'));
    expect(store(0).connect).toHaveBeenCalledExactlyOnceWith({
      mediaPath: '/_media',
      ticket: 'media',
      role: 'pupil',
    });
  });

  it('a child sent to the bench sends nothing, and hears again when it is let in again', async () => {
    const { media, store } = sit(() => Promise.resolve(ok(passIn('admitted'))), passIn('admitted'));
    media.follow(factsIn('admitted'));
    media.follow(factsIn('bench'));
    expect(store(0).close).toHaveBeenCalled();
    media.follow(factsIn('admitted'));
    await vi.waitFor(() => expect(store(1).connect).toHaveBeenCalledOnce());
  });

  it('a server that cannot answer does not end the sound: the link asks again', async () => {
    const { store } = sit(() => Promise.resolve(refuse('unavailable')));
    await expect(store(0).options.refreshTicket()).rejects.toThrow();
  });

  it('a seat that is no more gets no ticket', async () => {
    const { store } = sit(() => Promise.resolve(refuse('removed')));
    expect(await store(0).options.refreshTicket()).toBeNull();
  });

  it('admitted while the server was busy: sound comes later by itself', async () => {
    vi.useFakeTimers();
    const answers: Result<Pass, string>[] = [refuse('unavailable'), ok(passIn('admitted'))];
    const { media, store } = sit(() => Promise.resolve(answers.shift() ?? refuse('unavailable')));
    media.follow(factsIn('admitted'));
    await vi.advanceTimersByTimeAsync(10_000);
    expect(store(0).connect).toHaveBeenCalledOnce();
  });

  it('closed is closed: no later fact opens a device again', () => {
    const { media, store } = sit(() => Promise.resolve(ok(passIn('admitted'))), passIn('admitted'));
    media.close();
    media.follow(factsIn('admitted'));
    expect(store(0).connect).not.toHaveBeenCalled();
  });
});
