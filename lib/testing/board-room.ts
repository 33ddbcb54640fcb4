import { vi } from 'vitest';
import type * as Y from 'yjs';
import { boardPolicy } from '@/lib/boards/live';
import { isSeeded } from '@/lib/boards/permissions';
import { seedBoard } from '@/lib/boards/rules';
import type { BoardLog } from '@/lib/server/sync/log';
import type { DocumentRoom } from '@/lib/server/sync/room';
import { Rooms } from '@/lib/server/sync/rooms';
import { makeBoardRef, MemoryLog } from './memory-log';
import { settle, type TestClient } from './socket-pair';

/** Rooms over a log in memory. `crash` forgets the rooms as a killed process would: only the log stays. */
export class BoardLab {
  readonly log = new MemoryLog();
  readonly board = makeBoardRef();
  private process = { isDead: false };
  rooms = this.makeRooms();

  private makeRooms(): Rooms {
    const process = { isDead: false };
    this.process = process;
    return new Rooms({
      log: whileAlive(this.log, process),
      policy: boardPolicy,
      seed: (room) => {
        if (!isSeeded(room.doc)) {
          room.change(seedBoard);
        }
      },
    });
  }

  open(): Promise<DocumentRoom> {
    return this.rooms.open({ board: this.board, lessonId: 'lesson', stream: 1 });
  }

  crash(): void {
    this.process.isDead = true;
    this.rooms = this.makeRooms();
  }
}

/** A dead process neither writes nor learns anything. */
function whileAlive(log: BoardLog, process: { readonly isDead: boolean }): BoardLog {
  const never = new Promise<never>(() => undefined);
  return {
    append: (rows) => (process.isDead ? never : log.append(rows)),
    snapshots: (board) => log.snapshots(board),
    rowsAbove: (board, seq) => log.rowsAbove(board, seq),
    saveSnapshot: (board, snapshot) => (process.isDead ? never : log.saveSnapshot(board, snapshot)),
  };
}

/** Lets all frames, ticks and log writes happen. */
export async function quiet(clients: readonly TestClient[]): Promise<void> {
  for (let round = 0; round < 4; round += 1) {
    settle(clients);
    await vi.advanceTimersByTimeAsync(150);
  }
  settle(clients);
}

export function contentOf(doc: Y.Doc): unknown {
  return { records: doc.getMap('records').toJSON(), meta: doc.getMap('meta').toJSON() };
}
