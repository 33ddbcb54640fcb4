/** Sound has no place on a screen: hidden elements play it. And the level of the own microphone. */
import type { LocalAudioTrack, RemoteTrack } from 'livekit-client';
import type { Livekit } from './media-livekit';

export class Loudspeaker {
  readonly #elements = new Map<RemoteTrack, HTMLMediaElement>();

  /** Playing also makes it audible to statistics: without an element the browser decodes nothing. */
  play(track: RemoteTrack): void {
    if (this.#elements.has(track)) {
      return;
    }
    const element = track.attach();
    element.hidden = true;
    document.body.append(element);
    this.#elements.set(track, element);
  }

  stop(track: RemoteTrack): void {
    const element = this.#elements.get(track);
    if (element) {
      track.detach(element);
      element.remove();
      this.#elements.delete(track);
    }
  }

  close(): void {
    for (const track of [...this.#elements.keys()]) {
      this.stop(track);
    }
  }
}

const levelEveryMs = 50;

/** Measures only while somebody looks and the microphone is on; a browser lets sound be measured after a tap only anyway. */
export class LevelMeter {
  readonly #listeners = new Set<(level: number) => void>();
  #source: { readonly livekit: Livekit; readonly track: LocalAudioTrack } | null = null;
  #running: { readonly media: MediaStreamTrack; readonly stop: () => void } | null = null;

  subscribe(listener: (level: number) => void): () => void {
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
    const { calculateVolume, cleanup } = livekit.createAudioAnalyser(track);
    const timer = setInterval(() => {
      this.#say(Math.min(1, Math.max(0, calculateVolume())));
    }, levelEveryMs);
    return () => {
      clearInterval(timer);
      void cleanup();
    };
  }

  #say(level: number): void {
    for (const listener of this.#listeners) {
      listener(level);
    }
  }
}
