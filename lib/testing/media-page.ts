/** Runs in the test's browser: the real store, a raw client that ignores every courtesy, and WebRTC's own statistics. */
import * as livekit from 'livekit-client';
import { MediaStore } from '@/lib/classroom/client/media-store';
import type { Audience } from '@/lib/classroom/client/media-audience';
import type { Role } from '@/lib/shared/roles';

export type JoinOptions = {
  readonly ticket: string;
  readonly role: Role;
  readonly audience: Audience;
  readonly relayOnly?: boolean;
};
export type Received = {
  readonly videoFrames: number;
  readonly audioEnergy: number;
  readonly videoPackets: number;
};

const connections: RTCPeerConnection[] = [];
const iceUrls = new Set<string>();

/** Every connection of the page, and every server that it was told to ask. */
class WatchedConnection extends RTCPeerConnection {
  constructor(configuration?: RTCConfiguration) {
    super(configuration);
    note(configuration);
    connections.push(this);
  }

  override setConfiguration(configuration: RTCConfiguration): void {
    note(configuration);
    super.setConfiguration(configuration);
  }
}
window.RTCPeerConnection = WatchedConnection;

function note(configuration: RTCConfiguration | undefined): void {
  for (const { urls } of configuration?.iceServers ?? []) {
    for (const url of [urls].flat()) iceUrls.add(url);
  }
}

async function reports(): Promise<Record<string, unknown>[]> {
  const all = await Promise.all(connections.map((connection) => connection.getStats()));
  return all.flatMap((report) => [...report.values()]);
}

const sum = (rows: Record<string, unknown>[], key: string): number =>
  rows.reduce((total, row) => total + (typeof row[key] === 'number' ? row[key] : 0), 0);

let lastRoom: livekit.Room | null = null;
/** Nothing public leads from the store to its room; every room reads its own `canPlaybackAudio` through here. */
const playback = Object.getOwnPropertyDescriptor(livekit.Room.prototype, 'canPlaybackAudio');
Object.defineProperty(livekit.Room.prototype, 'canPlaybackAudio', {
  get(this: livekit.Room): unknown {
    lastRoom = this;
    return playback?.get?.call(this);
  },
});

function newElement(): HTMLVideoElement {
  const element = document.createElement('video');
  element.muted = true;
  element.width = 320;
  element.height = 180;
  document.body.append(element);
  return element;
}

class Bed {
  store: MediaStore | null = null;
  raw: livekit.Room | null = null;
  ticket = '';
  readonly levels: number[] = [];
  #changes = 0;
  readonly #attached = new Set<string>();

  async join({ ticket, role, audience, relayOnly }: JoinOptions): Promise<void> {
    this.ticket = ticket;
    this.store = new MediaStore({
      onChange: () => {
        this.#changes += 1;
        this.#showAll();
      },
      refreshTicket: () => Promise.resolve(this.ticket),
      ...(relayOnly ? { rtcConfig: { iceTransportPolicy: 'relay' } } : {}),
    });
    this.store.setAudience(audience);
    await this.store.connect({ mediaPath: '/_media', ticket, role });
  }

