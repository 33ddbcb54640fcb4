import 'server-only';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { MediaNews } from '@/lib/shared/media-news';
import type { Env } from '../env';
import { listeningPort } from '../host';
import { log } from '../log';
import { singleton } from '../singleton';
import { readVideoEvent, type VideoKeys } from '../video';
import { mediaPrefix } from './gate-request';

export const witnessPath = `${mediaPrefix}/witness`;
const nearHosts: Readonly<Record<string, string>> = {
  localhost: 'localhost',
  '127.0.0.1': '127.0.0.1',
  '0.0.0.0': '127.0.0.1',
  '::': '[::1]',
  '::1': '[::1]',
};

/** Where the media server of this machine reaches us; null when we listen on one outer address only, or not yet. */
export function witnessUrl({ HOST }: Pick<Env, 'HOST'>): string | null {
  const [host, port] = [nearHosts[HOST], listeningPort()];
  return host && port > 0 ? `http://${host}:${port}${witnessPath}` : null;
}

const bodyBytesMax = 64 * 1024;
/** Read at once; the media server tries the rest again. */
const readingMax = 20;
let reading = 0;

const holder = () =>
  singleton<{ hear: (news: MediaNews) => void }>('media-witness', () => ({ hear: () => undefined }));

/** Until somebody listens, nobody hears it. */
export function setMediaWitness(hear: (news: MediaNews) => void): void {
  holder().hear = hear;
}

export function tellMediaNews(news: MediaNews): void {
  holder().hear(news);
}

/** The media server's own word, by HTTP. Whoever cannot sign it is told nothing, and nothing happens (SPEC, WITNESS rules). */
export async function handleWitness(
  req: IncomingMessage,
  res: ServerResponse,
  keys: VideoKeys,
): Promise<void> {
  const status = await hear(req, keys);
  res.writeHead(status, { 'cache-control': 'no-store', ...(status === 200 ? {} : { connection: 'close' }) });
  res.end();
}

async function hear(req: IncomingMessage, keys: VideoKeys): Promise<number> {
  if (req.method !== 'POST' || !req.headers.authorization) return 401;
  if (reading >= readingMax) return 503;
  reading += 1;
  try {
    const body = await readBody(req);
    if (body === null) return 413;
    const event = await readVideoEvent(keys, { body, authorization: req.headers.authorization });
    if (event) tellMediaNews(event);
    return 200;
  } catch (error) {
    log.warn('media witness refused', { problem: error instanceof Error ? error.message : 'unknown' });
    return 401;
  } finally {
    reading -= 1;
  }
}

/** Null: too long. */
async function readBody(req: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of req as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > bodyBytesMax) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
