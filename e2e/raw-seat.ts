/** What an attacker has: the product's addresses, a card or a cookie, and no manners. */
import { readFileSync } from 'node:fs';
import { WebSocket } from 'ws';
import {
  decodeFrame,
  decodeJson,
  encodeFrame,
  encodeJson,
  frameKind,
  lessonStream,
  subprotocol,
  ticketProtocolPrefix,
  type Frame,
} from '../lib/classroom/protocol.ts';
import { isRecord, readPass, type RawPass } from './raw-pass.ts';

export type Action = { readonly id: string; readonly name: string; readonly path: string };

/** Every server action of the build, with a page that knows it. */
export function listActions(): Action[] {
  const manifest: unknown = JSON.parse(readFileSync('.next/server/server-reference-manifest.json', 'utf8'));
  const found = isRecord(manifest) && isRecord(manifest['node']) ? manifest['node'] : {};
  return Object.entries(found).map(([id, entry]) => {
    const [worker = ''] = isRecord(entry) && isRecord(entry['workers']) ? Object.keys(entry['workers']) : [];
    const path = worker
      .replace(/^app/, '')
      .replace(/\/page$/, '')
      .replaceAll(/\/\(\w+\)/g, '');
    const name = isRecord(entry) ? String(entry['exportedName']) : '';
    return { id, name, path: path.replaceAll(/\[\w+\]/g, 'x') || '/' };
  });
}

type Call = { readonly origin: string; readonly cookie?: string };

export function post({ origin, cookie }: Call, action: Action, body: string | FormData): Promise<Response> {
  return fetch(origin + action.path, {
    method: 'POST',
    headers: {
      accept: 'text/x-component',
      'next-action': action.id,
      origin,
      ...(typeof body === 'string' ? { 'content-type': 'text/plain;charset=UTF-8' } : {}),
      ...(cookie ? { cookie } : {}),
    },
    body,
    redirect: 'manual',
  });
}

/** Calls an action as its page does. @returns its answer */
export async function call(by: Call, name: string, ...args: readonly unknown[]): Promise<unknown> {
  const action = listActions().find((known) => known.name === name);
  if (!action) throw new Error(`no action ${name}`);
  const text = await (await post(by, action, JSON.stringify(args))).text();
  const line = text.split('\n').find((row) => row.startsWith('1:'));
  return line === undefined ? null : JSON.parse(line.slice(2));
}

/** What is printed behind the `#`, without the number of its format. */
export const secretOf = (cardUrl: string): string => new URL(cardUrl).hash.replace(/^#\d+\./, '');

/** By card to a seat, and its pass. */
export async function passByCard(by: Call, cardUrl: string): Promise<RawPass> {
  const secret = secretOf(cardUrl);
  const entered = await call(by, 'enterClassroom', { via: 'card', secret });
  const value = isRecord(entered) && isRecord(entered['value']) ? entered['value'] : {};
  return passOf(by, String(value['seatSecret']));
}

export async function passOf(by: Call, seatSecret: string): Promise<RawPass> {
  return readPass(await call(by, 'openSeat', { seatSecret }), seatSecret);
}

export type Outcome = { readonly seq: number; readonly code: string | null };

/** A seat's lesson socket without any of the client's care. */
export class RawSeat {
  readonly socket: WebSocket;
  readonly facts = new Map<string, unknown>();
  /** Answers to intents, as they came. */
  readonly outcomes: Outcome[] = [];
  readonly frames: Frame[] = [];
  closedWith: number | null = null;

  private constructor(socket: WebSocket) {
    this.socket = socket;
    socket.binaryType = 'nodebuffer';
    socket.on('message', (data: Buffer) => this.#receive(new Uint8Array(data)));
    socket.on('close', (code) => (this.closedWith = code));
    socket.on('error', () => undefined);
  }

  static async open(origin: string, pass: RawPass): Promise<RawSeat> {
    const socket = new WebSocket(origin.replace('http', 'ws') + pass.syncPath, [
      subprotocol,
      ticketProtocolPrefix + pass.syncTicket,
    ]);
    const seat = new RawSeat(socket);
    await new Promise<void>((resolve, reject) => {
      socket.once('open', resolve);
      socket.once('error', reject);
    });
    return seat;
  }

  send(frame: Omit<Frame, 'seat'> & { readonly seat?: number }): void {
    this.socket.send(encodeFrame({ seat: 0, ...frame }));
  }

  intent(seq: number, type: string, body: Readonly<Record<string, unknown>> = {}): void {
    this.send({ stream: lessonStream, kind: frameKind.intent, seq, payload: encodeJson({ ...body, type }) });
  }

  #receive(bytes: Uint8Array): void {
    const frame = decodeFrame(bytes);
    if (!frame) return;
    this.frames.push(frame);
    if (frame.stream !== lessonStream) return;
    const told = frame.kind === frameKind.ack ? null : decodeJson(frame.payload);
    if (frame.kind === frameKind.ack) this.outcomes.push({ seq: frame.seq, code: null });
    if (!isRecord(told)) return;
    if (frame.kind === frameKind.refusal) this.outcomes.push({ seq: frame.seq, code: String(told['code']) });
    if (frame.kind === frameKind.fact) this.facts.set(String(told['slice']), told['value']);
  }
}

/** Asks for an upgrade. @returns the status of the refusal, 101 when it was let in */
export function askUpgrade(
  url: string,
  protocols: readonly string[],
  headers: Readonly<Record<string, string>> = {},
): Promise<number> {
  return new Promise((resolve) => {
    const socket = new WebSocket(url, [...protocols], { headers: { ...headers }, handshakeTimeout: 5000 });
    socket.once('open', () => {
      socket.terminate();
      resolve(101);
    });
    socket.once('unexpected-response', (request, response) => {
      request.destroy();
      resolve(response.statusCode ?? 0);
    });
    socket.once('error', () => resolve(0));
  });
}
