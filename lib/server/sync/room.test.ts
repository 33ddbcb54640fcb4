import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { recordsOf } from '@/lib/boards/protocol';
import { decodeFrame, frameKind } from '@/lib/classroom/protocol';
import { BoardLab, contentOf, quiet } from '@/lib/testing/board-room';
import { drawStroke, recordMap, startStroke } from '@/lib/testing/board-strokes';
import { settle, TestClient } from '@/lib/testing/socket-pair';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

async function lesson() {
  const lab = new BoardLab();
  const room = await lab.open();
  const teacher = new TestClient({ seat: 1, isStaff: true }).connect(room);
  const anna = new TestClient({ seat: 2 }).connect(room);
  const ben = new TestClient({ seat: 3 }).connect(room);
  const all = [teacher, anna, ben];
  await quiet(all);
  return { lab, room, teacher, anna, ben, all };
}

describe('joining', () => {
  it('J1 J2 a newcomer gets the whole board and is asked for what it has', async () => {
    const { room, anna, all } = await lesson();
    drawStroke(anna.doc, 'a', 2);
    await quiet(all);
    const late = new TestClient({ seat: 4 }).connect(room);
    await quiet([...all, late]);
    expect(contentOf(late.doc)).toEqual(contentOf(anna.doc));
    expect(late.received.some(({ kind }) => kind === frameKind.syncStep1)).toBe(true);
  });

  it('J3 a hundred newcomers share one encoded board', async () => {
    const { room } = await lesson();
    const late = Array.from({ length: 100 }, (_, at) => new TestClient({ seat: 10 + at }).connect(room));
    late.forEach(
      (client) => client.outgoing.length > 0 && room.receive(client.member, client.outgoing[0] ?? fail()),
    );
    const boards = late.map((client) =>
      client.socket.inFlight.find((bytes) => decodeFrame(bytes)?.kind === frameKind.syncStep2),
    );
    expect(boards[0]).toBeDefined();
    expect(new Set(boards).size).toBe(1);
  });
});

