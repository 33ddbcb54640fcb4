import 'server-only';
import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { frameParents } from '@/lib/lti/visit/gate';
import { handleFiles, isForFiles } from './files';
import { handleMediaRequest } from './media/gate';
import { systemClock } from '@/lib/shared/clock';
import { isOurHost, isSecure } from './host';
import { log } from './log';

/** No form of ours comes near it. */
const bodyBytesMax = 1024 * 1024;

type Handle = (req: IncomingMessage, res: ServerResponse) => Promise<void>;

/** "Kinderblick": a child's screen inside its teacher's. */
const childViewPath = '/child-view/';

/** Half a year. This name only: what else lives under the domain is not ours to promise for. */
const hstsSeconds = 183 * 24 * 3600;

/** Every plain request: our host only, a policy with a fresh nonce, then the media gate or Next. */
export async function handleRequest(
  req: IncomingMessage,
  res: ServerResponse,
  { next, dev }: { readonly next: Handle; readonly dev: boolean },
): Promise<void> {
  try {
    if (!isOurHost(req.headers.host)) {
      res.writeHead(421, { 'content-type': 'text/plain; charset=utf-8' });
      res.end('This address is not served here.\n');
      return;
    }
    if (isSecure()) res.setHeader('Strict-Transport-Security', `max-age=${hstsSeconds}`);
    if (Number(req.headers['content-length'] ?? 0) > bodyBytesMax) {
      res.writeHead(413, { 'content-type': 'text/plain; charset=utf-8', connection: 'close' });
      res.end('This is too large.\n');
      return;
    }
    req.headers['x-remote-address'] = req.socket.remoteAddress ?? ''; // ours alone: a client's own value is overwritten
    if (req.url?.startsWith('/_media/')) {
      await handleMediaRequest(req, res);
      return;
    }
    if (isForFiles(req.url)) {
      await handleFiles(req, res);
      return;
    }
    setPolicy(req, res, { dev, ...(await framingOf(req.url ?? '')) });
    if (req.url === readerPath) res.setHeader('Content-Security-Policy', readerPolicy);
    await next(req, res);
  } catch (error) {
    log.error('request failed', error, { method: req.method ?? '' });
    if (!res.headersSent) res.writeHead(500);
    res.end();
  }
}

/** The worker that reads PDF files has no page to harm; its picture decoders are compiled code of ours. */
const readerPath = '/pdfjs/pdf.worker.min.mjs';
const readerPolicy = [
  `default-src 'none'`,
  `script-src 'self' 'wasm-unsafe-eval'`,
  `connect-src 'self'`,
  `frame-ancestors 'none'`,
].join('; ');

type Framing = { readonly ancestors: string; readonly formTargets: readonly string[] };

/** Exactly these: what else a path might become on its way through the router stays out of frames. */
const framedPage = /^\/lti\/(?:sorry|tab|registered|lobby\/([0-9a-z]{26}))(?:\?|$)/;

/** LTI-18: what an LMS shows in a frame is framed by the LMSs of that school alone, and everything else by nobody. */
async function framingOf(url: string): Promise<Framing> {
  if (url.startsWith(childViewPath)) return { ancestors: `'self'`, formTargets: [] };
  const page = framedPage.exec(url);
  if (!page) return { ancestors: `'none'`, formTargets: [] };
  const { parents, formTargets } = await frameParents(page[1] ?? null, systemClock());
  return { ancestors: [`'self'`, ...parents].join(' '), formTargets };
}

/**
 * Next reads the nonce from the policy on the *request*; the browser gets the same on the response. Style attributes are allowed
 * because server-rendered pages carry some (faces of signs, QR codes); style elements, scripts, frames and connections of others
 * are not. The one page that may stand in a frame, and only in one of ours, is the child's view; it never gets a device or a sound.
 */
function setPolicy(
  req: IncomingMessage,
  res: ServerResponse,
  { dev, ancestors, formTargets }: Framing & { readonly dev: boolean },
): void {
  const isChildView = req.url?.startsWith(childViewPath) === true;
  const nonce = randomBytes(16).toString('base64');
  const host = req.headers.host ?? '';
  const policy = [
    `default-src 'none'`,
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${dev ? " 'unsafe-eval'" : ''}`,
    dev ? `style-src 'self' 'unsafe-inline'` : `style-src 'self' 'nonce-${nonce}'`,
    `style-src-attr 'unsafe-inline'`,
    `img-src 'self' data: blob:`,
    `font-src 'self' data:`,
    isChildView ? `media-src 'none'` : `media-src 'self' blob:`,
    `connect-src 'self' ws://${host} wss://${host}`,
    `worker-src 'self' blob:`,
    `manifest-src 'self'`,
    isChildView ? `frame-src 'none'` : `frame-src ${host}${childViewPath}`,
    `frame-ancestors ${ancestors}`,
    `base-uri 'none'`,
    [`form-action 'self'`, ...formTargets].join(' '),
    `object-src 'none'`,
  ].join('; ');
  req.headers['content-security-policy'] = policy;
  req.headers['x-nonce'] = nonce;
  res.setHeader('Content-Security-Policy', policy);
  res.setHeader('Referrer-Policy', 'no-referrer');
  res.setHeader('X-Content-Type-Options', 'nosniff');
  res.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
  res.setHeader(
    'Permissions-Policy',
    isChildView
      ? 'camera=(), microphone=(), display-capture=(), autoplay=(), geolocation=()'
      : 'camera=(self), microphone=(self), display-capture=(self), geolocation=()',
  );
}
