import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { createRemoteJWKSet, customFetch, exportJWK, generateKeyPair, jwtVerify, SignJWT } from 'jose';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { guardedFetch, type GuardedFetch, type GuardedRequest } from './guarded-fetch';
import type { Resolve } from './target';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

/** A server on loopback; `host` is how a school would list it. */
async function serve(listener: RequestListener) {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.headers.host}${request.url}`);
    listener(request, response);
  });
  servers.push(server);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return { port, host: `127.0.0.1:${port}`, url: `http://127.0.0.1:${port}`, asked };
}

function ask(
  url: string,
  localHosts: readonly string[] = [],
  request: GuardedRequest = {},
  resolve: Resolve = () => Promise.reject(new Error('nobody may ask for a name here')),
) {
  return guardedFetch(url, request, { localHosts, resolve });
}

const named =
  (...addresses: readonly string[]): Resolve =>
  () =>
    Promise.resolve(addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })));

describe('who names an address', () => {
  it.each([
    ...[
      'https://127.0.0.1/',
      'https://2130706433/',
      'https://0x7f.1/',
      'https://0177.0.0.1/',
      'https://127.1/',
    ],
    ...[
      'https://[::1]/',
      'https://[::ffff:127.0.0.1]/',
      'https://[::ffff:7f00:1]/',
      'https://[64:ff9b::7f00:1]/',
    ],
    ...[
      'https://10.1.2.3/',
      'https://169.254.169.254/latest/meta-data/',
      'https://0.0.0.0/',
      'https://[fd00::1]/',
    ],
  ])('cannot send us into a network of ours: %s', async (url) => {
    await expect(ask(url)).rejects.toMatchObject({ code: 'address-refused' });
  });

  it.each(['127.0.0.1', '10.0.0.5', '169.254.169.254', '::1', '::ffff:10.0.0.5', '64:ff9b::a00:5'])(
    'cannot do it by a name that leads to %s',
    async (address) => {
      const answer = ask('https://lms.example.org/', [], {}, named(address));
      await expect(answer).rejects.toMatchObject({ code: 'address-refused' });
    },
  );

  it.each([
    ['http://lms.example.org/', 'scheme-refused'],
    ['ftp://lms.example.org/', 'scheme-refused'],
    ['file:///etc/passwd', 'scheme-refused'],
    ['https://user:secret@lms.example.org/', 'credentials-refused'],
    ['https://lms.example.org:22/', 'port-refused'],
    ['https://lms.example.org:8443/', 'port-refused'],
    ['https:///', 'url-invalid'],
    ['lms.example.org', 'url-invalid'],
  ])('is told by a code what is wrong with %s', async (url, code) => {
    await expect(ask(url, ['other.example.org:22'], {}, named('9.9.9.9'))).rejects.toMatchObject({ code });
  });

  it('learns that a name does not exist', async () => {
    const unknown = () => Promise.reject(Object.assign(new Error('no'), { code: 'ENOTFOUND' }));
    const answer = ask('https://gone.example.org/', [], {}, unknown);
    await expect(answer).rejects.toMatchObject({ code: 'name-unknown' });
  });
});

describe('a host that the school has listed', () => {
  it('is reached by http, at that port only', async () => {
    const lms = await serve((_, response) => response.end('here'));
    const other = await serve((_, response) => response.end('secret'));
    expect(await (await ask(lms.url, [lms.host])).text()).toBe('here');
    await expect(ask(other.url, [lms.host])).rejects.toMatchObject({ code: 'scheme-refused' });
    await expect(ask(`https://${other.host}`, [lms.host])).rejects.toMatchObject({ code: 'port-refused' });
    expect(other.asked).toEqual([]);
  });

  it('does not open what nobody may open: link-local, where clouds keep their secrets', async () => {
    const answer = ask('http://lms.local/', ['lms.local'], {}, named('169.254.169.254'));
    await expect(answer).rejects.toMatchObject({ code: 'address-refused' });
    const literal = ask('http://169.254.169.254/', ['169.254.169.254']);
    await expect(literal).rejects.toMatchObject({ code: 'address-refused' });
  });

  it('is connected to at the address that was judged: the name is asked once', async () => {
    const lms = await serve((_, response) => response.end('here'));
    const resolve = vi.fn(named('127.0.0.1')).mockImplementationOnce(named('127.0.0.1', '169.254.169.254'));
    const answer = await ask(`http://lms.invalid:${lms.port}/a`, [`lms.invalid:${lms.port}`], {}, resolve);
    expect(await answer.text()).toBe('here');
    expect(resolve).toHaveBeenCalledTimes(1);
    expect(lms.asked).toEqual([`GET lms.invalid:${lms.port}/a`]);
  });
});

