/** What a page really receives, from the browser's own counters. */
import type { Page } from '@playwright/test';

export type Received = { readonly framesDecoded: number; readonly audioEnergy: number };

export function readReceived(page: Page): Promise<Received> {
  return page.evaluate(async () => {
    const { testPeers = [] } = window as { testPeers?: readonly RTCPeerConnection[] };
    let framesDecoded = 0;
    let audioEnergy = 0;
    for (const peer of testPeers) {
      if (peer.connectionState === 'closed') continue;
      for (const entry of (await peer.getStats()).values()) {
        if (entry.type !== 'inbound-rtp') continue;
        if (entry.kind === 'video') framesDecoded += Number(entry.framesDecoded ?? 0);
        else audioEnergy += Number(entry.totalAudioEnergy ?? 0);
      }
    }
    return { framesDecoded, audioEnergy };
  });
}
