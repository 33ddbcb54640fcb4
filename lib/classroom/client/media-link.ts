/** Being connected to the media server, and staying so. livekit-client resumes by itself; what it gives up begins anew here. */
import type { DisconnectReason } from 'livekit-client';
import type { Role } from '@/lib/shared/roles';
import { newRoom, preloadMedia, type Livekit, type Room } from './media-livekit';

export type LinkState = 'off' | 'connecting' | 'on' | 'lost';
export type Seen = { readonly livekit: Livekit; readonly room: Room };

type LinkOptions = {
  readonly onState: (state: LinkState) => void;
  /** A fresh room, before it connects. */
  readonly onRoom: (seen: Seen) => void;
  /** A valid ticket, or null: this seat has no business here any more. */
  readonly refreshTicket: () => Promise<string | null>;
  /** Whether this seat wants all that it may have: then it comes with the join, one negotiation earlier. */
  readonly wantsAll: () => boolean;
  /** For tests: ways out of the relay, for example. */
  readonly rtcConfig?: RTCConfiguration;
};

type Target = { readonly url: string; readonly ticket: string; readonly role: Role };

const retryMinMs = 500;
const retryMaxMs = 10_000;

export class MediaLink {
  readonly #options: LinkOptions;
  #seen: Seen | null = null;
  #settleFirst: (seen: Seen | null) => void = () => undefined;
  /** The first room, as soon as there is one; null: closed before. */
  readonly first = new Promise<Seen | null>((resolve) => (this.#settleFirst = resolve));
  #state: LinkState = 'off';
  #target: Target | null = null;
  #failures = 0;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #closed = false;

  constructor(options: LinkOptions) {
    this.#options = options;
  }

  get state(): LinkState {
    return this.#state;
  }

  get seen(): Seen | null {
    return this.#seen;
  }

  /** Resolves when the first try is over; the next ones go on behind the scenes. */
  async connect(target: Target): Promise<void> {
    if (this.#closed || this.#target) {
      return;
    }
    this.#target = target;
    this.#say('connecting');
    await this.#try(target);
  }

  close(): void {
    this.#closed = true;
    if (this.#timer) {
      clearTimeout(this.#timer);
    }
    void this.#seen?.room.disconnect();
    this.#seen = null;
    this.#settleFirst(null);
    this.#say('off');
  }

  async #try(target: Target): Promise<void> {
    try {
      const livekit = await preloadMedia();
      if (this.#closed) {
        return;
      }
      const room = newRoom(livekit, target.role);
      this.#seen = { livekit, room };
      this.#follow(this.#seen);
      this.#options.onRoom(this.#seen);
      this.#settleFirst(this.#seen);
      await room.connect(target.url, target.ticket, {
        autoSubscribe: this.#options.wantsAll(),
        maxRetries: 0,
        ...(this.#options.rtcConfig ? { rtcConfig: this.#options.rtcConfig } : {}),
      });
      if (this.#isClosed()) {
        await room.disconnect();
        return;
      }
      this.#failures = 0;
      this.#say('on');
    } catch {
      this.#again(target);
    }
  }

  #follow(seen: Seen): void {
    const { RoomEvent } = seen.livekit;
    const current = (): boolean => this.#seen === seen && this.#state !== 'connecting';
    const lost = (): void => {
      if (current()) this.#say('lost');
    };
    seen.room
      .on(RoomEvent.Reconnecting, lost)
      .on(RoomEvent.SignalReconnecting, lost)
      .on(RoomEvent.Reconnected, () => {
        if (current()) this.#say('on');
      })
      .on(RoomEvent.Disconnected, (reason) => {
        // a failed first connect ends here as well, but is handled where it was tried
        if (current() && this.#timer === null) this.#onDisconnected(seen, reason);
      });
  }

  #onDisconnected({ livekit }: Seen, reason: DisconnectReason | undefined): void {
    const { DUPLICATE_IDENTITY, CLIENT_INITIATED } = livekit.DisconnectReason;
    if (reason === CLIENT_INITIATED || reason === DUPLICATE_IDENTITY || !this.#target) {
      this.#say('off'); // left, or another tab of the same seat took over
    } else {
      this.#again(this.#target);
    }
  }

  /** Asks for a ticket before each new try: whether the seat still has one is the server's word. */
  #again(target: Target): void {
    if (this.#closed || this.#timer !== null) {
      return;
    }
    this.#say('lost');
    const waitMs = Math.min(retryMaxMs, retryMinMs * 2 ** this.#failures) * (0.75 + Math.random() / 2);
    this.#failures += 1;
    this.#timer = setTimeout(() => {
      void this.#retry(target);
    }, waitMs);
  }

  async #retry(target: Target): Promise<void> {
    const ticket = await this.#options.refreshTicket().catch(() => undefined);
    this.#timer = null;
    if (this.#closed) {
      return;
    }
    if (ticket === null) {
      this.#say('off');
    } else if (ticket === undefined) {
      this.#again(target); // we could not even ask
    } else {
      await this.#try({ ...target, ticket });
    }
  }

  #isClosed(): boolean {
    return this.#closed;
  }

  #say(state: LinkState): void {
    if (this.#state !== state) {
      this.#state = state;
      this.#options.onState(state);
    }
  }
}
