import { expect, type BrowserContext, type Page } from '@playwright/test';
import { beginInstantLesson, comeByLink } from './journeys.ts';
import { test } from './taught.ts';

/** Every host that a browser speaks to: pages and files, sockets, and what WebRTC is told to ask. */
function watchHosts(context: BrowserContext, page: Page): Set<string> {
  const hosts = new Set<string>();
  const note = (address: string): void => {
    const url = new URL(address);
    if (['http:', 'https:', 'ws:', 'wss:'].includes(url.protocol)) hosts.add(url.hostname);
  };
  context.on('request', (request) => note(request.url()));
  page.on('websocket', (socket) => note(socket.url()));
  return hosts;
}

/** ICE servers of all connections so far. CSP does not cover these. */
function iceHosts(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const peers: unknown = Reflect.get(window, 'testPeers');
    const found = Array.isArray(peers) ? peers.filter((peer) => peer instanceof RTCPeerConnection) : [];
    return found.flatMap((peer) =>
      (peer.getConfiguration().iceServers ?? []).flatMap(({ urls }) =>
        [urls].flat().map((url) => url.replace(/^(stuns?|turns?):/, '').replace(/[:?].*$/, '')),
      ),
    );
  });
}

const ours = ['localhost', '127.0.0.1'];

test('a whole lesson speaks to no host but ours, over HTTP, WebSocket and ICE', async ({
  teacher,
  newPerson,
  taught,
}) => {
  const child = await newPerson({ width: 1024, height: 690 });
  const hosts = [watchHosts(teacher.context(), teacher), watchHosts(child.context(), child)];
  await teacher.goto('/home');
  await beginInstantLesson(teacher);
  await comeByLink(child, taught.link, 2);
  await teacher
    .getByRole('button', { name: /einlassen|Einlassen|Rein/ })
    .first()
    .click();
  await expect(child.getByRole('button', { name: 'Melden' })).toBeVisible();
  await expect.poll(() => iceHosts(child)).not.toEqual([]);
  for (const page of [teacher, child]) {
    for (const host of await iceHosts(page)) expect(ours).toContain(host);
  }
  for (const seen of hosts) {
    expect([...seen].filter((host) => !ours.includes(host))).toEqual([]);
    expect(seen.size).toBeGreaterThan(0);
  }
});

test('the watch would catch a planted foreign request, and the policy stops it', async ({ teacher }) => {
  const hosts = watchHosts(teacher.context(), teacher);
  await teacher.goto('/home');
  const outcome = await teacher.evaluate(() =>
    fetch('http://foreign.example/').then(
      () => 'sent',
      () => 'stopped',
    ),
  );
  expect(outcome).toBe('stopped');
  await teacher.goto('http://foreign.example/').catch(() => undefined);
  expect([...hosts]).toContain('foreign.example');
});
