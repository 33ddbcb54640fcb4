/** Runs in the test's browser: the real store, a raw client that ignores every courtesy, and WebRTC's own statistics. */
import * as livekit from 'livekit-client';
import { MediaStore } from '@/lib/classroom/client/media-store';
import type { Audience } from '@/lib/classroom/client/media-audience';
import { SeatMedia } from '@/lib/classroom/client/seat-media';
import type { LessonFacts, Pass } from '@/lib/classroom/schema';
import { ok } from '@/lib/shared/result';
import type { Role } from '@/lib/shared/roles';

export type JoinOptions = {
  readonly ticket: string;
  readonly role: Role;
  readonly audience: Audience;
  readonly relayOnly?: boolean;
};
export type Seat = { readonly number: number; readonly role: Role; readonly mediaTicket: string };
export type Forced = 'microphone' | 'camera' | 'screen_share';
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

/** Resolves when the media server says no to what this room asks of it. */
function refusal({ engine }: livekit.Room): Promise<'refused'> {
  const { client } = engine;
  const before = client.onRequestResponse;
  return new Promise((resolve) => {
    client.onRequestResponse = (response) => {
      before?.(response);
      if (response.request.case === 'addTrack') resolve('refused');
    };
  });
}

async function newTrack(source: Forced): Promise<MediaStreamTrack> {
  if (source !== 'screen_share') {
    const kind = source === 'microphone' ? 'audio' : 'video';
    const [track] = (await navigator.mediaDevices.getUserMedia({ [kind]: true })).getTracks();
    if (!track) throw new Error('no device');
    return track;
  }
  const canvas = document.createElement('canvas');
  document.body.append(canvas);
  const context = canvas.getContext('2d');
  setInterval(() => context?.fillRect(Math.random() * 300, Math.random() * 150, 9, 9), 50);
  const [picture] = canvas.captureStream(15).getVideoTracks();
  if (!picture) throw new Error('no picture of the canvas');
  return picture;
}

class Bed {
  store: MediaStore | null = null;
  seat: SeatMedia | null = null;
  #facts: Partial<LessonFacts> = {};
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

  /** The product's client of one seat, as a screen has it: it follows facts and nothing else. */
  sit({ number, role, mediaTicket }: Seat): void {
    const pass: Pass = {
      seat: { number, role, state: 'admitted' },
      lessonId: '',
      syncTicket: '',
      mediaTicket,
      syncPath: '',
      mediaPath: '/_media',
      boardId: null,
    };
    this.seat = new SeatMedia({
      firstPass: pass,
      refreshPass: () => Promise.resolve(ok(pass)),
      onChange: () => undefined,
    });
  }

  hear({ slice, value }: { readonly slice: keyof LessonFacts; readonly value: unknown }): void {
    this.#facts = { ...this.#facts, [slice]: value ?? undefined };
    this.seat?.follow(this.#facts);
  }

  /** What a screen may know of its own devices. */
  devices() {
    const { state, microphone, camera, invited } = this.seat?.snapshot() ?? {};
    return { state, microphone: microphone?.type, camera: camera?.type, invited: invited ?? null };
  }

  /** What this page really sends, by the media server's name for it. */
  sent(): Readonly<Record<string, string>> {
    const own = (this.raw ?? this.room)?.localParticipant.trackPublications.values() ?? [];
    return Object.fromEntries([...own].map(({ source, trackSid }) => [source, trackSid]));
  }

  /** Publishes past the client's own idea of its rights: only the media server can say no. */
  async forcePublish(source: Forced): Promise<'published' | 'refused'> {
    if (!this.raw) throw new Error('not joined');
    const me = this.raw.localParticipant;
    const refused = refusal(this.raw);
    Reflect.set(me, 'hasPermissionsToPublish', () => true);
    const track = await newTrack(source);
    const published = me
      .publishTrack(track, { source: source as livekit.Track.Source, simulcast: false })
      .then(() => 'published' as const);
    published.catch(() => undefined); // after a refusal it waits for nothing
    return Promise.race([published, refused]);
  }

  /** Puts a tone behind what was muted, without a word to the media server. */
  async sendAfterMute(): Promise<void> {
    const context = new AudioContext();
    const [oscillator, output] = [context.createOscillator(), context.createMediaStreamDestination()];
    oscillator.connect(output);
    oscillator.start();
    const own = this.raw?.localParticipant.getTrackPublication(livekit.Track.Source.Microphone);
    await own?.track?.sender?.replaceTrack(output.stream.getAudioTracks()[0] ?? null);
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
  async joinRaw(ticket: string, path = '/_media'): Promise<void> {
    const room = new livekit.Room({ adaptiveStream: false });
    this.raw = room;
    room.on(livekit.RoomEvent.TrackSubscribed, (track) => document.body.append(track.attach()));
    await room.connect(`${location.origin.replace('http', 'ws')}${path}`, ticket, {
      autoSubscribe: true,
      maxRetries: 0,
    });
  }

  joinRawTable(ticket: string): Promise<void> {
    return this.joinRaw(ticket, '/_media/table');
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

  /** Packets of sound on the connections that are open now. */
  async soundPackets(): Promise<number> {
    const open = connections.filter(({ connectionState }) => connectionState !== 'closed');
    const all = await Promise.all(open.map((connection) => connection.getStats()));
    const rows = all.flatMap((report): Record<string, unknown>[] => [...report.values()]);
    return sum(
      rows.filter(({ type, kind }) => type === 'inbound-rtp' && kind === 'audio'),
      'packetsReceived',
    );
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
