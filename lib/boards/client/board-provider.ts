/**
 * Keeps one Y.Doc equal to the server's over a channel of the lesson socket. Nothing acknowledged is ever lost, and nothing
 * unacknowledged either while this page lives: whatever the server lacks goes out again on every new connection.
 */
import * as Y from 'yjs';
import { z } from 'zod';
import { decodeJson, encodeJson, frameKind, type Frame } from '@/lib/classroom/protocol';
import type { BoardChannel, ChannelState } from './channel';
import { Outbox } from './outbox';
import { applyPresence, PresenceSender, type Presence, type PresenceMap } from './presence';

export type BoardSnapshot = {
  /** Replaced by a new one when the server refused a change of ours: bind again. */
  readonly doc: Y.Doc;
  readonly online: boolean;
  /** The whole board has arrived once; it stays true while a connection is away. */
  readonly loaded: boolean;
  /** Up to date with the server since the last connect. */
  readonly synced: boolean;
  /** Changes of ours that are not yet known to be stored. */
  readonly pendingCount: number;
  readonly savedAt: number | null;
  /** The server's log is behind; null when it is not. */
  readonly unsaved: { readonly pending: number; readonly readOnly: boolean } | null;
  /** How often the server threw a change of ours away. */
  readonly refusedCount: number;
};

export type PageVisibility = {
  readonly isHidden: () => boolean;
  readonly onChange: (handler: () => void) => () => void;
};

const unsavedSchema = z.object({ pending: z.number(), readOnly: z.boolean().optional() });
const discardAfterMs = 1000;
const emptyUpdate = new Uint8Array([0, 0]);

export class BoardProvider {
  private readonly channel: BoardChannel;
  private readonly visibility: PageVisibility;
  private readonly outbox: Outbox;
  private readonly presenceSender: PresenceSender;
  private readonly listeners = new Set<() => void>();
  private readonly presenceListeners = new Set<() => void>();
  private readonly leave: (() => void)[];
  private snapshot: BoardSnapshot;
  private presence: PresenceMap = new Map();
  private seq = 0;
  private savedSeq = 0;
  /** Refusals of updates up to this one speak of a document that we already threw away. */
  private firstSeq = 0;
  private discardTimer: ReturnType<typeof setTimeout> | undefined;
  private isClosed = false;

  constructor(channel: BoardChannel, visibility: PageVisibility = documentVisibility) {
    this.channel = channel;
    this.visibility = visibility;
    this.outbox = new Outbox(
      (update) => this.sendUpdate(update),
      () => channel.bufferedBytes(),
    );
    this.presenceSender = new PresenceSender((state) => this.sendPresence(state));
    this.snapshot = {
      doc: this.makeDoc(),
      online: false,
      loaded: false,
      synced: false,
      pendingCount: 0,
      savedAt: null,
      unsaved: null,
      refusedCount: 0,
    };
    this.leave = [
      visibility.onChange(() => this.onVisibility()),
      channel.onFrame((frame) => this.onFrame(frame)),
      channel.onState((state) => this.onState(state)),
    ];
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };
  readonly getSnapshot = (): BoardSnapshot => this.snapshot;

  readonly subscribePresence = (listener: () => void): (() => void) => {
    this.presenceListeners.add(listener);
    return () => this.presenceListeners.delete(listener);
  };
  readonly getPresence = (): PresenceMap => this.presence;

  /** While a stroke or a drag runs, its changes go out together, twenty times a second. */
  setGesture(isGesture: boolean): void {
    this.outbox.setGesture(isGesture);
  }

  setPresence(presence: Presence | null): void {
    this.presenceSender.set(presence);
  }

  /** When drawing is taken away in mid-stroke, the server drops the rest: so do we, or a ghost of it would stay here. */
  setMayWrite(mayWrite: boolean): void {
    clearTimeout(this.discardTimer);
    if (!mayWrite) {
      this.discardTimer = setTimeout(() => {
        if (this.snapshot.online && this.snapshot.pendingCount > 0 && !this.snapshot.unsaved) {
          this.startOver();
        }
      }, discardAfterMs);
    }
  }

  close(): void {
    if (this.isClosed) {
      return;
    }
    this.isClosed = true;
    this.leave.forEach((leave) => leave());
    clearTimeout(this.discardTimer);
    this.outbox.clear();
    this.presenceSender.close();
    this.snapshot.doc.destroy();
  }

