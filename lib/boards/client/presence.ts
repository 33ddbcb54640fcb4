/** Who points where. Compact, throttled, never stored; names and colours come from the lesson's seats, never from the wire. */
import { z } from 'zod';
import { pageIdSchema } from '../schema';

const place = z.number().min(-1e6).max(1e6);
/** c: pointer, p: page, t: tool, s: selected shapes, e: shape whose text is being written. */
export const presenceSchema = z.object({
  c: z.tuple([place, place]).nullable(),
  p: pageIdSchema,
  t: z.string().max(24).optional(),
  s: z.array(z.string().max(80)).max(20).optional(),
  e: z.string().max(80).optional(),
});
export type Presence = z.infer<typeof presenceSchema>;
export type PresenceMap = ReadonlyMap<number, Presence>;

const framesMax = 200;
const entrySchema = z.array(z.tuple([z.number().int().positive(), z.unknown()])).max(framesMax);

/** The map after a frame [[seat, state | null], …]; the same map when the frame says nothing sensible. */
export function applyPresence(map: PresenceMap, frame: unknown): PresenceMap {
  const entries = entrySchema.safeParse(frame);
  if (!entries.success || entries.data.length === 0) {
    return map;
  }
  const next = new Map(map);
  for (const [seat, state] of entries.data) {
    const presence = presenceSchema.safeParse(state);
    if (presence.success) {
      next.set(seat, presence.data);
    } else {
      next.delete(seat);
    }
  }
  return next;
}

export const presenceEveryMs = 100;

/** Sends the newest state at most ten times a second, only when it changed, and null when the page is hidden. */
export class PresenceSender {
  private readonly send: (state: Presence | null) => void;
  private state: Presence | null = null;
  private sent = 'null';
  private sentAt = -Infinity;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private isHidden = false;

  constructor(send: (state: Presence | null) => void) {
    this.send = send;
  }

  set(state: Presence | null): void {
    this.state = state;
    this.schedule();
  }

  setHidden(isHidden: boolean): void {
    this.isHidden = isHidden;
    this.schedule();
  }

  /** A new connection knows nothing of us. */
  reset(): void {
    this.sent = 'null';
    this.schedule();
  }

  close(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.state = null;
  }

  private schedule(): void {
    if (this.timer === undefined && JSON.stringify(this.shown()) !== this.sent) {
      this.timer = setTimeout(() => this.flush(), Math.max(0, this.sentAt + presenceEveryMs - Date.now()));
    }
  }

  private shown(): Presence | null {
    return this.isHidden ? null : this.state;
  }

  private flush(): void {
    this.timer = undefined;
    const shown = this.shown();
    const text = JSON.stringify(shown);
    if (text !== this.sent) {
      this.sent = text;
      this.sentAt = Date.now();
      this.send(shown);
    }
  }
}
