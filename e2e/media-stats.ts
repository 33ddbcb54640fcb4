/** What a page really receives, from the browser's own counters, and which devices it holds open. */
import type { BrowserContext, Page } from '@playwright/test';

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

/** Call before its pages open anything. */
export async function recordDevices(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const streams: MediaStream[] = [];
    Object.defineProperty(window, 'testStreams', { value: streams });
    const { mediaDevices } = navigator;
    const original = mediaDevices.getUserMedia.bind(mediaDevices);
    mediaDevices.getUserMedia = async (wanted) => {
      const stream = await original(wanted);
      streams.push(stream);
      return stream;
    };
  });
}

/** Kinds of the devices that are on at this moment. */
export function openDevices(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const { testStreams = [] } = window as { testStreams?: readonly MediaStream[] };
    const tracks = testStreams.flatMap((stream) => stream.getTracks());
    return tracks.filter((track) => track.readyState === 'live').map((track) => track.kind);
  });
}
