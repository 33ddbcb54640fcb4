import 'server-only';
import type { BoardLog, BoardRef } from './log';
import type { LogWriter } from './log-writer';
import type { DocumentPolicy } from './policy';

export type RoomOptions = {
  readonly board: BoardRef;
  readonly lessonId: string;
  readonly stream: number;
  readonly policy: DocumentPolicy;
  readonly log: BoardLog;
  readonly writer: LogWriter;
  /** The room can no longer be used; the registry forgets it and the next one is loaded from the log. */
  readonly onBroken: () => void;
};
