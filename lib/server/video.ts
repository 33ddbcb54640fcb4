import 'server-only';
import { setTimeout } from 'node:timers/promises';
import {
  AccessToken,
  RoomServiceClient,
  TokenVerifier,
  TrackSource,
  TrackType,
  TwirpError,
  WebhookReceiver,
  type ParticipantPermission,
  type TrackInfo,
} from 'livekit-server-sdk';
import { mediaRoomPeopleMax, mediaSources, type MediaGrants, type MediaSource } from '@/lib/media/rules';
import type { MediaNews } from '@/lib/shared/media-news';

/** The media server as the rest of the server knows it. The only module that knows its vendor. */
export type Video = {
  readonly ensureRoom: (room: string) => Promise<void>;
  readonly deleteRoom: (room: string) => Promise<void>;
  readonly listRooms: () => Promise<readonly string[]>;
  readonly listPeople: (room: string) => Promise<readonly VideoPerson[]>;
  /** Ends the person's connection; only the gate keeps them out. Gone already is fine. */
  readonly removeParticipant: (where: VideoSeat) => Promise<void>;
  /** Stops what they send now. No lock: they may switch it on again. Gone already is fine. */
  readonly muteTrack: (where: VideoSeat & { readonly source: MutedSource }) => Promise<void>;
  /** What is no longer allowed is taken down at once. Gone already is fine: the gate knows the new rights. */
  readonly updateRights: (where: VideoSeat & { readonly grants: MediaGrants }) => Promise<void>;
};

export type VideoSeat = { readonly room: string; readonly identity: string };
export type MutedSource = 'microphone' | 'camera' | 'screen';
export type VideoPerson = {
  readonly identity: string;
  /** Of this connection: somebody who comes again has another one. */
  readonly sid: string;
  /** Of tracks that are published and not muted. */
  readonly sending: readonly MutedSource[];
  /** Null when they hold something that we never give. */
  readonly grants: MediaGrants | null;
};

export type VideoKeys = { readonly mediaKey: string; readonly mediaSecret: string };
type VideoOptions = { readonly url: string; readonly keys: VideoKeys };

const requestTimeoutS = 3;
const emptyTimeoutS = 60;
const departureTimeoutS = 20;
const tokenTtlS = 60;
/** A device that was switched on just now is on its way: the server lists its track only when the first packets have come. */
const muteTriesMs = [0, 300, 700, 1500] as const;

export function openVideo({ url, keys }: VideoOptions): Video {
  const api = new RoomServiceClient(url.replace(/^ws/, 'http'), keys.mediaKey, keys.mediaSecret, {
    requestTimeout: requestTimeoutS,
    failover: false,
  });
  const findPerson = ({ room, identity }: VideoSeat) =>
    api.getParticipant(room, identity).catch(nullWhenGone);
  return {
    ensureRoom: async (room) => {
      await api.createRoom({
        name: room,
        emptyTimeout: emptyTimeoutS,
        departureTimeout: departureTimeoutS,
        maxParticipants: mediaRoomPeopleMax,
      });
    },
    deleteRoom: async (room) => {
      await api.deleteRoom(room).catch(nullWhenGone);
    },
    listRooms: async () => (await api.listRooms()).map(({ name }) => name),
    listPeople: async (room) => {
      const people = (await api.listParticipants(room).catch(nullWhenGone)) ?? [];
      return people.map(({ identity, sid, tracks, permission }) => ({
        identity,
        sid,
        sending: tracks.filter(({ muted }) => !muted).map(kindOf),
        grants: permission ? grantsIn(permission) : null,
      }));
    },
    removeParticipant: async ({ room, identity }) => {
      await api.removeParticipant(room, identity).catch(nullWhenGone);
    },
    muteTrack: async ({ room, identity, source }) => {
      for (const waitMs of muteTriesMs) {
        await setTimeout(waitMs);
        const person = await findPerson({ room, identity });
        const tracks = (person?.tracks ?? []).filter((track) => kindOf(track) === source && !track.muted);
        await Promise.all(
          tracks.map(({ sid }) => api.mutePublishedTrack(room, identity, sid, true).catch(nullWhenGone)),
        );
        if (!person || tracks.length > 0) return;
      }
    },
    updateRights: async ({ room, identity, grants }) => {
      const permission = permissionOf(grants);
      await api.updateParticipant(room, identity, { permission }).catch(nullWhenGone);
    },
  };
}

