import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { LessonFacts, Pass } from '../schema';
import type { MediaStore } from './media-store';
import { TableMedia } from './media-table';

class FakeStore {
  readonly devices = { microphone: { type: 'off' }, camera: { type: 'off' } };
  readonly connect = vi.fn(() => Promise.resolve());
  readonly close = vi.fn();
  readonly listenTo = vi.fn();
  readonly people = new Map();
  snapshot = () => ({ state: 'on', people: this.people, ...this.devices });
  setMicrophone = (on: boolean) => this.#turn('microphone', on);
  setCamera = (on: boolean) => this.#turn('camera', on);
  get on(): boolean {
    return this.devices.microphone.type === 'on';
  }

  #turn(device: 'microphone' | 'camera', on: boolean): Promise<void> {
    this.devices[device] = { type: on ? 'on' : 'off' };
    return Promise.resolve();
  }
}
const asStore = (fake: FakeStore) => fake as unknown as MediaStore;
const pass = { mediaPath: '/_media', mediaTicket: 'ticket', seat: { role: 'pupil' } } as unknown as Pass;

let ofClass: FakeStore;
let tables: FakeStore[];
let media: TableMedia;
let before: Partial<LessonFacts>;

beforeEach(() => {
  ofClass = new FakeStore();
  tables = [];
  before = {};
  media = new TableMedia({
    newStore: () => {
      const store = new FakeStore();
      tables.push(store);
      return asStore(store);
    },
    pass: () => Promise.resolve(pass),
    onMoved: () => undefined,
  });
});

async function hear(mine: number | null, more: { role?: 'pupil' | 'teacher'; voice?: number } = {}) {
  const { role = 'pupil', voice = null } = more;
  const facts = {
    lesson: { media: true, me: { number: 3, role, state: 'admitted' } },
    seats: [],
    tables: { now: { mine, voice }, again: false, sheets: [] },
  } as unknown as Partial<LessonFacts>;
  media.follow(facts, before, asStore(ofClass));
  before = facts;
  await vi.waitFor(() => expect(tables.every(({ connect }) => connect.mock.calls.length > 0)).toBe(true));
}

describe('[MEDIA-11] whoever sits at a table has a connection to it', () => {
  it('made with the ticket that there is; told no table', async () => {
    await hear(2);
    expect(tables[0]?.connect).toHaveBeenCalledWith({
      mediaPath: '/_media/table',
      ticket: 'ticket',
      role: 'pupil',
    });
  });

  it('another one at the next table, none back in the class, and the same one meanwhile', async () => {
    await hear(2);
    await hear(2);
    expect(tables).toHaveLength(1);
    await hear(1);
    expect(tables).toHaveLength(2);
    expect(tables[0]?.close).toHaveBeenCalled();
    await hear(null);
    expect(tables[1]?.close).toHaveBeenCalled();
    expect(media.store).toBeNull();
  });

  it('a child begins anywhere with all devices off', async () => {
    await ofClass.setMicrophone(true);
    await hear(2);
    expect(ofClass.on).toBe(false);
    expect(tables[0]?.on).toBe(false);
    await tables[0]?.setMicrophone(true);
    await hear(null);
    expect(ofClass.on).toBe(false);
  });

  it('an adult takes along what she had on, and brings it back', async () => {
    await ofClass.setMicrophone(true);
    await hear(2, { role: 'teacher' });
    await vi.waitFor(() => expect(tables[0]?.on).toBe(true));
    expect(ofClass.on).toBe(false);
    await hear(null, { role: 'teacher' });
    expect(ofClass.on).toBe(true);
  });

  it('speaking to all is speaking into the class, at whatever table she is; a reload does not speak', async () => {
    await hear(2, { role: 'teacher', voice: 3 });
    expect(ofClass.on).toBe(false);
    await hear(2, { role: 'teacher' });
    await hear(2, { role: 'teacher', voice: 3 });
    expect(ofClass.on).toBe(true);
    await hear(2, { role: 'teacher' });
    expect(ofClass.on).toBe(false);
  });

  it('after speaking to all the microphone is as it was before', async () => {
    await hear(null, { role: 'teacher' });
    await hear(null, { role: 'teacher', voice: 3 });
    expect(ofClass.on).toBe(true);
    await hear(null, { role: 'teacher' });
    expect(ofClass.on).toBe(false);
    await ofClass.setMicrophone(true);
    await hear(null, { role: 'teacher', voice: 3 });
    await hear(null, { role: 'teacher' });
    expect(ofClass.on).toBe(true);
  });
});
