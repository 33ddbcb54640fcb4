/** Bad nets: one that is away, as the browser knows, and one that swallows what it should carry, as nobody knows yet. */
import type { Page } from '@playwright/test';

/** What the connections that are open at this moment lose; a new one carries everything. */
export type Net = { readonly swallow: (way: 'to-server' | 'from-server') => void };

/** Call before the page opens its lesson. */
export async function carryNet(page: Page): Promise<Net> {
  const lost = new Map<'to-server' | 'from-server', number>();
  let opened = 0;
  await page.routeWebSocket(/_sync/, (socket) => {
    const server = socket.connectToServer();
    const born = (opened += 1);
    const carries = (way: 'to-server' | 'from-server') => born > (lost.get(way) ?? 0);
    socket.onMessage((message) => carries('to-server') && server.send(message));
    server.onMessage((message) => carries('from-server') && socket.send(message));
  });
  return { swallow: (way) => void lost.set(way, opened) };
}

export const cutNet = (page: Page) => page.context().setOffline(true);
export const mendNet = (page: Page) => page.context().setOffline(false);
