import { createServer, connect, type AddressInfo, type Socket } from 'node:net';

/** A TCP proxy before a database that can be cut like a cable, go silent like a host without power, and be mended. */
export type FaultProxy = {
  readonly port: number;
  /** Ends every connection and refuses new ones. */
  cut(): void;
  /** Takes everything and passes nothing on, without a word to anybody. */
  swallow(): void;
  mend(): void;
  close(): Promise<void>;
};

export async function startFaultProxy(target: { host: string; port: number }): Promise<FaultProxy> {
  const open = new Set<Socket>();
  let isCut = false;
  let swallows = false;
  const server = createServer((client) => {
    if (isCut) {
      client.destroy();
      return;
    }
    const upstream = connect(target.port, target.host);
    for (const [one, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      open.add(one);
      one.on('error', () => one.destroy());
      one.on('close', () => {
        open.delete(one);
        other.destroy();
      });
      one.pipe(other);
      if (swallows) one.pause();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const end = () => open.forEach((socket) => socket.destroy());
  return {
    port: (address as AddressInfo).port,
    cut: () => {
      isCut = true;
      end();
    },
    swallow: () => {
      swallows = true;
      open.forEach((socket) => socket.pause());
    },
    mend: () => {
      isCut = false;
      swallows = false;
      open.forEach((socket) => socket.resume());
    },
    close: async () => {
      end();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

/** The same database, but through the proxy. */
export function throughProxy(url: string, port: number): string {
  const proxied = new URL(url);
  proxied.hostname = '127.0.0.1';
  proxied.port = String(port);
  return proxied.href;
}
