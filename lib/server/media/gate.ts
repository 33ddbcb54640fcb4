import 'server-only';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { MediaPlace } from '@/lib/media/rules';
import { isOurOrigin } from '../host';
import { log } from '../log';
import { singleton } from '../singleton';
import { mintVideoToken, readVideoToken, type Video, type VideoKeys } from '../video';
import { isVideoToken, readGateRequest, upstreamHeaders } from './gate-request';
import { EnsuredRooms } from './gate-rooms';
import { GateSockets } from './gate-sockets';
import { askUpstream, openUpstream } from './gate-upstream';
import type { FindMediaSeat, MediaSeat } from './seats';
import { handleWitness, witnessPath } from './witness';

/**
 * The one way to the media server. It asks at every connect and reconnect who this is and what they may do now, and speaks
 * to the media server with a fresh token of its own; nothing that a browser holds is ever a right (SPEC, GATE rules).
 */
export type GateOptions = {
  /** Null: there is no media server at the moment. */
  readonly upstream: () => { readonly url: string; readonly video: Video } | null;
  readonly keys: VideoKeys;
  readonly findSeat: FindMediaSeat;
};

export type Gate = {
  readonly handleUpgrade: (req: IncomingMessage, socket: Duplex, head: Buffer) => Promise<void>;
  readonly handleRequest: (req: IncomingMessage, res: ServerResponse) => Promise<void>;
  /** Ends this person's connections to this room; the seat says whether they may come back. */
  readonly cut: (identity: string, room: string) => void;
  readonly close: () => void;
};

type Refusal = { readonly ok: false; readonly status: number };
type Passage = {
  readonly ok: true;
  readonly seat: MediaSeat;
  readonly url: URL;
  readonly headers: Record<string, string>;
};

/** Strangers can ask at once this often; more are told to come back. */
const checksMax = 200;
const checkTries = 3;

export function createGate(options: GateOptions): Gate {
  const sockets = new GateSockets();
  const rooms = new EnsuredRooms();
  let checks = 0;

  const pass = async (req: IncomingMessage, kind: 'upgrade' | 'request'): Promise<Passage | Refusal> => {
    if (!isOurOrigin(req.headers.origin, req.headers.host)) {
      return { ok: false, status: 403 };
    }
    const asked = readGateRequest(req.url ?? '', kind);
    if (!asked.ok) {
      return asked;
    }
    if (checks >= checksMax) {
      return { ok: false, status: 503 };
    }
    checks += 1;
    try {
      const seat = await findSeat(options, asked);
      if (!seat) {
        return { ok: false, status: 401 };
      }
      const upstream = options.upstream();
      if (!upstream) {
        return { ok: false, status: 503 };
      }
      const [token] = await Promise.all([
        mintVideoToken({ keys: options.keys, ...seat }),
        rooms.ensure(upstream.video, seat.room),
      ]);
      const url = new URL(upstream.url.replace(/^ws/, 'http').replace(/\/$/, '') + asked.upstreamPath);
      return { ok: true, seat, url, headers: upstreamHeaders(req.headers, token) };
    } finally {
      checks -= 1;
    }
  };

  /** Somebody removed between the question and the answer must not slip through: then the question is asked again. */
  const passUncut = async (req: IncomingMessage, socket: Duplex): Promise<Passage | Refusal> => {
    for (let attempt = 0; attempt < checkTries; attempt += 1) {
      const { cuts } = sockets;
      const passage = await pass(req, 'upgrade');
      if (!passage.ok) {
        return passage;
      }
      if (cuts === sockets.cuts) {
        sockets.track(passage.seat, socket);
        return passage;
      }
    }
    return { ok: false, status: 503 };
  };

  return {
    handleUpgrade: async (req, socket, head) => {
      socket.on('error', () => socket.destroy());
      const passage = await passUncut(req, socket).catch(failed);
      if (!passage.ok) {
        refuse(socket, passage.status);
        return;
      }
      if (!socket.destroyed) {
        log.info('media connect', { room: passage.seat.room, identity: passage.seat.identity });
        openUpstream({ ...passage, socket, head });
      }
    },
    handleRequest: async (req, res) => {
      if (req.url === witnessPath) return handleWitness(req, res, options.keys);
      const passage: Passage | Refusal =
        req.method === 'GET' ? await pass(req, 'request').catch(failed) : { ok: false, status: 404 };
      const { status, text } = passage.ok ? await askUpstream(passage) : { status: passage.status, text: '' };
      res.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' });
      res.end(text);
    },
    cut: (identity, room) => {
      sockets.cut({ identity, room });
    },
    close: () => {
      sockets.cutAll();
    },
  };
}

async function findSeat(
  { keys, findSeat: find }: GateOptions,
  { credential, place }: { readonly credential: string; readonly place: MediaPlace },
): Promise<MediaSeat | null> {
  if (!isVideoToken(credential)) {
    return find({ ticket: credential, place });
  }
  const token = await readVideoToken(keys, credential);
  const seat = token && (await find({ identity: token.identity, place }));
  // a token of another lesson's room is no key to this one, nor one of another table
  return seat && seat.identity === token.identity && seat.room === token.room ? seat : null;
}

function failed(error: unknown): Refusal {
  log.error('media gate', error);
  return { ok: false, status: 503 };
}

const phrases: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  414: 'URI Too Long',
};

function refuse(socket: Duplex, status: number): void {
  if (socket.writable) {
    const phrase = phrases[status] ?? 'Service Unavailable';
    socket.end(`HTTP/1.1 ${status} ${phrase}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
  }
}

const holder = () => singleton<{ gate: Gate | null }>('media-gate', () => ({ gate: null }));

export function setMediaGate(gate: Gate | null): void {
  holder().gate = gate;
}

/** For the process's one upgrade dispatcher: everything under `/_media/`. */
export async function handleMediaUpgrade(req: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
  const { gate } = holder();
  if (gate) {
    await gate.handleUpgrade(req, socket, head);
  } else {
    refuse(socket, 503);
  }
}

export async function handleMediaRequest(req: IncomingMessage, res: ServerResponse): Promise<void> {
  const { gate } = holder();
  if (gate) {
    await gate.handleRequest(req, res);
  } else {
    res.writeHead(503).end();
  }
}