describe('receiving', () => {
  it('R1 random bytes end the connection that sent them and nothing else', async () => {
    const { anna, ben, teacher, all } = await lesson();
    anna.push(frameKind.update, new Uint8Array([7, 255, 3, 200, 1, 9, 9, 9]));
    await quiet(all);
    expect(anna.socket.closed).toMatchObject({ code: 4400 });
    drawStroke(ben.doc, 'b', 3);
    await quiet([ben, teacher]);
    expect(recordsOf(teacher.doc).has('shape:b')).toBe(true);
  });

  it('R2 a pupil that may not draw changes nothing, and what it drew comes when it may again', async () => {
    const { anna, ben, all } = await lesson();
    anna.mayWrite = false;
    drawStroke(anna.doc, 'a', 2);
    await quiet(all);
    expect(recordsOf(ben.doc).has('shape:a')).toBe(false);
    expect(anna.told(frameKind.refusal)).toEqual([]);
    anna.mayWrite = true;
    await quiet(all);
    expect(recordsOf(ben.doc).has('shape:a')).toBe(true);
  });

  it('R3 an update with a gap is not kept in memory, and the sender is asked for the rest', async () => {
    const { anna, ben, room, all } = await lesson();
    drawStroke(anna.doc, 'a', 2);
    anna.outgoing.length = 0; // lost on the way
    drawStroke(anna.doc, 'b', 2);
    await quiet(all);
    expect(room.doc.store.pendingStructs).toBeNull();
    expect(recordsOf(ben.doc).has('shape:a')).toBe(true);
    expect(recordsOf(ben.doc).has('shape:b')).toBe(true);
  });

  it('R3 who sends nothing but gaps is refused after five', async () => {
    const { anna, room } = await lesson();
    const stranger = new Y.Doc();
    drawStroke(stranger, 'a', 2);
    const before = Y.encodeStateVector(stranger);
    drawStroke(stranger, 'b', 2);
    const gap = Y.encodeStateAsUpdate(stranger, before);
    for (let round = 0; round < 6; round += 1) {
      anna.push(frameKind.update, gap);
      anna.outgoing.splice(0).forEach((frame) => room.receive(anna.member, frame));
      await vi.advanceTimersByTimeAsync(2500);
    }
    const kinds = anna.socket.inFlight.map((bytes) => decodeFrame(bytes)?.kind);
    expect(kinds.filter((kind) => kind === frameKind.syncStep1)).toHaveLength(5);
    expect(kinds).toContain(frameKind.refusal);
  });

  it("R4 nobody writes under another seat's client id", async () => {
    const { anna, ben, room, all } = await lesson();
    drawStroke(anna.doc, 'a', 2);
    await quiet(all);
    const forged = new Y.Doc();
    Y.applyUpdate(forged, Y.encodeStateAsUpdate(room.doc));
    forged.clientID = anna.doc.clientID;
    const before = Y.encodeStateVector(forged);
    drawStroke(forged, 'forged', 2);
    ben.push(frameKind.update, Y.encodeStateAsUpdate(forged, before));
    await quiet(all);
    expect(ben.told(frameKind.refusal)).toEqual([{ code: 'forbidden' }]);
    expect(recordsOf(room.doc).has('shape:forged')).toBe(false);
  });

  it("R5 R6 a pupil cannot delete, move or overwrite another pupil's stroke, and starts over", async () => {
    const attacks: ((doc: Y.Doc) => void)[] = [
      (doc) => recordsOf(doc).delete('shape:b'),
      (doc) => recordMap(doc, 'shape:b').set('t', [0, 0, 0]),
      (doc) => drawStroke(doc, 'b', 2),
      (doc) => recordsOf(doc).delete('page:page'),
      (doc) => recordMap(doc, 'page:page').set('b', {}),
      (doc) => doc.getMap('meta').set('layout', 99),
      (doc) => doc.getMap('elsewhere').set('x', 1),
      (doc) => recordsOf(doc).set('shape:c', 'no map'),
      (doc) => doc.getArray('records').push([1]),
      (doc) => recordMap(doc, 'shape:a').set('r', new Y.Text('words')),
      (doc) => recordMap(doc, 'shape:a').set('r', new Y.Doc()),
    ];
    for (const attack of attacks) {
      const { anna, ben, room, all } = await lesson();
      drawStroke(anna.doc, 'a', 2);
      drawStroke(ben.doc, 'b', 3);
      await quiet(all);
      const before = contentOf(room.doc);
      const copy = new Y.Doc();
      Y.applyUpdate(copy, Y.encodeStateAsUpdate(anna.doc));
      copy.clientID = anna.doc.clientID;
      const vector = Y.encodeStateVector(copy);
      attack(copy);
      anna.push(frameKind.update, Y.encodeStateAsUpdate(copy, vector));
      await quiet(all);
      expect(contentOf(room.doc), String(attack)).toEqual(before);
      expect(contentOf(ben.doc)).toEqual(before);
      expect(contentOf(anna.doc)).toEqual(before);
      expect(anna.told(frameKind.refusal).length + (anna.socket.closed ? 1 : 0), String(attack)).toBe(1);
    }
  });

  it('R5 staff may change what pupils drew, a pupil its own; nobody deletes a page', async () => {
    const { anna, ben, teacher, room, all } = await lesson();
    drawStroke(anna.doc, 'a', 2);
    drawStroke(anna.doc, 'a2', 2);
    await quiet(all);
    recordMap(teacher.doc, 'shape:a').set('t', [5, 5, 0]);
    recordsOf(anna.doc).delete('shape:a2');
    await quiet(all);
    expect(recordMap(ben.doc, 'shape:a').get('t')).toEqual([5, 5, 0]);
    expect(recordsOf(ben.doc).has('shape:a2')).toBe(false);
    recordsOf(teacher.doc).delete('page:page');
    await quiet(all);
    expect(recordsOf(room.doc).has('page:page')).toBe(true);
  });

  it('R7 a record that would crash an editor is removed before anybody else gets it', async () => {
    const { anna, ben, room, all } = await lesson();
    anna.doc.transact(() => {
      drawStroke(anna.doc, 'good', 2);
      drawStroke(anna.doc, 'bad', 2);
      recordMap(anna.doc, 'shape:bad').set('S', new Uint8Array(0));
    });
    let seen = false;
    recordsOf(ben.doc).observe(() => {
      seen ||= recordsOf(ben.doc).has('shape:bad');
    });
    await quiet(all);
    expect(recordsOf(ben.doc).has('shape:good')).toBe(true);
    expect(seen).toBe(false);
    expect(contentOf(anna.doc)).toEqual(contentOf(room.doc));
  });

  it('R7 of shapes that contain each other one is put on the page', async () => {
    const { anna, ben, all } = await lesson();
    anna.doc.transact(() => {
      for (const [id, parentId] of [
        ['x', 'shape:y'],
        ['y', 'shape:x'],
      ] as const) {
        drawStroke(anna.doc, id, 2);
        const map = recordMap(anna.doc, `shape:${id}`);
        map.set('b', { ...Object(map.get('b')), type: 'group', parentId });
        ['p', 'g', 'S'].forEach((key) => map.delete(key));
      }
    });
    await quiet(all);
    expect(recordMap(ben.doc, 'shape:x').get('b')).toMatchObject({ parentId: 'page:page' });
    expect(recordMap(ben.doc, 'shape:y').get('b')).toMatchObject({ parentId: 'shape:x' });
    expect(contentOf(anna.doc)).toEqual(contentOf(ben.doc));
  });

  it('R7 a pupil that signs with another name gets its own', async () => {
    const { anna, ben, room, all } = await lesson();
    const serverId = room.doc.clientID;
    drawStroke(anna.doc, 'a', 3);
    await quiet(all);
    expect(room.doc.clientID).toBe(serverId); // or a pupil could claim what the server wrote
    expect(recordMap(ben.doc, 'shape:a').get('b')).toMatchObject({ meta: { by: 2 } });
  });
});

