import 'server-only';
import http, { type ClientRequest } from 'node:http';
import https from 'node:https';
import type { Duplex } from 'node:stream';

type Upstream = { readonly url: URL; readonly headers: Record<string, string> };

const answerWithinMs = 10_000;
const textCharsMax = 2000;

/** Joins the browser's socket and the media server's once the latter has accepted the handshake. */
export function openUpstream({
  url,
  headers,
  socket,
  head,
}: Upstream & { socket: Duplex; head: Buffer }): void {
  const request = send({ url, headers });
  const giveUp = (): void => {
    request.destroy();
    if (socket.writable) {
      socket.end('HTTP/1.1 502 Bad Gateway\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
    }
  };
  const timer = setTimeout(giveUp, answerWithinMs);
  socket.once('close', () => {
    clearTimeout(timer);
    request.destroy();
  });
  request.once('error', giveUp);
  request.once('response', (response) => {
    // refused: the status is enough, the text may hold what was sent
    clearTimeout(timer);
    response.resume();
    socket.end(
      `HTTP/1.1 ${response.statusCode ?? 502} Refused\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`,
    );
  });
  request.once('upgrade', (response, upstream, upstreamHead) => {
    clearTimeout(timer);
    request.removeListener('error', giveUp);
    request.on('error', () => upstream.destroy());
    upstream.on('error', () => upstream.destroy());
    if (socket.destroyed) {
      upstream.destroy();
      return;
    }
    socket.write(switchingHead(response.headers));
    if (upstreamHead.length > 0) {
      socket.write(upstreamHead);
    }
    if (head.length > 0) {
      upstream.write(head);
    }
    quick(socket);
    quick(upstream);
    socket.pipe(upstream).pipe(socket);
    socket.once('close', () => upstream.destroy());
    upstream.once('close', () => socket.destroy());
  });
}

/** The plain question the client asks when a connect failed. Only the status and a short text come back. */
export function askUpstream({ url, headers }: Upstream): Promise<{ status: number; text: string }> {
  return new Promise((resolve) => {
    const request = send({ url, headers: { authorization: headers.authorization ?? '' } });
    const giveUp = (): void => {
      request.destroy();
      resolve({ status: 502, text: '' });
    };
    request.setTimeout(answerWithinMs, giveUp);
    request.once('error', giveUp);
    request.once('response', (response) => {
      const status = response.statusCode ?? 502;
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => {
        text = (text + chunk).slice(0, textCharsMax);
      });
      response.once('error', giveUp);
      response.once('end', () => {
        resolve({ status, text: status === 200 ? text : '' });
      });
    });
  });
}

function send({ url, headers }: Upstream): ClientRequest {
  const request = (url.protocol === 'https:' ? https : http).request(url, { headers, agent: false });
  request.end();
  return request;
}

function switchingHead(headers: http.IncomingHttpHeaders): string {
  const kept = [
    'upgrade',
    'connection',
    'sec-websocket-accept',
    'sec-websocket-extensions',
    'sec-websocket-protocol',
  ];
  const lines = kept.flatMap((name) => {
    const value = headers[name];
    return typeof value === 'string' ? [`${name}: ${value}`] : [];
  });
  return `HTTP/1.1 101 Switching Protocols\r\n${lines.join('\r\n')}\r\n\r\n`;
}

/** Signalling messages are small and urgent. */
function quick(stream: Duplex): void {
  if ('setNoDelay' in stream && typeof stream.setNoDelay === 'function') {
    stream.setNoDelay(true);
  }
  if ('setTimeout' in stream && typeof stream.setTimeout === 'function') {
    stream.setTimeout(0);
  }
}
