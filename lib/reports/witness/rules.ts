import type { MediaNews } from '@/lib/shared/media-news';

/**
 * The second witness of who is here: the media server's word on who is connected to it, in the rooms of one lesson. It may come
 * late, twice or never; so it is set right by lists, and it only ever adds to what our own seats say.
 */
export class MediaWitness {
  /** Room, identity, connection. */
  readonly #rooms = new Map<string, Map<string, string>>();

  hear(news: MediaNews): void {
    if (news.kind === 'present') {
      this.#rooms.set(news.room, new Map(news.sids));
      return;
    }
    const { kind, room, identity, sid } = news;
    const people = this.#rooms.get(room) ?? new Map<string, string>();
    this.#rooms.set(room, people);
    if (kind === 'joined') people.set(identity, sid);
    else if (people.get(identity) === sid) people.delete(identity); // one that was replaced may leave later
  }

  /** Whether this person is connected to the class or to a table. */
  sees(identity: string): boolean {
    return [...this.#rooms.values()].some((people) => people.has(identity));
  }
}
