import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { toRichText, type TLRecord, type TLStore } from 'tldraw';
import { BoardProvider } from '@/lib/boards/client/board-provider';
import type { BoardChannel, ChannelState } from '@/lib/boards/client/channel';
import { recordsOf } from '@/lib/boards/protocol';
import { decodeFrame, encodeFrame, type Frame } from '@/lib/classroom/protocol';
import type { DocumentRoom } from '@/lib/server/sync/room';
import type { RoomMember } from '@/lib/server/sync/socket';
import { BoardLab } from '@/lib/testing/board-room';
import { createBoardStore } from './board-store';
import { toEditor, toEditorId } from './record-reader';
import { StoreBinding } from './store-binding';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A child or teacher at a real editor store, over a wire of bytes, in the server's own room. */
class Desk implements BoardChannel {
  readonly seat: number;
  readonly provider: BoardProvider;
  store: TLStore = createBoardStore();
  binding: StoreBinding | undefined;
  mayWrite = true;
  private room: DocumentRoom | null = null;
  private member: RoomMember | null = null;
  private readonly isStaff: boolean;
  private state: ChannelState = 'closed';
  private frameHandler: (frame: Frame) => void = () => undefined;
  private stateHandler: (state: ChannelState) => void = () => undefined;

  constructor(seat: number, isStaff = false) {
    this.seat = seat;
    this.isStaff = isStaff;
    this.provider = new BoardProvider(this, { isHidden: () => false, onChange: () => () => undefined });
    this.provider.subscribe(() => this.bind());
  }

  /** What the view does: one binding per document, from when it is loaded. */
  private bound: unknown;
  private bind() {
    const { doc, loaded } = this.provider.getSnapshot();
    if (loaded && this.bound !== doc) {
      this.bound = doc;
      this.binding?.close();
      this.store = createBoardStore();
      this.binding = new StoreBinding({ store: this.store, doc, by: this.seat });
      this.binding.start();
    }
  }

  connect(room: DocumentRoom) {
    this.disconnect();
    this.room = room;
    const member: RoomMember = {
      seatNumber: this.seat,
      isStaff: () => this.isStaff,
      mayWrite: () => this.mayWrite,
      socket: {
        bufferedAmount: 0,
        close: () => this.disconnect(),
        send: (bytes) =>
          void setTimeout(() => {
            const frame = decodeFrame(bytes);
            if (frame && this.member === member) this.frameHandler(frame);
          }, 5),
      },
    };
    this.member = member;
    room.join(member);
    this.setState('open');
  }
  disconnect() {
    if (this.room && this.member) this.room.leave(this.member);
    this.room = null;
    this.member = null;
    this.setState('closed');
  }
  private setState(state: ChannelState) {
    this.state = state;
    this.stateHandler(state);
  }

  send = (kind: Frame['kind'], seq: number, payload: Uint8Array, seat = 0) => {
    const frame = decodeFrame(encodeFrame({ stream: 1, kind, seat, seq, payload }));
    const { room, member } = this;
    if (room && member && frame) setTimeout(() => room.receive(member, frame), 5);
  };
  onFrame = (handler: (frame: Frame) => void) => {
    this.frameHandler = handler;
    return () => undefined;
  };
  onState = (handler: (state: ChannelState) => void) => {
    this.stateHandler = handler;
    handler(this.state);
    return () => undefined;
  };
  bufferedBytes = () => 0;

  put(...records: TLRecord[]) {
    this.store.put(records);
  }
  x(id: string): number | undefined {
    const record = this.store.get(toEditorId(`shape:${id}`));
    return record?.typeName === 'shape' ? record.x : undefined;
  }
  move(id: string, x: number) {
    this.store.update(toEditorId(`shape:${id}`), (record) => ({ ...record, x }));
  }
}

async function lesson() {
  const lab = new BoardLab();
  const room = await lab.open();
  const [teacher, mia, can] = [new Desk(1, true), new Desk(2), new Desk(3)];
  [teacher, mia, can].forEach((desk) => desk.connect(room));
  await quiet();
  return { lab, room, teacher, mia, can };
}
const quiet = () => vi.advanceTimersByTimeAsync(1500);