  private makeDoc(): Y.Doc {
    const doc = new Y.Doc();
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== this && this.snapshot.doc === doc && !this.isClosed) {
        this.onLocalUpdate(update);
      }
    });
    return doc;
  }

  private onLocalUpdate(update: Uint8Array): void {
    if (this.snapshot.online) {
      this.outbox.add(update);
      this.change({ pendingCount: this.countPending() });
    } else {
      this.change({ pendingCount: this.snapshot.pendingCount + 1 });
    }
  }

  private countPending(): number {
    return this.seq - this.savedSeq + (this.outbox.isEmpty ? 0 : 1);
  }

  private sendUpdate(update: Uint8Array): void {
    this.seq += 1;
    this.channel.send(frameKind.update, this.seq, update);
    this.change({ pendingCount: this.countPending() });
  }

  private sendPresence(state: Presence | null): void {
    if (this.snapshot.online) {
      this.channel.send(frameKind.awareness, 0, encodeJson(state));
    }
  }

  private askForMissing(): void {
    const { doc } = this.snapshot;
    this.channel.send(frameKind.syncStep1, 0, Y.encodeStateVector(doc), doc.clientID);
  }

  private onState(state: ChannelState): void {
    const online = state === 'open';
    if (online === this.snapshot.online || this.isClosed) {
      return;
    }
    // What still waits is in the document, and the server will ask for what it lacks.
    const pendingCount = this.countPending();
    this.outbox.clear();
    this.setPresenceMap(new Map());
    this.change({ online, synced: false, pendingCount });
    if (online) {
      this.askForMissing();
      this.presenceSender.reset();
    }
  }

  private onVisibility(): void {
    const isHidden = this.visibility.isHidden();
    this.presenceSender.setHidden(isHidden);
    if (!isHidden && this.snapshot.online) {
      this.askForMissing(); // a sleeping tab may have lost frames
    }
  }

  private onFrame(frame: Frame): void {
    switch (frame.kind) {
      case frameKind.syncStep1:
        this.answer(frame.payload);
        break;
      case frameKind.syncStep2:
        this.apply(frame.payload);
        this.change({ synced: true, loaded: true });
        break;
      case frameKind.update:
        this.apply(frame.payload);
        break;
      case frameKind.awareness:
        this.setPresenceMap(applyPresence(this.presence, decodeJson(frame.payload)));
        break;
      case frameKind.saved:
        this.noteSaved(frame.seq);
        break;
      case frameKind.unsaved: {
        const told = unsavedSchema.safeParse(decodeJson(frame.payload));
        if (told.success) {
          const { pending, readOnly = false } = told.data;
          this.change({ unsaved: pending > 0 || readOnly ? { pending, readOnly } : null });
        }
        break;
      }
      case frameKind.refusal:
        if (frame.seq > this.firstSeq) {
          this.change({ refusedCount: this.snapshot.refusedCount + 1 });
          this.startOver();
        }
        break;
      case frameKind.intent:
      case frameKind.ack:
      case frameKind.fact:
      case frameKind.bye:
      case frameKind.ask:
      case frameKind.have:
      case frameKind.beat:
      case frameKind.leave:
        break; // not for boards
    }
  }

  /** Sends what the server lacks, under a number, so that its storing is confirmed like any other change. */
  private answer(stateVector: Uint8Array): void {
    const update = diffOrWhole(this.snapshot.doc, stateVector);
    const hasStructs = update[0] !== 0;
    // Yjs adds all deletions ever made; without a change of ours there is none that the server does not know.
    const hasNothing = !hasStructs && this.snapshot.pendingCount === 0;
    this.outbox.clear();
    this.seq += 1;
    this.channel.send(frameKind.syncStep2, this.seq, hasNothing ? emptyUpdate : update);
    if (hasNothing) {
      this.savedSeq = this.seq;
    }
    this.change({ pendingCount: this.countPending() });
  }

  private apply(update: Uint8Array): void {
    const { doc } = this.snapshot;
    try {
      Y.applyUpdate(doc, update, this);
    } catch {
      this.askForMissing(); // not worth a broken lesson: the next answer holds the same again
      return;
    }
    if (doc.store.pendingStructs) {
      this.askForMissing();
    }
  }

  private noteSaved(seq: number): void {
    if (seq > this.savedSeq && seq <= this.seq) {
      this.savedSeq = seq;
      this.change({ pendingCount: this.countPending(), savedAt: Date.now() });
    }
  }

  /** A fresh document with a new author id; the server's state fills it. */
  private startOver(): void {
    const { doc } = this.snapshot;
    this.outbox.clear();
    this.firstSeq = this.seq;
    this.savedSeq = this.seq;
    this.change({ doc: this.makeDoc(), synced: false, loaded: false, pendingCount: 0 });
    doc.destroy();
    this.askForMissing();
  }

  private setPresenceMap(presence: PresenceMap): void {
    if (presence !== this.presence && (presence.size > 0 || this.presence.size > 0)) {
      this.presence = presence;
      this.presenceListeners.forEach((listener) => listener());
    }
  }

  private change(part: Partial<BoardSnapshot>): void {
    const before = this.snapshot;
    const next = { ...before, ...part };
    if (Object.entries(part).some(([key, value]) => !Object.is(Reflect.get(before, key), value))) {
      this.snapshot = next;
      this.listeners.forEach((listener) => listener());
    }
  }
}

function diffOrWhole(doc: Y.Doc, stateVector: Uint8Array): Uint8Array {
  try {
    return Y.encodeStateAsUpdate(doc, stateVector);
  } catch {
    return Y.encodeStateAsUpdate(doc);
  }
}

const documentVisibility: PageVisibility = {
  isHidden: () => typeof document !== 'undefined' && document.hidden,
  onChange: (handler) => {
    if (typeof document === 'undefined') {
      return () => undefined;
    }
    document.addEventListener('visibilitychange', handler);
    return () => document.removeEventListener('visibilitychange', handler);
  },
};
