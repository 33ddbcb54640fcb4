import { createServer, request, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { sessionCookieName } from '@/lib/accounts/gate';
import { handleRequest } from './http';

let server: Server;
let seen: IncomingHttpHeaders;

beforeEach(async () => {
  server = createServer(
    (req, res) =>
      void handleRequest(req, res, {
        dev: false,
        next: (asked, answer) => {
          seen = asked.headers;
          answer.end('page');
          return Promise.resolve();
        },
      }),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterEach(() => {
  vi.unstubAllEnvs();
  server.close();
});

function get(host: string, headers: Record<string, string> = {}, path = '/') {
  const { port } = server.address() as AddressInfo;
  return new Promise<{ status: number; headers: IncomingHttpHeaders }>((resolve, reject) => {
    request({ port, host: '127.0.0.1', path, headers: { host, ...headers } }, (res) => {
      res.resume();
      resolve({ status: res.statusCode ?? 0, headers: res.headers });
    })
      .once('error', reject)
      .end();
  });
}

describe('behind TLS', () => {
  beforeEach(() => vi.stubEnv('PUBLIC_URL', 'https://kreide.example.org'));

  it('browsers are told to use TLS only, and the sign-in cookie is for TLS only', async () => {
    const { headers } = await get('kreide.example.org');
    expect(headers['strict-transport-security']).toBe('max-age=15811200');
    expect(sessionCookieName()).toMatch(/^__Secure-/);
  });

  it('a name that is not ours is refused', async () => {
    expect((await get('evil.example.org')).status).toBe(421);
  });
});

describe('on one machine', () => {
  beforeEach(() => vi.stubEnv('PUBLIC_URL', undefined));

  it('nobody is locked into a TLS that is not there', async () => {
    const { status, headers } = await get('localhost:3000');
    expect(status).toBe(200);
    expect(headers['strict-transport-security']).toBeUndefined();
    expect(sessionCookieName()).not.toMatch(/^__Secure-/);
  });

  it('every page has a policy with a fresh nonce, the same for Next and for the browser', async () => {
    const policies = [await get('localhost'), await get('localhost')].map(({ headers }) =>
      String(headers['content-security-policy']),
    );
    expect(policies[1]).toBe(seen['content-security-policy']);
    expect(new Set(policies.map((policy) => /'nonce-([^']+)'/.exec(policy)?.[1])).size).toBe(2);
    expect(policies[0]).not.toMatch(/script-src[^;]*unsafe|\*|https?:/);
    expect(policies[0]).toContain(`connect-src 'self' ws://localhost wss://localhost`);
  });

  it('no page stands in a frame but the child’s view, that one in ours only, without devices and sound', async () => {
    const page = (await get('localhost:3000')).headers;
    expect(page['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(page['content-security-policy']).toContain('frame-src localhost:3000/child-view/;');
    const view = (await get('localhost:3000', {}, '/child-view/one')).headers;
    expect(view['content-security-policy']).toContain("frame-ancestors 'self'");
    expect(view['content-security-policy']).toContain("frame-src 'none'");
    expect(view['content-security-policy']).toContain("media-src 'none'");
    expect(view['permissions-policy']).toMatch(/^camera=\(\), microphone=\(\), display-capture=\(\)/);
    expect((await get('localhost:3000', {}, '/lessons/child-view/')).headers).toMatchObject({
      'permissions-policy': page['permissions-policy'],
    });
  });

  it('compiled code runs in the worker that reads PDF files, and nowhere else', async () => {
    const policyAt = async (path: string) =>
      (await get('localhost', {}, path)).headers['content-security-policy'] ?? '';
    const worker = await policyAt('/pdfjs/pdf.worker.min.mjs');
    expect(worker).toContain("script-src 'self' 'wasm-unsafe-eval';");
    expect(worker).not.toContain('unsafe-inline');
    for (const path of [
      '/',
      '/pdfjs/',
      '/pdfjs/x',
      '/pdfjs/pdf.worker.min.mjs?x',
      '/x/pdfjs/pdf.worker.min.mjs',
    ]) {
      expect(await policyAt(path), path).not.toContain('wasm-unsafe-eval');
    }
  });

  it('a visitor cannot choose the address that limits count, nor the nonce', async () => {
    await get('localhost', { 'x-remote-address': '203.0.113.9', 'x-nonce': 'mine' });
    expect(seen['x-remote-address']).toMatch(/127\.0\.0\.1$/);
    expect(seen['x-nonce']).not.toBe('mine');
  });

  it('no other page is told where somebody came from, and no type is guessed', async () => {
    const { headers } = await get('localhost');
    expect(headers).toMatchObject({ 'referrer-policy': 'no-referrer', 'x-content-type-options': 'nosniff' });
  });
});
