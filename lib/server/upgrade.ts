import 'server-only';
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { handleSyncUpgrade } from './sync/upgrade';
import { handleMediaUpgrade } from './media/gate';
import { isOurHost, isOurOrigin } from './host';
import { log } from './log';
import { refuseUpgrade } from './refuse-upgrade';

type Upgrade = {
  readonly req: IncomingMessage;
  readonly socket: Duplex;
  readonly head: Buffer;
  readonly decoy: Server;
  readonly dev: boolean;
};

/** The only owner of upgrades: exactly one handler gets a request, everything else is refused at once. */
export async function dispatchUpgrade({ req, socket, head, decoy, dev }: Upgrade): Promise<void> {
  socket.on('error', () => socket.destroy());
  const path = req.url ?? '';
  try {
    if (!isOurHost(req.headers.host) || !isOurOrigin(req.headers.origin, req.headers.host)) {
      refuseUpgrade(socket, 403);
    } else if (path.startsWith('/_sync/')) {
      await handleSyncUpgrade(req, socket, head);
    } else if (path.startsWith('/_media/')) {
      await handleMediaUpgrade(req, socket, head);
    } else if (dev && path.startsWith('/_next/')) {
      decoy.emit('upgrade', req, socket, head); // hot reload
    } else {
      refuseUpgrade(socket, 404);
    }
  } catch (error) {
    log.error('upgrade failed', error);
    refuseUpgrade(socket, 500);
  }
}