describe('sending', () => {
  it('S1 what thirty pupils draw within a tick reaches everybody in one frame', async () => {
    const { room } = await lesson();
    const pupils = Array.from({ length: 30 }, (_, at) => new TestClient({ seat: 10 + at }).connect(room));
    await quiet(pupils);
    const draw = (round: number) => {
      pupils.forEach((pupil) => drawStroke(pupil.doc, `${pupil.seat}-${round}`, pupil.seat));
      pupils.forEach((pupil) =>
        pupil.outgoing.splice(0).forEach((frame) => room.receive(pupil.member, frame)),
      );
    };
    draw(0);
    await quiet(pupils);
    const watcher = pupils[0] ?? fail();
    watcher.received.length = 0;
    draw(1);
    await vi.advanceTimersByTimeAsync(40);
    settle(pupils);
    expect(watcher.received.filter(({ kind }) => kind === frameKind.update).length).toBeLessThanOrEqual(2);
    expect(contentOf(watcher.doc)).toEqual(contentOf(room.doc));
  });

  it.each([
    { members: 4, wait: 50, least: 18, most: 21, what: 'one frame for each step of a hand' },
    {
      members: 24,
      wait: 100,
      least: 9,
      most: 11,
      what: 'one frame for two steps of a hand, in a class that watches',
    },
  ])('S1 while three draw, everybody gets $what, and nothing waits longer', async ({ members, ...frame }) => {
    const { room } = await lesson();
    const pupils = Array.from({ length: members }, (_, at) => {
      return new TestClient({ seat: 10 + at }).connect(room);
    });
    await quiet(pupils);
    const [watcher, ...others] = pupils;
    const hands = others.slice(0, 3);
    const drawFor = async (steps: number, from: number) => {
      for (let step = from; step < from + steps; step += 1) {
        for (const hand of hands) {
          drawStroke(hand.doc, `${hand.seat}-${step}`, hand.seat);
          hand.outgoing.splice(0).forEach((frame) => room.receive(hand.member, frame));
          await vi.advanceTimersByTimeAsync(50 / hands.length); // no two hands move in the same moment
        }
      }
    };
    await drawFor(40, 0); // who draws is known
    settle(pupils);
    if (!watcher) return expect.fail();
    watcher.received.length = 0;
    await drawFor(20, 40);
    settle(pupils);
    const frames = watcher.received.filter(({ kind }) => kind === frameKind.update).length;
    expect(frames).toBeGreaterThanOrEqual(frame.least);
    expect(frames).toBeLessThanOrEqual(frame.most);
    await vi.advanceTimersByTimeAsync(frame.wait);
    settle(pupils);
    expect(contentOf(watcher.doc)).toEqual(contentOf(room.doc));
  });

  it('S1 one writer is not delayed', async () => {
    const { anna, ben } = await lesson();
    drawStroke(anna.doc, 'a', 2);
    settle([anna, ben]);
    expect(recordsOf(ben.doc).has('shape:a')).toBe(true);
  });

  it('S2 a slow reader is left alone, gets one update when it is free, and is closed after 30 s', async () => {
    const { anna, ben, room, all } = await lesson();
    ben.socket.bufferedAmount = 300_000;
    for (let at = 0; at < 20; at += 1) {
      drawStroke(anna.doc, `a${at}`, 2);
      settle([anna]);
    }
    expect(ben.socket.inFlight).toEqual([]);
    ben.socket.bufferedAmount = 0;
    ben.received.length = 0;
    await vi.advanceTimersByTimeAsync(150);
    settle([ben]);
    expect(ben.received.filter(({ kind }) => kind === frameKind.update)).toHaveLength(1);
    expect(contentOf(ben.doc)).toEqual(contentOf(room.doc));
    ben.socket.bufferedAmount = 300_000;
    drawStroke(anna.doc, 'last', 2);
    await quiet(all);
    await vi.advanceTimersByTimeAsync(31_000);
    expect(ben.socket.closed).toMatchObject({ code: 4508 });
  });
});