/** A token for one connect; no name and no metadata, because every person in the room can read those. */
export async function mintVideoToken({
  keys,
  room,
  identity,
  grants,
}: VideoSeat & { readonly keys: VideoKeys; readonly grants: MediaGrants }): Promise<string> {
  const token = new AccessToken(keys.mediaKey, keys.mediaSecret, { identity, ttl: tokenTtlS });
  const { canUpdateMetadata, ...permission } = permissionOf(grants);
  token.addGrant({ room, roomJoin: true, canUpdateOwnMetadata: canUpdateMetadata, ...permission });
  return token.toJwt();
}

/** Whom a token of ours names, or null when it is not ours or too old. Its grants are nobody's business. */
export async function readVideoToken(
  keys: VideoKeys,
  token: string,
): Promise<{ readonly identity: string; readonly room: string } | null> {
  try {
    const { sub, video } = await new TokenVerifier(keys.mediaKey, keys.mediaSecret).verify(token, 0);
    return sub && video?.roomJoin && video.room ? { identity: sub, room: video.room } : null;
  } catch {
    return null;
  }
}

/** Somebody came into a room or left it. */
export type VideoEvent = Exclude<MediaNews, { readonly kind: 'present' }>;

/**
 * What the media server posts (a webhook), signed over its bytes. Null when it is about something else.
 * @throws when it is not from our media server, or too old
 */
export async function readVideoEvent(
  keys: VideoKeys,
  { body, authorization }: { readonly body: string; readonly authorization: string | undefined },
): Promise<VideoEvent | null> {
  const receiver = new WebhookReceiver(keys.mediaKey, keys.mediaSecret);
  const { event, room, participant } = await receiver.receive(body, authorization);
  const kind = eventKinds.get(event);
  if (!kind || !room?.name || !participant?.identity) return null;
  return { kind, room: room.name, identity: participant.identity, sid: participant.sid };
}

const eventKinds: ReadonlyMap<string, VideoEvent['kind']> = new Map([
  ['participant_joined', 'joined'],
  ['participant_left', 'left'],
  ['participant_connection_aborted', 'left'],
]);

/**
 * An update replaces the whole set, so every field is said. An empty list of sources would mean "all of them":
 * who may send nothing loses canPublish.
 */
function permissionOf({ sources }: MediaGrants) {
  return {
    canSubscribe: true,
    canPublish: sources.length > 0,
    canPublishSources: sources.map((source) => sourceNumbers[source]),
    canPublishData: false,
    canUpdateMetadata: false,
    hidden: false,
    recorder: false,
    agent: false,
    canSubscribeMetrics: false,
  };
}

/** What `permissionOf` was asked for; null when it never gives this. */
function grantsIn(permission: ParticipantPermission): MediaGrants | null {
  const given = permission.canPublish ? permission.canPublishSources : [];
  const sources = mediaSources.filter((source) => given.includes(sourceNumbers[source]));
  const { canPublishSources, ...flags } = permissionOf({ sources });
  const isOurs =
    given.length === canPublishSources.length &&
    Object.entries(flags).every(([name, value]) => Reflect.get(permission, name) === value);
  return isOurs ? { sources } : null;
}

const sourceNumbers: Readonly<Record<MediaSource, TrackSource>> = {
  camera: TrackSource.CAMERA,
  microphone: TrackSource.MICROPHONE,
  screen_share: TrackSource.SCREEN_SHARE,
  screen_share_audio: TrackSource.SCREEN_SHARE_AUDIO,
};

/** By what it is, not only by its label: the label is the sender's word, a picture may call itself a microphone. */
function kindOf({ type, source }: TrackInfo): MutedSource {
  if (source === TrackSource.SCREEN_SHARE || source === TrackSource.SCREEN_SHARE_AUDIO) {
    return 'screen';
  }
  return type === TrackType.AUDIO ? 'microphone' : 'camera';
}

function nullWhenGone(error: unknown): null {
  if (error instanceof TwirpError && error.status === 404) {
    return null;
  }
  throw error;
}
