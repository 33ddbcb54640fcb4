import 'server-only';
import { createSocket } from 'node:dgram';
import { createServer } from 'node:net';

/** Picks ports nobody listens on at the moment; somebody may be faster, so the start is tried again with others. */
export type FreePorts = { readonly tcp: () => Promise<number>; readonly udp: () => Promise<number> };

const host = '127.0.0.1';

export const systemPorts: FreePorts = {
  tcp: () =>
    new Promise((resolve, reject) => {
      const server = createServer();
      server.once('error', reject);
      server.listen(0, host, () => {
        const address = server.address();
        server.close(() => {
          resolve(typeof address === 'object' && address ? address.port : 0);
        });
      });
    }),
  udp: () =>
    new Promise((resolve, reject) => {
      const socket = createSocket('udp4');
      socket.once('error', reject);
      socket.bind(0, host, () => {
        const { port } = socket.address();
        socket.close(() => {
          resolve(port);
        });
      });
    }),
};