describe('presence', () => {
  it('P1 goes out in one frame with the true seat, is bounded, and ends with the connection', async () => {
    const { anna, ben, teacher, all } = await lesson();
    const encoder = new TextEncoder();
    anna.push(frameKind.awareness, encoder.encode('{"c":[1,2]}'));
    ben.push(frameKind.awareness, encoder.encode('{"c":[3,4]}'));
    ben.push(frameKind.awareness, encoder.encode(JSON.stringify('x'.repeat(2000))));
    await quiet(all);
    expect(teacher.told(frameKind.awareness)).toEqual([
      [
        [2, { c: [1, 2] }],
        [3, { c: [3, 4] }],
      ],
    ]);
    anna.disconnect();
    await quiet([ben, teacher]);
    expect(teacher.told(frameKind.awareness).at(-1)).toEqual([[2, null]]);
  });
});

describe('a stroke under way', () => {
  it('S3 arrives point by point and is whole for everybody', async () => {
    const { anna, ben, all } = await lesson();
    const live = startStroke(anna.doc, 'a', 2);
    await quiet(all);
    for (let at = 0; at < 50; at += 1) {
      live.push([at, -at]);
      settle(all);
    }
    await quiet(all);
    expect(contentOf(ben.doc)).toEqual(contentOf(anna.doc));
    expect(anna.told(frameKind.refusal)).toEqual([]);
  });
});

function fail(): never {
  throw new Error('missing');
}
