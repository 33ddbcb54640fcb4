import 'server-only';

/** All that a room needs of a connection; `ws` stays outside (ws-socket.ts), tests use lib/testing/socket-pair.ts. */
export type SyncSocket = {
  send(bytes: Uint8Array): void;
  readonly bufferedAmount: number;
  close(code: number, reason: string): void;
};

export type RoomMember = {
  readonly seatNumber: number;
  readonly isStaff: () => boolean;
  /** Asked before every update, so that a right taken away holds at once. */
  readonly mayWrite: () => boolean;
  readonly socket: SyncSocket;
};
