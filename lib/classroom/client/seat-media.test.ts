import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ok, refuse, type Result } from '@/lib/shared/result';
import type { LessonFacts, Pass, SeatState } from '../schema';
import { SeatMedia } from './seat-media';

type Options = { readonly onChange: () => void; readonly refreshTicket: () => Promise<string | null> };
type FakeStore = {
  readonly options: Options;
  readonly connect: ReturnType<typeof vi.fn>;
  readonly close: ReturnType<typeof vi.fn>;
  readonly setAudience: ReturnType<typeof vi.fn>;
  readonly setVoice: ReturnType<typeof vi.fn>;
  readonly listenTo: ReturnType<typeof vi.fn>;
  readonly setMicrophone: ReturnType<typeof vi.fn>;
  readonly setCamera: ReturnType<typeof vi.fn>;
};
const { stores } = vi.hoisted(() => ({ stores: [] as FakeStore[] }));
vi.mock('./media-store', () => ({
  preloadMedia: () => Promise.resolve(),
  MediaStore: class {
    readonly options: Options;
    readonly connect = vi.fn(() => Promise.resolve());
    readonly close = vi.fn();
    readonly setAudience = vi.fn();
    readonly setVoice = vi.fn();
    readonly listenTo = vi.fn();
    readonly devices = { microphone: { type: 'off' }, camera: { type: 'off' } };
    readonly setMicrophone = vi.fn((on: boolean) => this.turn('microphone', on));
    readonly setCamera = vi.fn((on: boolean) => this.turn('camera', on));
    readonly snapshot = () => ({ state: 'off', ...this.devices });
    turn(device: 'microphone' | 'camera', on: boolean): Promise<void> {
      this.devices[device] = { type: on ? 'on' : 'off' };
      this.options.onChange();
      return Promise.resolve();
    }
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
    kind: 'class',
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

describe('rights of a seat', () => {
  const all = { microphone: true, camera: true, cameraTo: 'staff' } as const;
  const none = { microphone: false, camera: false, cameraTo: 'staff' } as const;
  const protection = { since: '', by: 1 };
  const facts = (part: Partial<LessonFacts>): Partial<LessonFacts> => ({
    ...factsIn('admitted'),
    rights: all,
    protection: null,
    ...part,
  });
  async function started() {
    const { media, store } = sit(() => Promise.resolve(ok(passIn('admitted'))), passIn('admitted'));
    media.follow(facts({}));
    await media.setMicrophone(true);
    return { media, store: store(0) };
  }

  it('[MEDIA-7] a right that falls stops the device; neither the right coming back nor a tap without it starts it', async () => {
    const { media, store } = await started();
    media.follow(facts({ rights: { ...all, microphone: false } }));
    expect(media.snapshot().microphone).toEqual({ type: 'off' });
    expect(store.setCamera).not.toHaveBeenCalled();
    await media.setMicrophone(true);
    expect(media.snapshot().microphone).toEqual({ type: 'off' });
    media.follow(facts({}));
    expect(media.snapshot().microphone).toEqual({ type: 'off' });
    expect(media.snapshot().invited).toBeUndefined(); // the class was never shut
  });

  it.each(['rights first', 'protection first'])(
    '[PROT-2] after the class was shut the owner is asked, nothing starts by itself (%s)',
    async (order) => {
      const { media, store } = await started();
      media.follow(order === 'rights first' ? facts({ rights: none }) : facts({ protection }));
      media.follow(facts({ rights: none, protection }));
      await media.setMicrophone(false); // a screen that closes it too is not the owner
      expect(media.snapshot().invited).toBeUndefined();
      media.follow(facts({ protection }));
      expect(media.snapshot().invited).toBeUndefined();
      media.follow(facts({}));
      expect(media.snapshot()).toMatchObject({
        microphone: { type: 'off' },
        invited: { microphone: true, camera: false },
      });
      expect(store.setMicrophone).not.toHaveBeenLastCalledWith(true);
      await media.setMicrophone(true);
      expect(media.snapshot().invited).toBeUndefined();
    },
  );

  const atBench = (shut: boolean): Partial<LessonFacts> => {
    const bench = { waiting: [], wavedAt: null, teacherName: '', startsAt: '', doorOpen: false };
    return { ...factsIn('bench'), bench: shut ? { ...bench, shut: true } : bench };
  };

  it('[PROT-2] also who waited at the bench because of it is asked, once it is in again; nothing starts by itself', async () => {
    const { media } = await started();
    media.follow({ ...facts({}), ...factsIn('bench') }); // the lesson comes before all other facts
    media.follow(atBench(true));
    expect(media.snapshot().invited).toBeUndefined();
    media.follow({ ...atBench(true), ...factsIn('admitted') });
    expect(media.snapshot().invited).toBeUndefined();
    media.follow(facts({}));
    expect(media.snapshot()).toMatchObject({
      microphone: { type: 'off' },
      invited: { microphone: true, camera: false },
    });
    await vi.waitFor(() => expect(stores[1]?.connect).toHaveBeenCalledOnce());
    expect(stores[1]?.setMicrophone).not.toHaveBeenCalledWith(true);
  });

  it('[PROT-2] who was sent to the bench by somebody is not asked', async () => {
    const { media } = await started();
    media.follow(atBench(false));
    media.follow(facts({}));
    expect(media.snapshot().invited).toBeUndefined();
  });

  it('[PROT-2] who declines is not asked again; who had it off is not asked at all', async () => {
    const { media } = await started();
    media.follow(facts({ rights: none, protection }));
    media.follow(facts({}));
    expect(media.snapshot().invited).toBeDefined();
    media.declineInvitation();
    expect(media.snapshot().invited).toBeUndefined();
    media.follow(facts({ rights: none, protection }));
    media.follow(facts({}));
    expect(media.snapshot().invited).toBeUndefined();
  });

  it('[PROT-2] what went off long before the class was shut is not offered', async () => {
    vi.useFakeTimers();
    const { media } = await started();
    media.follow(facts({ rights: { ...all, microphone: false } }));
    vi.advanceTimersByTime(60_000);
    media.follow(facts({ rights: none, protection }));
    media.follow(facts({}));
    expect(media.snapshot().invited).toBeUndefined();
  });

  it('[ATT-4] says whose voice wins, but not to the one who speaks', () => {
    const { media, store } = sit(() => Promise.resolve(ok(passIn('admitted'))), passIn('admitted'));
    const attention = { quietAt: null, eyesUntil: null, gallery: false, spotlight: null, voice: 1 };
    const one = {
      role: 'teacher',
      state: 'admitted',
      via: 'account',
      marked: false,
      request: false,
    } as const;
    const seats = [{ ...one, number: 1, online: true, mediaIdentity: 'media-1' }];
    media.follow(facts({ attention, seats }));
    expect(store(0).setVoice).toHaveBeenLastCalledWith('media-1');
    media.follow(facts({ attention: { ...attention, voice: null }, seats }));
    expect(store(0).setVoice).toHaveBeenLastCalledWith(null);
    media.follow(facts({ attention: { ...attention, voice: 3 }, seats })); // this seat itself
    expect(store(0).setVoice).toHaveBeenLastCalledWith(null);
  });
});