describe('a redirect', () => {
  it('is not followed unless asked for', async () => {
    const lms = await serve((_, response) => response.writeHead(302, { location: '/there' }).end());
    await expect(ask(lms.url, [lms.host])).rejects.toMatchObject({ code: 'redirected' });
    expect(lms.asked).toHaveLength(1);
  });

  it.each([
    ['http://169.254.169.254/latest/meta-data/', 'scheme-refused'],
    ['https://169.254.169.254/latest/meta-data/', 'address-refused'],
    ['https://[::1]/', 'address-refused'],
    ['file:///etc/passwd', 'scheme-refused'],
  ])('to %s is judged like the first address', async (location, code) => {
    const lms = await serve((_, response) => response.writeHead(302, { location }).end());
    await expect(ask(lms.url, [lms.host], { redirects: 3 })).rejects.toMatchObject({ code });
  });

  it('takes no authorization to another host, and ends after a few', async () => {
    const seen: unknown[] = [];
    const other = await serve((request, response) => {
      seen.push(request.headers.authorization);
      response.writeHead(302, { location: request.url }).end();
    });
    const lms = await serve((_, response) => response.writeHead(302, { location: other.url }).end());
    const request = { redirects: 99, headers: { authorization: 'Bearer secret' } };
    await expect(ask(lms.url, [lms.host, other.host], request)).rejects.toMatchObject({ code: 'redirected' });
    expect(seen).toEqual([undefined, undefined, undefined, undefined, undefined]);
  });

  it('never carries a form on', async () => {
    const lms = await serve((_, response) => response.writeHead(307, { location: '/there' }).end());
    const request = { method: 'POST', body: new URLSearchParams({ secret: '1' }), redirects: 3 };
    await expect(ask(lms.url, [lms.host], request)).rejects.toMatchObject({ code: 'redirected' });
    expect(lms.asked).toHaveLength(1);
  });
});

describe('a server that means harm', () => {
  it('cannot fill our memory, whether it says the length or not', async () => {
    const said = await serve((_, response) =>
      response.writeHead(200, { 'content-length': '99999999' }).write('x'),
    );
    await expect(ask(said.url, [said.host])).rejects.toMatchObject({ code: 'too-large' });
    let written = 0;
    const endless = await serve((_, response) => {
      const more = () => {
        while (!response.destroyed && response.write('x'.repeat(65_536))) written += 65_536;
        if (!response.destroyed) response.once('drain', more);
      };
      more();
    });
    await expect(ask(endless.url, [endless.host])).rejects.toMatchObject({ code: 'too-large' });
    expect(written).toBeLessThan(64 * 1024 * 1024);
  });

  it('cannot do it with a small packed body either', async () => {
    const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024));
    const lms = await serve((_, response) =>
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb),
    );
    expect(bomb.length).toBeLessThan(100_000);
    await expect(ask(lms.url, [lms.host])).rejects.toMatchObject({ code: 'too-large' });
  });

  it.each<[string, RequestListener]>([
    ['that never answers', () => undefined],
    ['that never ends', (_, response) => response.writeHead(200).write('{')],
  ])('%s is left after the time', async (_, listener) => {
    const lms = await serve(listener);
    const answer = ask(lms.url, [lms.host], { timeoutMs: 200 });
    await expect(answer).rejects.toMatchObject({ code: 'timeout' });
  });

  it('cannot keep us waiting with its name', async () => {
    const never: Resolve = () => new Promise(() => undefined);
    const answer = ask('https://slow.example.org/', [], { timeoutMs: 100 }, never);
    await expect(answer).rejects.toMatchObject({ code: 'timeout' });
  });

  it('that closes the door, or is not there, is unreachable', async () => {
    const lms = await serve((request) => request.socket.destroy());
    await expect(ask(lms.url, [lms.host])).rejects.toMatchObject({ code: 'unreachable' });
    await expect(ask('http://127.0.0.1:1/', ['127.0.0.1:1'])).rejects.toMatchObject({ code: 'unreachable' });
    await expect(ask(`https://${lms.host}/`, [lms.host])).rejects.toMatchObject({ code: 'unreachable' });
  });
});

describe('what goes out and comes back', () => {
  it('is a form, JSON, its headers, its status and its words', async () => {
    const lms = await serve((request, response) => {
      request.on('data', (chunk) => response.write(chunk));
      request.on('end', () => response.end());
      response.writeHead(201, { 'x-type': request.headers['content-type'], link: '<x>; rel="next"' });
    });
    const form = await ask(lms.url, [lms.host], { method: 'POST', body: new URLSearchParams({ a: 'ä&b' }) });
    expect([form.status, form.headers.get('x-type'), form.headers.get('link'), await form.text()]).toEqual([
      201,
      'application/x-www-form-urlencoded;charset=UTF-8',
      '<x>; rel="next"',
      'a=%C3%A4%26b',
    ]);
    const headers = { 'content-type': 'application/json' };
    const json = await ask(lms.url, [lms.host], { method: 'POST', headers, body: '{"a":1}' });
    expect([json.headers.get('x-type'), await json.json()]).toEqual(['application/json', { a: 1 }]);
  });

  it('a refusal of the server is an answer, not an error', async () => {
    const lms = await serve((_, response) => response.writeHead(401).end('{"error":"invalid_client"}'));
    const answer = await ask(lms.url, [lms.host]);
    expect([answer.status, await answer.json()]).toEqual([401, { error: 'invalid_client' }]);
  });

  it('jose fetches keys through it', async () => {
    const { publicKey, privateKey } = await generateKeyPair('RS256');
    const jwk = { ...(await exportJWK(publicKey)), kid: 'one', alg: 'RS256' };
    const lms = await serve((_, response) => response.end(JSON.stringify({ keys: [jwk] })));
    const token = await new SignJWT({}).setProtectedHeader({ alg: 'RS256', kid: 'one' }).sign(privateKey);
    const open: GuardedFetch = (url, request = {}) => guardedFetch(url, request, { localHosts: [lms.host] });
    const keys = createRemoteJWKSet(new URL(`${lms.url}/jwks`), { [customFetch]: open });
    expect((await jwtVerify(token, keys)).protectedHeader.kid).toBe('one');
    const shut: GuardedFetch = (url, request = {}) => guardedFetch(url, request, { localHosts: [] });
    const refused = createRemoteJWKSet(new URL(`${lms.url}/jwks`), { [customFetch]: shut });
    await expect(jwtVerify(token, refused)).rejects.toMatchObject({ code: 'scheme-refused' });
  });
});
