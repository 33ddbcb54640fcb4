import 'server-only';
import type { MediaGrants, MediaSource } from '@/lib/media/rules';
import type { MutedSource, Video, VideoSeat } from '@/lib/server/video';

type FakePerson = { grants: MediaGrants | null; readonly sending: Set<MutedSource> };

/** A media server without media: rooms and people in memory, held to the real one by video.test.ts. */
export class FakeVideo implements Video {
  readonly #rooms = new Map<string, Map<string, FakePerson>>();

  /** As if this person had come through the gate and sent these. */
  join({ room, identity }: VideoSeat, sending: readonly MutedSource[] = []): void {
    this.#rooms.get(room)?.set(identity, { grants: null, sending: new Set(sending) });
  }

  grantsOf({ room, identity }: VideoSeat): MediaGrants | null {
    return this.#rooms.get(room)?.get(identity)?.grants ?? null;
  }

  ensureRoom = (room: string): Promise<void> => {
    if (!this.#rooms.has(room)) {
      this.#rooms.set(room, new Map());
    }
    return Promise.resolve();
  };

  deleteRoom = (room: string): Promise<void> => {
    this.#rooms.delete(room);
    return Promise.resolve();
  };

  listRooms = (): Promise<readonly string[]> => Promise.resolve([...this.#rooms.keys()]);

  listPeople: Video['listPeople'] = (room) =>
    Promise.resolve(
      [...(this.#rooms.get(room) ?? [])].map(([identity, { sending, grants }]) => ({
        identity,
        sid: `PA_${identity}`,
        sending: [...sending],
        grants,
      })),
    );

  removeParticipant = ({ room, identity }: VideoSeat): Promise<void> => {
    this.#rooms.get(room)?.delete(identity);
    return Promise.resolve();
  };

  muteTrack: Video['muteTrack'] = ({ room, identity, source }) => {
    this.#rooms.get(room)?.get(identity)?.sending.delete(source);
    return Promise.resolve();
  };

  updateRights: Video['updateRights'] = ({ room, identity, grants }) => {
    const person = this.#rooms.get(room)?.get(identity);
    if (person) {
      person.grants = grants;
      const allowed = new Set(grants.sources.map((source) => mutedAs[source]));
      for (const source of person.sending) {
        if (!allowed.has(source)) {
          person.sending.delete(source);
        }
      }
    }
    return Promise.resolve();
  };
}

const mutedAs: Readonly<Record<MediaSource, MutedSource>> = {
  camera: 'camera',
  microphone: 'microphone',
  screen_share: 'screen',
  screen_share_audio: 'screen',
};
