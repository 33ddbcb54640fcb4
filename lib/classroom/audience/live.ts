import 'server-only';
import type { SyncSocket } from '@/lib/server/sync/socket';
import { Connection } from '../connection/live';
import type { LiveSeat, LiveState } from '../feature';
import { mayLookOn, onlooker } from '../onlooker/rules';
import type { ByeReason } from '../protocol';
import { sliceRules } from '../rules';

/** Everybody who is told a lesson's facts: one connection for each seat, and who looks on from a staff seat. */
export class Audience {
  readonly #connections = new Map<number, Connection>();
  /** By the number of the adult's seat; they count nowhere (VIEW-3). */
  readonly #onlookers = new Map<number, Connection>();

  /** Connections of seats. */
  get size(): number {
    return this.#connections.size;
  }

  has(number: number): boolean {
    return this.#connections.has(number);
  }

  connections(): readonly Connection[] {
    return [...this.#connections.values()];
  }

  /** A seat's new socket takes over; the one before is told so, and who looked on from there comes back with a pass of its own. */
  attach(number: number, socket: SyncSocket): Connection {
    this.#connections.get(number)?.bye('moved');
    this.#turnAway(number, 'going-away');
    const connection = new Connection(number, socket);
    this.#connections.set(number, connection);
    return connection;
  }

  /** @returns false: another one has taken over meanwhile */
  detach(connection: Connection): boolean {
    const { number } = connection;
    return this.#connections.get(number) === connection && this.#connections.delete(number);
  }

  /** One for each adult. @returns what detaches it */
  lookOn(
    state: LiveState,
    number: number,
    socket: SyncSocket,
  ): { connection: Connection; detach: () => void } {
    this.#turnAway(number, 'moved');
    const connection = new Connection(onlooker.number, socket);
    this.#onlookers.set(number, connection);
    this.tell(connection, onlooker, state);
    return {
      connection,
      detach: () => {
        if (this.#onlookers.get(number) === connection) this.#onlookers.delete(number);
      },
    };
  }

  /** All slices of one viewer. */
  tell(connection: Connection, seat: LiveSeat, state: LiveState): void {
    connection.isNewTo(seat);
    for (const [slice, rule] of sliceRules) connection.fact(slice, encode(rule.view(state, seat)));
  }

  /** Sends the slices that changed, each computed once per role, or per seat where views differ. */
  publish(state: LiveState, changed: ReadonlySet<string>): void {
    const slices = [...sliceRules].filter(([, rule]) => rule.dependsOn.some((name) => changed.has(name)));
    const shared = new Map<string, string | undefined>();
    const show = (connection: Connection, seat: LiveSeat): void => {
      for (const [slice, rule] of slices) {
        const key = `${slice}/${seat.role}/${seat.state}`;
        if (rule.perSeat || !shared.has(key)) shared.set(key, encode(rule.view(state, seat)));
        connection.fact(slice, shared.get(key));
      }
    };
    for (const connection of this.#connections.values()) {
      const seat = state.seats.get(connection.number);
      // Who is out hears a goodbye with its reason, nothing before it.
      if (seat?.state !== 'admitted' && seat?.state !== 'bench') continue;
      // just admitted, or back at the bench: it may see other slices now
      if (connection.isNewTo(seat)) this.tell(connection, seat, state);
      else show(connection, seat);
    }
    for (const [number, connection] of this.#onlookers) {
      if (mayLookOn(state, state.seats.get(number))) show(connection, onlooker);
      else this.#turnAway(number, 'removed');
    }
    for (const connection of this.#everybody()) connection.onRights();
  }

  disconnect(number: number, reason: ByeReason): void {
    this.#connections.get(number)?.bye(reason);
    this.#connections.delete(number);
    this.#turnAway(number, reason);
  }

  sayBye(reason: ByeReason): void {
    for (const connection of this.#everybody()) connection.bye(reason);
    this.#connections.clear();
    this.#onlookers.clear();
  }

  #everybody(): readonly Connection[] {
    return [...this.#connections.values(), ...this.#onlookers.values()];
  }

  #turnAway(number: number, reason: ByeReason): void {
    this.#onlookers.get(number)?.bye(reason);
    this.#onlookers.delete(number);
  }
}

function encode(value: unknown): string | undefined {
  return value === undefined ? undefined : JSON.stringify(value);
}
