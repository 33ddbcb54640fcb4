import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { recordsOf } from '@/lib/boards/protocol';
import { frameKind } from '@/lib/classroom/protocol';
import { BoardLab, contentOf, quiet } from '@/lib/testing/board-room';
import { drawStroke, recordMap, startStroke } from '@/lib/testing/board-strokes';
import { TestClient } from '@/lib/testing/socket-pair';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Mulberry32: the same lesson every time. */
function randomOf(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

class Lesson {
  readonly lab = new BoardLab();
  readonly clients: TestClient[] = [
    new TestClient({ seat: 1, isStaff: true }),
    ...[2, 3, 4, 5].map((seat) => new TestClient({ seat })),
  ];
  private readonly random: (below: number) => number;
  private count = 0;

  constructor(seed: number) {
    this.random = randomOf(seed);
  }

  async run(steps: number): Promise<void> {
    for (let step = 0; step < steps; step += 1) {
      const client = this.clients[this.random(this.clients.length)];
      if (client) {
        await this.step(client);
      }
    }
  }

  private async step(client: TestClient): Promise<void> {
    const what = this.random(100);
    if (what < 55) {
      this.edit(client);
    } else if (what < 80) {
      client.exchange();
    } else if (what < 88) {
      client.disconnect();
    } else if (what < 92) {
      client.outgoing.splice(0, 1 + this.random(3)); // lost on the way
    } else if (what < 94) {
      this.lab.log.fault = this.random(2) === 0 ? 'unreachable' : 'lost answer';
    } else if (what < 97) {
      this.lab.log.fault = 'none';
      await vi.advanceTimersByTimeAsync(this.random(400));
    } else if (what < 98) {
      await this.restart();
    }
    if (!client.isConnected && this.lab.log.fault === 'none' && this.random(2) === 0) {
      client.connect(await this.lab.open());
    }
  }

  /** The process is killed: nobody is told, only the log is left. */
  async restart(): Promise<void> {
    this.lab.log.fault = 'none';
    this.clients.forEach((client) => client.disconnect());
    this.lab.crash();
    await this.lab.open();
  }

  private edit(client: TestClient): void {
    const { doc, seat } = client;
    const records = recordsOf(doc);
    const own = [...records.keys()].filter(
      (id) => id.startsWith('shape:') && (client.isStaff || id.startsWith(`shape:${seat}-`)),
    );
    const id = own[this.random(Math.max(1, own.length))];
    const what = this.random(10);
    if (id === undefined || what < 4) {
      this.count += 1;
      drawStroke(doc, `${seat}-${this.count}`, seat, 1 + this.random(5));
    } else if (what < 5) {
      records.delete(id);
    } else if (what < 6) {
      this.count += 1;
      startStroke(doc, `${seat}-${this.count}`, seat);
    } else {
      const live = recordMap(doc, id).get('l');
      if (live instanceof Y.Array && what < 9) {
        live.push([this.random(100), this.random(100)]);
      } else {
        recordMap(doc, id).set('t', [this.random(1000), this.random(1000), 0]);
      }
    }
  }

  async finish(): Promise<Y.Doc> {
    this.lab.log.fault = 'none';
    await vi.advanceTimersByTimeAsync(6000);
    for (let round = 0; round < 3; round += 1) {
      const room = await this.lab.open();
      for (const client of this.clients) {
        client.disconnect(); // a frame is only ever lost with its connection
        client.connect(room);
      }
      await quiet(this.clients);
    }
    return (await this.lab.open()).doc;
  }
}

describe('S3 everybody sees the same board, whatever was lost, cut or killed', () => {
  it.each(Array.from({ length: 25 }, (_, at) => at + 1))('seed %i', async (seed) => {
    const lesson = new Lesson(seed);
    await lesson.restart();
    await lesson.run(300);
    const doc = await lesson.finish();
    const expected = contentOf(doc);
    for (const client of lesson.clients) {
      expect(contentOf(client.doc), `seat ${client.seat}`).toEqual(expected);
      expect(client.socket.closed).toBeNull();
    }
    await lesson.restart();
    expect(contentOf((await lesson.lab.open()).doc)).toEqual(expected);
  });
});

describe('R1 bytes from a stranger', () => {
  it('never throw, never change the board, never stay pending', async () => {
    const random = randomOf(7);
    const lab = new BoardLab();
    const room = await lab.open();
    const teacher = new TestClient({ seat: 1, isStaff: true }).connect(room);
    drawStroke(teacher.doc, 't', 1);
    await quiet([teacher]);
    const sound = Y.encodeStateAsUpdate(teacher.doc);
    for (let round = 0; round < 400; round += 1) {
      const stranger = new TestClient({ seat: 9 }).connect(room);
      stranger.outgoing.length = 0;
      const bytes = random(2) === 0 ? sound.slice() : new Uint8Array(random(200));
      for (let change = 0; change < 1 + random(6); change += 1) {
        bytes[random(bytes.length)] = random(256);
      }
      const kinds = [
        frameKind.update,
        frameKind.syncStep2,
        frameKind.syncStep1,
        frameKind.awareness,
      ] as const;
      stranger.push(kinds[random(4)] ?? frameKind.update, bytes);
      await quiet([stranger]);
      stranger.disconnect();
      expect(room.doc.store.pendingStructs).toBeNull();
      expect(room.doc.store.pendingDs).toBeNull();
      expect(room.isBroken).toBe(false);
      expect([...recordsOf(room.doc).keys()].filter((id) => id.startsWith('page:'))).toEqual(['page:page']);
    }
    expect(recordMap(room.doc, 'shape:t').get('t')).toEqual([10, 20, 0]);
  });
});
