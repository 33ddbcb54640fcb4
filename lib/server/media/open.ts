import 'server-only';
import { dataDir, type Env } from '../env';
import { log } from '../log';
import { singleton } from '../singleton';
import type { VideoKeys } from '../video';
import { setMediaControl, type MediaControl, type MediaSubject } from './control';
import { createGate, setMediaGate, type Gate } from './gate';
import { startMediaServer, type MediaHealth, type MediaServer } from './process';
import { findMediaSeat } from './seats';

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

/** A join that was already under way when its seat was removed appears a moment later: look again. */
const lookAgainMs = [300, 1500];

function controlOf(server: MediaServer, gate: Gate): MediaControl {
  const remove = async ({ roomName, identity }: MediaSubject): Promise<void> => {
    gate.cut(identity);
    await server.video()?.removeParticipant({ room: roomName, identity });
  };
  return {
    get available() {
      return server.url() !== null;
    },
    mute: async ({ roomName, identity, source }) => {
      await server.video()?.muteTrack({ room: roomName, identity, source });
    },
    refreshRights: async (subject) => {
      const { roomName, identity } = subject;
      const seat = await findMediaSeat({ identity });
      if (!seat || seat.room !== roomName) {
        await remove(subject);
        return;
      }
      await server.video()?.updateRights({ room: roomName, identity, grants: seat.grants });
    },
    remove: async (subject) => {
      await remove(subject);
      for (const waitMs of lookAgainMs) {
        setTimeout(() => {
          void removeAgain(subject);
        }, waitMs).unref();
      }
    },
    closeRoom: async (roomName) => {
      await server.video()?.deleteRoom(roomName);
    },
  };

  /** Unless the seat was let in again meanwhile. */
  async function removeAgain(subject: MediaSubject): Promise<void> {
    try {
      if (!(await findMediaSeat({ identity: subject.identity }))) {
        await remove(subject);
      }
    } catch (error) {
      log.error('media remove', error);
    }
  }
}
