/** Pictures that screens attach to elements. What is shown is subscribed; what is no longer shown is let go after a moment. */
import type { LocalVideoTrack, RemoteTrackPublication } from 'livekit-client';
import type { VideoHandle } from './media';
import { isRefused } from './media-refused';

/** A page of tiles turned and turned back should not cost a new key frame. */
const lingerMs = 3000;

export class RemotePicture implements VideoHandle {
  readonly key: string;
  readonly #publication: RemoteTrackPublication;
  /** Subscribed from the start and for good: who stands in front of the class. */
  readonly #kept: boolean;
  readonly #elements = new Set<HTMLVideoElement>();
  #linger: ReturnType<typeof setTimeout> | null = null;

  constructor(publication: RemoteTrackPublication, kept: boolean) {
    this.key = publication.trackSid;
    this.#publication = publication;
    this.#kept = kept;
    if (kept) {
      publication.setSubscribed(true);
    }
  }

  attach = (element: HTMLVideoElement): (() => void) => {
    this.#stopLingering();
    this.#elements.add(element);
    if (!this.#publication.isDesired) {
      this.#publication.setSubscribed(true);
    }
    this.#publication.track?.attach(element);
    return () => {
      if (this.#elements.delete(element)) {
        this.#publication.track?.detach(element);
        this.#letGo();
      }
    };
  };

  /** On a screen, or only just taken off one. */
  get isShown(): boolean {
    return this.#elements.size > 0 || this.#linger !== null;
  }

  /** The media arrived (again). */
  refresh(): void {
    for (const element of this.#elements) {
      this.#publication.track?.attach(element);
    }
  }

  close(): void {
    this.#stopLingering();
    for (const element of this.#elements) {
      this.#publication.track?.detach(element);
    }
    this.#elements.clear();
  }

  #letGo(): void {
    if (this.#elements.size > 0 || this.#kept || isRefused(this.#publication)) {
      return;
    }
    this.#stopLingering();
    this.#linger = setTimeout(() => {
      this.#linger = null;
      this.#publication.setSubscribed(false);
    }, lingerMs);
  }

  #stopLingering(): void {
    if (this.#linger !== null) {
      clearTimeout(this.#linger);
      this.#linger = null;
    }
  }
}

/** The own camera; the library moves attached elements along when the device restarts. */
export function ownPicture(key: string, track: LocalVideoTrack): VideoHandle {
  return {
    key,
    attach: (element) => {
      track.attach(element);
      return () => {
        track.detach(element);
      };
    },
  };
}

/** One handle per picture for as long as it exists, so that a screen re-renders only when there is another picture. */
export class PictureBook {
  readonly #pictures = new Map<string, RemotePicture>();

  of(publication: RemoteTrackPublication, kept: boolean): RemotePicture {
    const key = publication.trackSid;
    const picture = this.#pictures.get(key) ?? new RemotePicture(publication, kept);
    this.#pictures.set(key, picture);
    return picture;
  }

  isShown(trackSid: string): boolean {
    return this.#pictures.get(trackSid)?.isShown ?? false;
  }

  refresh(trackSid: string): void {
    this.#pictures.get(trackSid)?.refresh();
  }

  forget(trackSid: string): void {
    this.#pictures.get(trackSid)?.close();
    this.#pictures.delete(trackSid);
  }

  close(): void {
    for (const key of [...this.#pictures.keys()]) {
      this.forget(key);
    }
  }
}
