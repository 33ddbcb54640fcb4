/** Sound has no place on a screen: hidden elements play it. And the level of the own microphone. */
import type { LocalAudioTrack, RemoteTrack } from 'livekit-client';
import { toneEveryMs, toneOf, type Tone } from './howl';
import type { LevelListener } from './media';
import type { Livekit } from './media-livekit';

/** How loud the others are while one voice wins. */
const duckedVolume = 0.15;

export class Loudspeaker {
  readonly #elements = new Map<RemoteTrack, HTMLMediaElement>();
  readonly #owners = new Map<RemoteTrack, string>();
  #voice: string | null = null;
  #only: readonly string[] | null = null;

  /** Whose voice wins: everybody else is quiet at once, also who is heard only from now on. Null: all are as loud as ever. */
  duckFor(identity: string | null): void {
    this.#voice = identity;
    for (const track of this.#elements.keys()) this.#setVolume(track);
  }

  /** Nobody else is heard: whoever sits at a table hears of the class who speaks to all tables. Null: everybody is. */
  listenTo(identities: readonly string[] | null): void {
    this.#only = identities;
    for (const track of this.#elements.keys()) this.#setVolume(track);
  }

  /** Playing also makes it audible to statistics: without an element the browser decodes nothing. */
  play(track: RemoteTrack, identity: string): void {
    if (this.#elements.has(track)) {
      return;
    }
    const element = track.attach();
    element.hidden = true;
    this.#elements.set(track, element);
    this.#owners.set(track, identity);
    this.#setVolume(track);
    document.body.append(element);
  }

  stop(track: RemoteTrack): void {
    const element = this.#elements.get(track);
    if (element) {
      track.detach(element);
      element.remove();
      this.#elements.delete(track);
      this.#owners.delete(track);
    }
  }

  close(): void {
    for (const track of [...this.#elements.keys()]) {
      this.stop(track);
    }
  }

  #setVolume(track: RemoteTrack): void {
    const element = this.#elements.get(track);
    const owner = this.#owners.get(track) ?? '';
    const isDucked = this.#voice !== null && owner !== this.#voice;
    if (!element) return;
    element.volume = isDucked ? duckedVolume : 1;
    // an iPad leaves loudness to its buttons: there the others are silent instead
    const isLoudnessOurs = !isDucked || Math.abs(element.volume - duckedVolume) < 0.01;
    const isHeard = this.#only === null || this.#only.includes(owner);
    track.mediaStreamTrack.enabled = isHeard && isLoudnessOurs;
  }
}

const levelEveryMs = 50;

/** Measures only while somebody looks and the microphone is on; a browser lets sound be measured after a tap only anyway. */
export class LevelMeter {
  readonly #listeners = new Set<LevelListener>();
  #source: { readonly livekit: Livekit; readonly track: LocalAudioTrack } | null = null;
  #running: { readonly media: MediaStreamTrack; readonly stop: () => void } | null = null;

  subscribe(listener: LevelListener): () => void {
    this.#listeners.add(listener);
    this.#adjust();
    return () => {
      this.#listeners.delete(listener);
      this.#adjust();
    };
  }

  /** Null: the microphone is off. */
  measure(source: { readonly livekit: Livekit; readonly track: LocalAudioTrack } | null): void {
    this.#source = source;
    this.#adjust();
  }

  close(): void {
    this.#listeners.clear();
    this.measure(null);
  }

  #adjust(): void {
    const wanted = this.#listeners.size > 0 ? this.#source : null;
    // each time the microphone is switched on, the browser gives it another media track
    if (this.#running && this.#running.media === wanted?.track.mediaStreamTrack) {
      return;
    }
    if (this.#running) {
      this.#running.stop();
      this.#running = null;
      this.#say(0);
    }
    if (wanted) {
      this.#running = { media: wanted.track.mediaStreamTrack, stop: this.#start(wanted) };
    }
  }

  #start({ livekit, track }: { readonly livekit: Livekit; readonly track: LocalAudioTrack }): () => void {
    const { analyser, calculateVolume, cleanup } = livekit.createAudioAnalyser(track);
    const spectrum = new Float32Array(analyser.frequencyBinCount);
    const samples = new Float32Array(analyser.fftSize);
    let ticks = 0;
    const timer = setInterval(() => {
      ticks += 1;
      const level = Math.min(1, Math.max(0, calculateVolume()));
      if (ticks % (toneEveryMs / levelEveryMs) !== 0) return this.#say(level);
      analyser.getFloatFrequencyData(spectrum);
      analyser.getFloatTimeDomainData(samples);
      this.#say(level, toneOf(spectrum, samples));
    }, levelEveryMs);
    return () => {
      clearInterval(timer);
      void cleanup();
    };
  }

  #say(level: number, tone?: Tone): void {
    for (const listener of this.#listeners) {
      listener(level, tone);
    }
  }
}
