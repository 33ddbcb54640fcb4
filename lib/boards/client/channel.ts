/** One stream of the lesson socket, as a board sees it. The socket knows tickets and reconnects; the provider knows Yjs. */
import type { Frame, FrameKind } from '@/lib/classroom/protocol';

export type ChannelState = 'open' | 'closed';

export type BoardChannel = {
  /**
   * Frames sent while the channel is closed are lost; the provider syncs again on `open`.
   * `seat` is the header's seat field: 0 but for `syncStep1`, which declares our Yjs client id in it.
   */
  readonly send: (kind: FrameKind, seq: number, payload: Uint8Array, seat?: number) => void;
  readonly onFrame: (handler: (frame: Frame) => void) => () => void;
  /** Tells the present state at once, then every change. */
  readonly onState: (handler: (state: ChannelState) => void) => () => void;
  readonly bufferedBytes: () => number;
};