  /** What a screen does: every picture there is gets an element. */
  #showAll(): void {
    for (const person of this.store?.snapshot().people.values() ?? []) {
      for (const handle of [person.camera, person.screen]) {
        if (handle && !this.#attached.has(handle.key)) {
          this.#attached.add(handle.key);
          handle.attach(newElement());
        }
      }
    }
  }

  /** A client that asks for everything, again and again. */
  async joinRaw(ticket: string): Promise<void> {
    const room = new livekit.Room({ adaptiveStream: false });
    this.raw = room;
    room.on(livekit.RoomEvent.TrackSubscribed, (track) => document.body.append(track.attach()));
    await room.connect(`${location.origin.replace('http', 'ws')}/_media`, ticket, {
      autoSubscribe: true,
      maxRetries: 0,
    });
  }

  /** From the tap to the first picture on the screen, by our store. In ms. */
  async timeJoin(options: JoinOptions): Promise<number> {
    const since = performance.now();
    const element = newElement();
    const shown = new Promise((resolve) => element.addEventListener('loadeddata', resolve, { once: true }));
    const attached: (() => void)[] = [];
    const store = new MediaStore({
      onChange: () => {
        const picture = store.snapshot().people.get('teacher')?.camera;
        if (picture && attached.length === 0) attached.push(picture.attach(element));
      },
      refreshTicket: () => Promise.resolve(options.ticket),
    });
    store.setAudience(options.audience);
    void store.connect({ mediaPath: '/_media', ticket: options.ticket, role: options.role });
    await shown;
    const took = performance.now() - since;
    attached.forEach((detach) => detach());
    return took;
  }

  /** The same with a bare client at its defaults, straight to the media server. */
  async timeBareJoin({ url, token }: { readonly url: string; readonly token: string }): Promise<number> {
    const since = performance.now();
    const element = newElement();
    const shown = new Promise((resolve) => element.addEventListener('loadeddata', resolve, { once: true }));
    const room = new livekit.Room();
    let picture: livekit.RemoteTrackPublication | null = null;
    room.on(livekit.RoomEvent.TrackSubscribed, (track, publication) => {
      if (track.kind === livekit.Track.Kind.Video) {
        picture = publication;
        track.attach(element);
      }
    });
    await room.connect(url, token);
    await shown;
    const took = performance.now() - since;
    const seen = (): livekit.RemoteTrackPublication | null => picture;
    seen()?.setEnabled(false); // as ours, which is no longer shown: thirty children have thirty machines
    return took;
  }

  force(): { readonly tracks: string[] } {
    const publications = [...(this.raw?.remoteParticipants.values() ?? [])].flatMap(
      ({ identity, trackPublications }) =>
        [...trackPublications.values()].map((publication) => ({ identity, publication })),
    );
    for (const { publication } of publications) publication.setSubscribed(true);
    return {
      tracks: publications.flatMap(({ identity, publication }) =>
        publication.track ? [`${identity}:${publication.source}`] : [],
      ),
    };
  }

  snapshot() {
    const snapshot = this.store?.snapshot();
    return {
      state: snapshot?.state ?? null,
      microphone: snapshot?.microphone ?? null,
      camera: snapshot?.camera ?? null,
      soundBlocked: snapshot?.soundBlocked ?? null,
      changes: this.#changes,
      people: Object.fromEntries(
        [...(snapshot?.people ?? [])].map(([identity, person]) => [
          identity,
          { camera: person.camera !== null, microphoneOn: person.microphoneOn, speaking: person.speaking },
        ]),
      ),
    };
  }

  /** livekit-client's own room, for what no verb offers: breaking connections. */
  get room(): livekit.Room | null {
    return lastRoom;
  }

  async received(): Promise<Received> {
    const inbound = (await reports()).filter(({ type }) => type === 'inbound-rtp');
    const video = inbound.filter(({ kind }) => kind === 'video');
    return {
      videoFrames: sum(video, 'framesDecoded'),
      videoPackets: sum(video, 'packetsReceived'),
      audioEnergy: sum(
        inbound.filter(({ kind }) => kind === 'audio'),
        'totalAudioEnergy',
      ),
    };
  }

  async candidateTypes(): Promise<string[]> {
    const rows = await reports();
    const used = rows.filter(
      ({ type, nominated, state }) => type === 'candidate-pair' && nominated && state === 'succeeded',
    );
    return used.map(({ localCandidateId }) =>
      String(rows.find(({ id }) => id === localCandidateId)?.candidateType),
    );
  }

  iceUrls(): string[] {
    return [...iceUrls];
  }

  listenToLevel(): void {
    this.store?.onOwnLevel((level) => this.levels.push(level));
  }
}

declare global {
  interface Window {
    bed: Bed;
  }
}
window.bed = new Bed();
