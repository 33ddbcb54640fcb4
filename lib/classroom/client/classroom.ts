/**
 * What the screens of a live lesson are given: one immutable snapshot and a few verbs. Screens can be built and tested over
 * any object of this shape; `classroom-store.ts` makes the real one.
 */
import type { BoardChannel } from '@/lib/boards/client/channel';
import type { FileDesk } from '@/lib/boards/client/files/file-desk';
import type { Result } from '@/lib/shared/result';
import type { LessonFacts } from '../schema';
import type { ByeReason, RefusalCode } from '../protocol';
import type { MediaSnapshot, MediaVerbs } from './media';

export type ConnectionState =
  | { readonly type: 'connecting' }
  | { readonly type: 'online' }
  /** The socket is away; `since` in ms of Date.now(). Everything known stays on the screen. */
  | { readonly type: 'lost'; readonly since: number }
  /** Just back after a loss; lasts two seconds, for "Da bist du wieder!". */
  | { readonly type: 'back' }
  | { readonly type: 'bye'; readonly reason: ByeReason };

export type ClassroomSnapshot = {
  readonly connection: ConnectionState;
  /** Slices as the server last said them; a bench seat has `lesson` and `bench` only. */
  readonly facts: Partial<LessonFacts>;
  readonly media: MediaSnapshot;
  /** The board's log is behind: strokes are kept but not yet saved. */
  readonly board: { readonly unsavedCount: number; readonly readOnly: boolean };
};

export type IntentResult = Result<undefined, RefusalCode | 'offline'>;

export type Classroom = MediaVerbs & {
  readonly subscribe: (onChange: () => void) => () => void;
  readonly getSnapshot: () => ClassroomSnapshot;
  /** Sends an intent and resolves with the server's word. Types and bodies: the features' `feature.ts`. */
  readonly send: (type: string, body?: Readonly<Record<string, unknown>>) => Promise<IntentResult>;
  readonly boardChannel: BoardChannel;
  /** Any document of the slice `boards`; the same object for the same stream. */
  readonly documentChannel: (stream: number) => BoardChannel;
  /** The pictures that lie on the class board; absent for whoever has no ticket for them. */
  readonly files?: FileDesk;
  /** Leaves for good: stops devices, closes sockets. Safe to call twice. */
  readonly leave: () => Promise<void>;
  /** Ends sockets and devices without giving up the seat (page teardown). */
  readonly close: () => void;
};