describe("a lesson in the server's own room", () => {
  test('everybody sees what everybody draws, and all of it is stored', async () => {
    const { teacher, mia, can } = await lesson();
    teacher.put(geo('t'));
    mia.put(geo('m'), stroke('s', 40, false));
    await quiet();
    mia.put(stroke('s', 90, true));
    await quiet();
    expect([can.x('t'), can.x('m'), can.x('s'), teacher.x('s')]).toEqual([0, 0, 0, 0]);
    for (const desk of [teacher, mia, can]) {
      expect(desk.provider.getSnapshot()).toMatchObject({ pendingCount: 0, refusedCount: 0, unsaved: null });
    }
  });

  test('a child that changes the work of another is refused, and its board is right again', async () => {
    const { teacher, mia, can } = await lesson();
    mia.put(geo('m'));
    await quiet();
    can.move('m', 70);
    await quiet();
    expect(can.provider.getSnapshot().refusedCount).toBe(1);
    expect([mia.x('m'), can.x('m'), teacher.x('m')]).toEqual([0, 0, 0]);
    can.put(geo('c'));
    await quiet();
    expect(mia.x('c')).toBe(0);
    expect(can.provider.getSnapshot()).toMatchObject({ refusedCount: 1, pendingCount: 0 });
  });

  test('staff move, lock and delete what children made; undo brings it back', async () => {
    const { teacher, mia } = await lesson();
    mia.put(geo('m'));
    await quiet();
    teacher.move('m', 50);
    await quiet();
    expect(mia.x('m')).toBe(50);
    const before = teacher.store.get(toEditorId('shape:m'));
    teacher.store.remove([toEditorId('shape:m')]);
    await quiet();
    expect(mia.x('m')).toBeUndefined();
    teacher.binding?.runUndo(() => before && teacher.put(before));
    await quiet();
    expect(mia.x('m')).toBe(50);
    expect(teacher.provider.getSnapshot().refusedCount).toBe(0);
  });

  test('the process is killed in mid-stroke: what was not stored comes again from the children', async () => {
    const { lab, teacher, mia, can } = await lesson();
    mia.put(geo('old'));
    await quiet();
    mia.put(stroke('s', 40, false));
    mia.binding?.flush();
    lab.crash();
    [teacher, mia, can].forEach((desk) => desk.disconnect());
    mia.put(stroke('s', 90, true)); // drawn on while nobody listens
    await quiet();
    expect(mia.provider.getSnapshot()).toMatchObject({ online: false, loaded: true });
    const room = await lab.open();
    [teacher, mia, can].forEach((desk) => desk.connect(room));
    await quiet();
    expect([can.x('old'), can.x('s'), teacher.x('s')]).toEqual([0, 0, 0]);
    expect(mia.provider.getSnapshot()).toMatchObject({ pendingCount: 0, refusedCount: 0 });
  });

  test('drawing is taken away in mid-stroke: nobody keeps a ghost, and it works again later', async () => {
    const { room, mia, can } = await lesson();
    mia.mayWrite = false; // the server knows a moment earlier than the child's screen
    mia.put(geo('late'));
    await vi.advanceTimersByTimeAsync(100);
    mia.binding?.setMayWrite(false);
    mia.provider.setMayWrite(false);
    await quiet();
    expect([mia.x('late'), can.x('late')]).toEqual([undefined, undefined]);
    mia.mayWrite = true;
    mia.binding?.setMayWrite(true);
    mia.provider.setMayWrite(true);
    mia.put(geo('again'));
    await quiet();
    expect(can.x('again')).toBe(0);
    expect(recordsOf(room.doc).has('shape:late')).toBe(false);
  });

  test('a child without the right to draw joins a board with a history without being corrected', async () => {
    const { room, teacher, can } = await lesson();
    teacher.put(geo('t'));
    await quiet();
    teacher.store.remove([toEditorId('shape:t')]);
    await quiet();
    can.disconnect();
    can.mayWrite = false;
    can.connect(room);
    await quiet();
    expect(can.provider.getSnapshot()).toMatchObject({ synced: true, pendingCount: 0, refusedCount: 0 });
  });
});

const common = {
  typeName: 'shape',
  x: 0,
  y: 0,
  rotation: 0,
  index: 'a1',
  parentId: 'page:page',
  isLocked: false,
  opacity: 1,
  meta: {},
};
function geo(id: string): TLRecord {
  return record({
    ...common,
    id: `shape:${id}`,
    type: 'geo',
    props: {
      geo: 'rectangle',
      dash: 'draw',
      url: '',
      w: 10,
      h: 10,
      growY: 0,
      scale: 1,
      labelColor: 'black',
      color: 'black',
      fill: 'none',
      size: 'm',
      font: 'draw',
      align: 'middle',
      verticalAlign: 'middle',
      richText: toRichText(''),
    },
  });
}
function stroke(id: string, points: number, isComplete: boolean): TLRecord {
  return record({
    ...common,
    id: `shape:${id}`,
    type: 'draw',
    meta: { by: 2 },
    props: {
      color: 'black',
      fill: 'none',
      dash: 'draw',
      size: 'm',
      isComplete,
      isClosed: false,
      isPen: false,
      scale: 1,
      segments: [
        { type: 'free', points: Array.from({ length: points }, (_, at) => ({ x: at * 3, y: at, z: 0.5 })) },
      ],
    },
  });
}
function record(value: object): TLRecord {
  return toEditor(value as never); // the store validates it
}
