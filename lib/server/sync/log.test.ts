import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { recordsOf } from '@/lib/boards/protocol';
import { frameKind } from '@/lib/classroom/protocol';
import { BoardLab, contentOf, quiet } from '@/lib/testing/board-room';
import { drawStroke } from '@/lib/testing/board-strokes';
import { describeLog } from '@/lib/testing/log-contract';
import { makeBoardRef, MemoryLog } from '@/lib/testing/memory-log';
import { TestClient } from '@/lib/testing/socket-pair';
import { decodeRecords } from './records';

describe('the log in memory', () => {
  describeLog(() => {
    const log = new MemoryLog();
    const goneBoard = makeBoardRef('gone');
    log.goneBoards.add('gone');
    return { log, makeBoard: () => Promise.resolve(makeBoardRef()), goneBoard };
  });
});

describe('a room and its log', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  async function lesson() {
    const lab = new BoardLab();
    const room = await lab.open();
    const teacher = new TestClient({ seat: 1, isStaff: true }).connect(room);
    const anna = new TestClient({ seat: 2 }).connect(room);
    await quiet([teacher, anna]);
    return { lab, room, teacher, anna, all: [teacher, anna] };
  }

  it('L1 keeps who wrote what, a flush to a row', async () => {
    const { lab, anna, teacher, all } = await lesson();
    const before = lab.log.rows.length;
    drawStroke(anna.doc, 'a', 2);
    drawStroke(teacher.doc, 't', 1);
    await quiet(all);
    expect(lab.log.rows.length - before).toBeLessThanOrEqual(2);
    const seats = lab.log.rows
      .slice(before)
      .flatMap((row) => decodeRecords(row.records).map(({ seat }) => seat));
    expect(seats.sort()).toEqual([1, 2]);
  });

  it('L3 says saved only when the log has it', async () => {
    const { lab, anna, all } = await lesson();
    lab.log.fault = 'hang';
    drawStroke(anna.doc, 'a', 2);
    await quiet(all);
    expect(anna.savedSeq).toBeLessThan(anna.seq);
    lab.log.release();
    await quiet(all);
    expect(anna.savedSeq).toBe(anna.seq);
  });

  it('L4 an outage keeps the board going, tells everybody, and loses nothing', async () => {
    const { lab, anna, teacher, room, all } = await lesson();
    lab.log.fault = 'unreachable';
    for (let at = 0; at < 30; at += 1) {
      drawStroke(anna.doc, `a${at}`, 2);
      await quiet(all);
    }
    expect(recordsOf(teacher.doc).has('shape:a29')).toBe(true);
    expect(teacher.told(frameKind.unsaved).at(-1)).toMatchObject({ readOnly: false });
    expect(anna.savedSeq).toBeLessThan(anna.seq);
    lab.log.fault = 'none';
    await vi.advanceTimersByTimeAsync(6000);
    await quiet(all);
    expect(teacher.told(frameKind.unsaved).at(-1)).toMatchObject({ pending: 0 });
    expect(anna.savedSeq).toBe(anna.seq);
    lab.crash();
    expect(contentOf((await lab.open()).doc)).toEqual(contentOf(room.doc));
  });

  it('L4 an insert whose answer got lost is not written twice', async () => {
    const { lab, anna, room, all } = await lesson();
    lab.log.fault = 'lost answer';
    drawStroke(anna.doc, 'a', 2);
    await quiet(all);
    lab.log.fault = 'none';
    await vi.advanceTimersByTimeAsync(1000);
    await quiet(all);
    const seqs = lab.log.rows.flatMap((row) => decodeRecords(row.records).map(({ seq }) => seq));
    expect(seqs).toEqual([...new Set(seqs)]);
    expect(anna.savedSeq).toBe(anna.seq);
    lab.crash();
    expect(contentOf((await lab.open()).doc)).toEqual(contentOf(room.doc));
  });

  it('L5 past the bound the board is read-only, says so, and opens again', async () => {
    const { lab, anna, teacher, room, all } = await lesson();
    lab.log.fault = 'unreachable';
    const heavy = () => room.roomLog.add({ bytes: new Uint8Array(1024 * 1024), seat: 0, authors: [] });
    drawStroke(anna.doc, 'before', 2);
    await quiet(all);
    const held = room.roomLog.queue;
    for (let at = 0; at < 9; at += 1) {
      heavy();
    }
    expect(held.isFull()).toBe(true);
    await vi.advanceTimersByTimeAsync(6000);
    drawStroke(anna.doc, 'late', 2);
    await quiet(all);
    expect(recordsOf(teacher.doc).has('shape:late')).toBe(false);
    expect(teacher.told(frameKind.unsaved).at(-1)).toMatchObject({ readOnly: true });
    lab.log.fault = 'none';
    await vi.advanceTimersByTimeAsync(8000);
    await quiet(all);
    expect(recordsOf(teacher.doc).has('shape:late')).toBe(true);
    expect(teacher.told(frameKind.unsaved).at(-1)).toMatchObject({ pending: 0 });
  });

  it('L6 after a kill everything acknowledged is there, and clients bring the rest', async () => {
    const { lab, anna, teacher, all } = await lesson();
    drawStroke(anna.doc, 'safe', 2);
    await quiet(all);
    lab.log.fault = 'hang'; // never written
    drawStroke(anna.doc, 'open', 2);
    drawStroke(teacher.doc, 'mine', 1);
    await quiet(all);
    expect(recordsOf(teacher.doc).has('shape:open')).toBe(true);
    lab.log.fault = 'none';
    lab.crash();
    const room = await lab.open();
    expect(recordsOf(room.doc).has('shape:safe')).toBe(true);
    expect(recordsOf(room.doc).has('shape:open')).toBe(false);
    teacher.connect(room);
    await quiet([teacher]);
    anna.connect(room);
    await quiet(all);
    for (const doc of [room.doc, anna.doc, teacher.doc]) {
      expect([...recordsOf(doc).keys()]).toEqual(
        expect.arrayContaining(['shape:safe', 'shape:open', 'shape:mine']),
      );
    }
    expect(anna.told(frameKind.refusal)).toEqual([]);
    expect(anna.savedSeq).toBe(anna.seq);
  });

  it("L6 a classmate's copy does not make it the author of what it brings back", async () => {
    const { lab, anna, all, room: first } = await lesson();
    const ben = new TestClient({ seat: 3 }).connect(first);
    await quiet([...all, ben]);
    lab.log.fault = 'hang';
    drawStroke(anna.doc, 'open', 2);
    await quiet([...all, ben]);
    lab.log.fault = 'none';
    lab.crash();
    const room = await lab.open();
    ben.connect(room);
    await quiet([ben]);
    anna.connect(room);
    await quiet([anna, ben]);
    drawStroke(anna.doc, 'next', 2);
    drawStroke(ben.doc, 'b', 3);
    await quiet([anna, ben]);
    expect([...recordsOf(room.doc).keys()]).toEqual(
      expect.arrayContaining(['shape:open', 'shape:next', 'shape:b']),
    );
    expect([...anna.told(frameKind.refusal), ...ben.told(frameKind.refusal)]).toEqual([]);
  });

  it('R4 L7 authors are known after a restart from a snapshot', async () => {
    const { lab, anna, room, all } = await lesson();
    drawStroke(anna.doc, 'a', 2);
    await quiet(all);
    await room.roomLog.compact();
    lab.log.rows = [];
    lab.crash();
    const again = await lab.open();
    const thief = new TestClient({ seat: 3 }).connect(again);
    await quiet([thief]);
    recordsOf(thief.doc).delete('shape:a');
    await quiet([thief]);
    expect(thief.told(frameKind.refusal)).toHaveLength(1);
    anna.connect(again);
    await quiet([anna, thief]);
    recordsOf(anna.doc).delete('shape:a');
    await quiet([anna, thief]);
    expect(recordsOf(thief.doc).has('shape:a')).toBe(false);
  });

  it('L8 a broken snapshot is passed over for the one before', async () => {
    const { lab, anna, room, all } = await lesson();
    for (const id of ['a', 'b', 'c']) {
      drawStroke(anna.doc, id, 2);
      await quiet(all);
      await room.roomLog.compact();
    }
    const newest = [...lab.log.kept.values()][0]?.[0];
    newest?.bytes.fill(9, 4);
    lab.crash();
    expect(contentOf((await lab.open()).doc)).toEqual(contentOf(room.doc));
  });

  it('L9 a board that is gone is closed, and its neighbours go on', async () => {
    const { lab, anna } = await lesson();
    lab.log.goneBoards.add(lab.board.boardId);
    drawStroke(anna.doc, 'a', 2);
    await quiet([anna]);
    expect(anna.socket.closed).toMatchObject({ code: 4404 });
  });

  it('L10 an empty room is saved, leaves memory and comes back the same', async () => {
    const { lab, room, anna, teacher, all } = await lesson();
    drawStroke(anna.doc, 'a', 2);
    await quiet(all);
    const before = contentOf(room.doc);
    anna.disconnect();
    teacher.disconnect();
    await vi.advanceTimersByTimeAsync(45_000);
    expect(lab.log.kept.size).toBe(1);
    const again = await lab.open();
    expect(again).not.toBe(room);
    expect(contentOf(again.doc)).toEqual(before);
  });
});
