import 'server-only';
import { areSameGrants } from '@/lib/media/rules';
import { dataDir, type Env } from '../env';
import { singleton } from '../singleton';
import type { VideoKeys } from '../video';
import { setMediaControl, type MediaControl, type MediaSubject } from './control';
import { createGate, setMediaGate, type Gate } from './gate';
import { startMediaServer, type MediaHealth, type MediaServer } from './process';
import { findMediaSeat } from './seats';
import { tellMediaNews } from './witness';

export type Media = { readonly health: () => MediaHealth; readonly stop: () => Promise<void> };

type OpenOptions = {
  readonly env: Env;
  readonly keys: VideoKeys;
  readonly livekitBinary: string | null;
  readonly livekitProblem: string | null;
  readonly report: (line: string) => void;
};

const holder = () =>
  singleton<{ health: () => MediaHealth; problem: string | null }>('media', () => ({
    health: () => 'absent',
    problem: null,
  }));

/** For `GET /api/health`: the state of the media server, and why there is none. */
export function mediaHealth(): { readonly state: MediaHealth; readonly problem: string | null } {
  const { health, problem } = holder();
  return { state: health(), problem };
}

/** Starts the media server if there is one to start, and opens the gate and the controls before it. Never throws. */
export async function openMedia(options: OpenOptions): Promise<Media> {
  const { env, keys, livekitBinary, livekitProblem, report } = options;
  const server = await startMediaServer({ binary: livekitBinary, dataDir: dataDir(env), env, keys, report });
  if (server.health() === 'absent') {
    report(livekitProblem ?? 'media: there is no media server; lessons run without sound and picture');
  }
  const gate = createGate({
    upstream: () => {
      const [url, video] = [server.url(), server.video()];
      return url && video ? { url, video } : null;
    },
    keys,
    findSeat: findMediaSeat,
  });
  setMediaGate(gate);
  setMediaControl(controlOf(server, gate));
  Object.assign(holder(), { health: server.health, problem: livekitProblem });
  return {
    health: server.health,
    stop: async () => {
      setMediaGate(null);
      gate.close();
      await server.stop();
    },
  };
}

function controlOf(server: MediaServer, gate: Gate): MediaControl {
  const remove = async ({ roomName, identity }: MediaSubject): Promise<void> => {
    gate.cut(identity, roomName);
    await server.video()?.removeParticipant({ room: roomName, identity });
  };
  return {
    get available() {
      return server.url() !== null;
    },
    get starts() {
      return server.starts();
    },
    mute: async ({ roomName, identity, source }) => {
      await server.video()?.muteTrack({ room: roomName, identity, source });
    },
    setRights: async ({ roomName, identity, grants }) => {
      await server.video()?.updateRights({ room: roomName, identity, grants });
    },
    remove,
    settle: async (roomName, people) => {
      const video = server.video();
      const present = (await video?.listPeople(roomName)) ?? [];
      tellMediaNews({
        kind: 'present',
        room: roomName,
        sids: new Map(present.map(({ identity, sid }) => [identity, sid])),
      });
      const wanted = people(); // what the lesson says after the list came, not before
      await all(
        present.map(async ({ identity, grants: held }) => {
          const grants = wanted.get(identity);
          if (!grants) await remove({ roomName, identity });
          else if (!held || !areSameGrants(held, grants))
            await video?.updateRights({ room: roomName, identity, grants });
        }),
      );
    },
    closeRoom: async (roomName) => {
      await server.video()?.deleteRoom(roomName);
    },
  };
}

/** Rejects when one does, and only when all are through. */
async function all(calls: readonly Promise<void>[]): Promise<void> {
  await Promise.allSettled(calls);
  await Promise.all(calls);
}
