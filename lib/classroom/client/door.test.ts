import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { ok, refuse } from '@/lib/shared/result';
import { fakeClassroom } from '@/lib/testing/fake-classroom';
import { Door, type DoorEntry, type DoorPorts, type DoorView } from './door';
import type { RememberedSeat, SeatMemory } from './seat-memory';

const fox = { animal: 'fox', badge: 'sun' } as const;
const door: DoorView = {
  type: 'waiting',
  className: '2a',
  grade: '1-2',
  teacherName: 'Frau Kaya',
  startsAt: null,
  lessonId: 'lesson-1',
  taken: [],
  signs: [fox],
};
const pass = {
  seat: { number: 3, role: 'pupil', state: 'bench' },
  lessonId: 'lesson-1',
  syncTicket: 't',
  mediaTicket: null,
  syncPath: '/_sync/lesson-1',
  mediaPath: '/_media',
  boardId: null,
} as const;

function stage(entry: DoorEntry, ports: Partial<DoorPorts> = {}, remembered: RememberedSeat | null = null) {
  let seat = remembered;
  const memory: SeatMemory = {
    read: () => seat,
    write: (next) => (seat = next),
    clear: () => (seat = null),
  };
  const all: DoorPorts = {
    canJoin: () => true,
    openCard: () => Promise.resolve(ok({ door, sign: fox })),
    enterClassroom: vi.fn<DoorPorts['enterClassroom']>(() =>
      Promise.resolve(ok({ seatSecret: 'seat-secret', lessonId: 'lesson-1' })),
    ),
    openSeat: () => Promise.resolve(ok(pass)),
    createClassroom: () => Promise.resolve(fakeClassroom().classroom),
    ...ports,
  };
  const it = new Door({ entry, ports: all, memory });
  return { door: it, ports: all, seat: () => seat, step: () => it.getSnapshot().step };
}

const link: DoorEntry = { via: 'link', linkCode: 'abc', door };
const old: RememberedSeat = { seatSecret: 'old', lessonId: 'lesson-1', sign: fox };

describe('doors', () => {
  it('a card leads to the child’s own sign and one tap takes the seat', async () => {
    const s = stage({ via: 'card', secret: 'card-secret' });
    await s.door.start();
    expect(s.step()).toEqual({ type: 'hello', sign: fox });
    await s.door.go(fox, false);
    expect(s.step().type).toBe('room');
    expect(s.ports.enterClassroom).toHaveBeenCalledWith({ via: 'card', secret: 'card-secret' });
  });

  it('a class link asks for animal and badge, and a taken sign asks twice', async () => {
    const s = stage({ ...link, door: { ...door, taken: [fox] } });
    await s.door.start();
    expect(s.step().type).toBe('animal');
    s.door.chooseAnimal('fox');
    s.door.chooseBadge('fox', 'sun');
    expect(s.step()).toEqual({ type: 'taken', sign: fox });
    s.door.confirmTaken(fox);
    expect(s.step()).toEqual({ type: 'hello', sign: fox });
  });

  it('a reload continues in the same seat without a tap', async () => {
    const s = stage(link, {}, old);
    await s.door.start();
    expect(s.step().type).toBe('room');
    expect(s.ports.enterClassroom).not.toHaveBeenCalled();
  });

  it('the seat of another lesson is not continued', async () => {
    const s = stage({ ...link, door: { ...door, lessonId: 'lesson-2' } }, {}, old);
    await s.door.start();
    expect(s.step().type).toBe('animal');
  });

  it('a fresh card never continues the seat of the child before', async () => {
    const s = stage({ via: 'card', secret: 'card-secret' }, {}, old);
    await s.door.start();
    expect(s.seat()).toBeNull();
    expect(s.step().type).toBe('hello');
  });

  it('a seat that expired leads back to the door, one that was removed to the closed gate', async () => {
    const expired = stage(link, { openSeat: () => Promise.resolve(refuse('expired')) }, old);
    await expired.door.start();
    await vi.waitFor(() => expect(expired.step().type).toBe('animal'));
    const removed = stage(link, { openSeat: () => Promise.resolve(refuse('removed')) }, old);
    await removed.door.start();
    expect(removed.step()).toMatchObject({ type: 'sorry', reason: 'refused' });
    expect(removed.seat()).toBeNull();
  });

  it('the child’s microphone check does not hold up the seat, the room waits for the check', async () => {
    const s = stage(link);
    await s.door.start();
    await s.door.go(fox, true);
    expect(s.seat()?.seatSecret).toBe('seat-secret');
    expect(s.step()).toMatchObject({ type: 'entering', micCheck: true });
    s.door.micCheckDone();
    expect(s.step().type).toBe('room');
  });

  it('a server that cannot be reached is not the child’s fault and no crash', async () => {
    const s = stage({ via: 'card', secret: 'x' }, { openCard: () => Promise.reject(new TypeError('fetch')) });
    await s.door.start();
    expect(s.step()).toMatchObject({ type: 'sorry', reason: 'unavailable' });
  });

  it('a server that was away at the card or at "Los!" is asked again by itself, and the child is in', async () => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    const away = () => Promise.reject(new TypeError('fetch'));
    const openCard = vi.fn(() => Promise.resolve(ok({ door, sign: fox }))).mockImplementationOnce(away);
    const enterClassroom = vi
      .fn<DoorPorts['enterClassroom']>(() => Promise.resolve(ok({ seatSecret: 's', lessonId: 'lesson-1' })))
      .mockImplementationOnce(away);
    const s = stage({ via: 'card', secret: 'x' }, { openCard, enterClassroom });
    await s.door.start();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(s.step()).toEqual({ type: 'hello', sign: fox });
    await s.door.go(fox, false);
    expect(s.step()).toMatchObject({ type: 'sorry', reason: 'unavailable', sign: fox });
    await vi.advanceTimersByTimeAsync(5_000);
    expect(s.step().type).toBe('room');
  });

  it('a page that is left asks nothing any more', async () => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    const openCard = vi.fn<DoorPorts['openCard']>(() => Promise.reject(new TypeError('fetch')));
    const s = stage({ via: 'card', secret: 'x' }, { openCard });
    await s.door.start();
    s.door.close();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(openCard).toHaveBeenCalledTimes(1);
  });

  it('two openings at once leave one classroom, the other is closed', async () => {
    const closed = vi.fn();
    const createClassroom = () => Promise.resolve({ ...fakeClassroom().classroom, close: closed });
    const s = stage(link, { createClassroom }, old);
    const first = s.door.start();
    s.door.close();
    await Promise.all([first, s.door.start()]);
    expect(s.step().type).toBe('room');
    s.door.close();
    expect(closed).toHaveBeenCalledTimes(1);
  });

  it('a browser that cannot show a lesson is told so before anything is asked', async () => {
    const s = stage(link, { canJoin: () => false });
    await s.door.start();
    expect(s.step()).toMatchObject({ type: 'sorry', reason: 'old-device' });
  });

  it('who came too early gets in as soon as the server says so', async () => {
    const s = stage({ ...link, door: { ...door, type: 'not-yet' } });
    await s.door.start();
    expect(s.step()).toMatchObject({ type: 'sorry', reason: 'early' });
    s.door.updateDoor(door);
    expect(s.step().type).toBe('animal');
  });

  it('after goodbye nothing of the seat is left in the tab', async () => {
    const s = stage(link, {}, old);
    await s.door.start();
    await s.door.leave();
    expect(s.step().type).toBe('goodbye');
    expect(s.seat()).toBeNull();
  });
});
