import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FakeVideo } from '@/lib/testing/fake-video';
import { bedKeys, livekitBinary, mediaBedLacks } from '@/lib/testing/media-bed';
import { readEnv } from './env';
import { startMediaServer, type MediaServer } from './media/process';
import { mintVideoToken, readVideoToken, type Video } from './video';

/** What the rest of the server relies on, of the real media server and of the fake alike. */
function contract(video: () => Video): void {
  it('makes a room once, lists it, and forgets it', async () => {
    await video().ensureRoom('s.one');
    await video().ensureRoom('s.one');
    expect(await video().listRooms()).toContain('s.one');
    expect(await video().listPeople('s.one')).toEqual([]);
    await video().deleteRoom('s.one');
    expect(await video().listRooms()).not.toContain('s.one');
  });

  it('takes it easy when room or person are gone already', async () => {
    const gone = { room: 's.gone', identity: 'anna' };
    await video().deleteRoom('s.gone');
    await video().ensureRoom('s.here');
    for (const where of [gone, { ...gone, room: 's.here' }]) {
      await video().removeParticipant(where);
      await video().muteTrack({ ...where, source: 'camera' });
      await video().updateRights({ ...where, grants: { sources: [] } });
    }
    expect(await video().listPeople('s.gone')).toEqual([]);
  });
}

describe('the fake', () => {
  const fake = new FakeVideo();
  contract(() => fake);

  it('takes down what is no longer allowed', async () => {
    await fake.ensureRoom('s.l');
    fake.join({ room: 's.l', identity: 'anna' }, ['camera', 'microphone']);
    await fake.updateRights({ room: 's.l', identity: 'anna', grants: { sources: ['microphone'] } });
    expect(await fake.listPeople('s.l')).toEqual([
      { identity: 'anna', sid: 'PA_anna', sending: ['microphone'], grants: { sources: ['microphone'] } },
    ]);
    await fake.muteTrack({ room: 's.l', identity: 'anna', source: 'microphone' });
    await fake.removeParticipant({ room: 's.l', identity: 'anna' });
    expect(await fake.listPeople('s.l')).toEqual([]);
  });
});

describe.skipIf(mediaBedLacks !== null)('the real one', () => {
  let server: MediaServer;
  let dataDir: string;
  beforeAll(async () => {
    dataDir = await mkdtemp(path.join(tmpdir(), 'kreide-video-'));
    const env = readEnv({ DATA_DIR: dataDir });
    server = await startMediaServer({ binary: livekitBinary, env, keys: bedKeys, report: () => undefined });
  });
  afterAll(async () => {
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
  });
  contract(() => {
    const video = server.video();
    if (!video) throw new Error('the media server is not up');
    return video;
  });
});

it('a token names a person and a room and nothing else can be read from it', async () => {
  const token = await mintVideoToken({
    keys: bedKeys,
    room: 's.l',
    identity: 'anna',
    grants: { sources: [] },
  });
  expect(await readVideoToken(bedKeys, token)).toEqual({ identity: 'anna', room: 's.l' });
  expect(await readVideoToken({ ...bedKeys, mediaSecret: 'x'.repeat(40) }, token)).toBeNull();
});
