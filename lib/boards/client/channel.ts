/** One stream of the lesson socket, as a board sees it. The socket knows tickets and reconnects; the provider knows Yjs. */
import { type Frame, type FrameKind } from '@/lib/classroom/protocol';

export type ChannelState = 'open' | 'closed';

export type BoardChannel = {
  /** Frames sent while the channel is closed are lost; the provider syncs again on `open`. */
  readonly send: (kind: FrameKind, seq: number, payload: Uint8Array) => void;
  readonly onFrame: (handler: (frame: Frame) => void) => () => void;
  /** Tells the present state at once, then every change. */
  readonly onState: (handler: (state: ChannelState) => void) => () => void;
  readonly bufferedBytes: () => number;
};
