import { readFile } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Page } from '@playwright/test';
import { mediaGrants } from '@/lib/media/rules';
import { bedKeys, mediaBedLacks, openMediaBed, type MediaBed } from '@/lib/testing/media-bed';
import type { JoinOptions } from '@/lib/testing/media-page';
import type { Role } from '@/lib/shared/roles';
import { log } from '../log';
import { mintVideoToken } from '../video';

const audience = {
  cameraTo: 'staff',
  shown: [],
  staffIdentities: ['teacher'],
  everyoneIdentities: ['teacher', 'anna', 'ben'],
} as const;
const slow = { timeout: 15_000, interval: 100 };

describe.skipIf(mediaBedLacks !== null)(
  'sound and picture through the real media server',
  { timeout: 90_000 },
  () => {
    let bed: MediaBed;
    const pages: Page[] = [];
    let room = 0;

    beforeAll(async () => {
      log.setInfo(false);
      bed = await openMediaBed();
    });
    afterAll(() => bed.close());
    afterEach(async () => {
      await Promise.all(pages.splice(0).map((page) => page.context().close()));
      bed.seats.clear();
    });

    const roomName = () => `school.lesson${room}`;
    const seat = (identity: string, role: Role): void => {
      const grants = mediaGrants({
        role,
        state: 'admitted',
        rights: { microphone: true, camera: true, cameraTo: 'staff' },
      });
      if (grants) bed.seats.set(identity, { identity, room: roomName(), grants });
    };
    const open = async (): Promise<Page> => {
      const page = await bed.page();
      pages.push(page);
      return page;
    };
    const join = async (identity: string, role: Role, change: Partial<JoinOptions> = {}): Promise<Page> => {
      seat(identity, role);
      const page = await open();
      await page.evaluate((options) => window.bed.join(options), {
        ticket: identity,
        role,
        audience,
        ...change,
      });
      expect(await stateOf(page)).toBe('on');
      return page;
    };
    const newLesson = (): void => {
      room += 1;
    };

    it('[MEDIA-4] pupils get the teacher’s picture and sound, as decoded frames and energy', async () => {
      newLesson();
      const teacher = await join('teacher', 'teacher');
      await teacher.evaluate(() =>
        Promise.all([window.bed.store?.setCamera(true), window.bed.store?.setMicrophone(true)]),
      );
      for (const name of ['anna', 'ben']) {
        const pupil = await join(name, 'pupil');
        await vi.waitFor(async () => {
          const { videoFrames, audioEnergy } = await received(pupil);
          expect(videoFrames).toBeGreaterThan(5);
          expect(audioEnergy).toBeGreaterThan(0);
        }, slow);
      }
    });

    it('[MEDIA-3] a pupil’s camera reaches the teacher and nobody else, also not who takes it by force; the microphone reaches all', async () => {
      newLesson();
      const teacher = await join('teacher', 'teacher');
      const anna = await join('anna', 'pupil');
      await anna.evaluate(() =>
        Promise.all([window.bed.store?.setCamera(true), window.bed.store?.setMicrophone(true)]),
      );
      const ben = await join('ben', 'pupil');
      seat('raw', 'pupil');
      const raw = await open();
      await raw.evaluate(() => window.bed.joinRaw('raw'));
      await vi.waitFor(async () => expect((await received(teacher)).videoFrames).toBeGreaterThan(5), slow);
      await vi.waitFor(async () => expect((await received(ben)).audioEnergy).toBeGreaterThan(0), slow);
      await vi.waitFor(async () => {
        await raw.evaluate(() => window.bed.force());
        expect((await received(raw)).audioEnergy).toBeGreaterThan(0); // not named by the lesson, yet present: hears
      }, slow);
      expect((await raw.evaluate(() => window.bed.force())).tracks).toEqual(['anna:microphone']);
      expect((await received(raw)).videoPackets).toBe(0);
      expect((await received(ben)).videoPackets).toBe(0);
      expect((await ben.evaluate(() => window.bed.snapshot())).people.anna).toMatchObject({
        camera: false,
        microphoneOn: true,
      });
    });

    it('[MEDIA-3] also after the pupil’s connection was lost and made anew', async () => {
      newLesson();
      const teacher = await join('teacher', 'teacher');
      const anna = await join('anna', 'pupil');
      await anna.evaluate(() =>
        Promise.all([window.bed.store?.setCamera(true), window.bed.store?.setMicrophone(true)]),
      );
      seat('raw', 'pupil');
      const raw = await open();
      await raw.evaluate(() => window.bed.joinRaw('raw'));
      await vi.waitFor(async () => expect((await received(teacher)).videoFrames).toBeGreaterThan(5), slow);
      for (let round = 0; round < 3; round += 1) {
        const before = (await received(teacher)).videoFrames;
        await anna.evaluate(async () => {
          const { room: own } = window.bed;
          const back = new Promise<void>((resolve) => own?.once('reconnected', resolve));
          await own?.simulateScenario('full-reconnect');
          await back;
        });
        await vi.waitFor(async () => {
          await raw.evaluate(() => window.bed.force());
          expect((await received(teacher)).videoFrames).toBeGreaterThan(before + 10);
        }, slow);
        expect((await received(raw)).videoPackets).toBe(0);
        const { audioEnergy: heard } = await received(raw);
        await vi.waitFor(async () => expect((await received(raw)).audioEnergy).toBeGreaterThan(heard), slow);
      }
      expect((await anna.evaluate(() => window.bed.snapshot())).camera).toEqual({ type: 'on' });
    });

    it('[MEDIA-3] when the class may see the cameras it does, and no longer when it may not', async () => {
      newLesson();
      await join('teacher', 'teacher');
      const anna = await join('anna', 'pupil');
      const ben = await join('ben', 'pupil');
      await anna.evaluate(() => window.bed.store?.setCamera(true));
      for (const page of [anna, ben]) {
        await page.evaluate((open) => window.bed.store?.setAudience(open), {
          ...audience,
          cameraTo: 'class' as const,
          shown: 'all' as const,
        });
      }
      await vi.waitFor(async () => expect((await received(ben)).videoFrames).toBeGreaterThan(5), slow);
      await anna.evaluate((shut) => window.bed.store?.setAudience(shut), audience);
      await vi.waitFor(async () => {
        const before = (await received(ben)).videoPackets;
        await ben.waitForTimeout(300); // two looks some frames apart
        expect((await received(ben)).videoPackets).toBe(before);
      }, slow);
    });

    it('[MEDIA-3] who asked before the child’s own client allowed it gets the picture at the moment it is allowed', async () => {
      newLesson();
      const anna = await join('anna', 'pupil');
      const ben = await join('ben', 'pupil');
      await anna.evaluate(() => window.bed.store?.setCamera(true));
      await vi.waitFor(async () => {
        await ben.evaluate((open) => window.bed.store?.setAudience(open), { ...audience, shown: ['anna'] });
        const { people } = await ben.evaluate(() => window.bed.snapshot());
        expect(people.anna).toMatchObject({ camera: false }); // no black tile for what is refused
      }, slow);
      expect((await received(ben)).videoPackets).toBe(0);
      await anna.evaluate((open) => window.bed.store?.setAudience(open), {
        ...audience,
        cameraTo: 'class' as const,
      });
      await vi.waitFor(async () => expect((await received(ben)).videoFrames).toBeGreaterThan(5), slow);
      expect((await ben.evaluate(() => window.bed.snapshot())).people.anna).toMatchObject({ camera: true });
    });

    it('[GATE-2] a removed pupil cannot come back, with ticket, token or by reconnecting', async () => {
      newLesson();
      const anna = await join('anna', 'pupil');
      const token = await mintVideoToken({
        keys: bedKeys,
        identity: 'anna',
        room: roomName(),
        grants: { sources: ['camera'] },
      });
      bed.seats.delete('anna');
      await bed.control().remove({ roomName: roomName(), identity: 'anna' });
      await vi.waitFor(async () => expect(await stateOf(anna)).toBe('lost'), slow);
      for (const credential of ['anna', token]) {
        const page = await open();
        await expect(page.evaluate((held) => window.bed.joinRaw(held), credential)).rejects.toThrow();
      }
      await anna.evaluate(() => {
        window.bed.ticket = 'anna';
      });
      expect(await stateOf(anna)).not.toBe('on');
    });

    it('[MEDIA-1] whose camera is forbidden loses it at once, and a reconnect with an older token does not bring it back', async () => {
      newLesson();
      const anna = await join('anna', 'pupil');
      await anna.evaluate(() => window.bed.store?.setCamera(true));
      expect((await anna.evaluate(() => window.bed.snapshot())).camera).toEqual({ type: 'on' });
      const grants = { sources: ['microphone'] } as const;
      bed.seats.set('anna', { identity: 'anna', room: roomName(), grants });
      await bed.control().setRights({ roomName: roomName(), identity: 'anna', grants });
      await vi.waitFor(async () => {
        expect((await anna.evaluate(() => window.bed.snapshot())).camera).toEqual({ type: 'off' });
      }, slow);
      // the media server has pushed a token of its own by now, and that is what the client reconnects with
      await vi.waitFor(async () => {
        const held = await anna.evaluate(() => String(Reflect.get(window.bed.room?.engine ?? {}, 'token')));
        expect(held.split('.')).toHaveLength(3);
      }, slow);
      await anna.evaluate(async () => {
        const { room: own } = window.bed;
        const back = new Promise<void>((resolve) => own?.once('reconnected', resolve));
        await own?.simulateScenario('full-reconnect');
        await back;
      });
      await anna.evaluate(() => window.bed.store?.setCamera(true));
      expect((await anna.evaluate(() => window.bed.snapshot())).camera).toEqual({ type: 'off' });
      const raw = await open();
      const token = await mintVideoToken({
        keys: bedKeys,
        identity: 'anna',
        room: roomName(),
        grants: { sources: ['microphone', 'camera', 'screen_share'] },
      });
      await raw.evaluate((held) => window.bed.joinRaw(held), token);
      await expect(
        raw.evaluate(() => window.bed.raw?.localParticipant.setCameraEnabled(true)),
      ).rejects.toThrow(/permission/i);
    });

    it('[MEDIA-4] a pupil whose connection was lost gets the teacher again without a tap', async () => {
      newLesson();
      const teacher = await join('teacher', 'teacher');
      await teacher.evaluate(() =>
        Promise.all([window.bed.store?.setCamera(true), window.bed.store?.setMicrophone(true)]),
      );
      const anna = await join('anna', 'pupil');
      for (const scenario of ['resume-reconnect', 'full-reconnect'] as const) {
        await vi.waitFor(async () => expect((await received(anna)).audioEnergy).toBeGreaterThan(0), slow);
        const before = await received(anna);
        await anna.evaluate(async (how) => {
          const { room: own } = window.bed;
          const back = new Promise<void>((resolve) => own?.once('reconnected', resolve));
          await own?.simulateScenario(how);
          await back;
        }, scenario);
        await vi.waitFor(async () => {
          const { videoFrames, audioEnergy } = await received(anna);
          expect(videoFrames).toBeGreaterThan(before.videoFrames + 5);
          expect(audioEnergy).toBeGreaterThan(before.audioEnergy);
        }, slow);
        expect((await anna.evaluate(() => window.bed.snapshot())).people.teacher).toMatchObject({
          camera: true,
          microphoneOn: true,
        });
      }
    });

    it('[MEDIA-5] a device that does not start says why, and starts at the next tap', async () => {
      newLesson();
      const anna = await join('anna', 'pupil');
      for (const [name, reason] of [
        ['NotAllowedError', 'denied'],
        ['NotFoundError', 'missing'],
        ['NotReadableError', 'busy'],
      ]) {
        const state = await anna.evaluate(async (errorName) => {
          const real = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
          navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('no', errorName));
          await window.bed.store?.setCamera(true);
          navigator.mediaDevices.getUserMedia = real;
          return window.bed.snapshot().camera;
        }, name);
        expect(state).toEqual({ type: 'problem', reason });
      }
      await anna.evaluate(() => window.bed.store?.setCamera(true));
      expect((await anna.evaluate(() => window.bed.snapshot())).camera).toEqual({ type: 'on' });
    });

    it('[MEDIA-6] somebody talking for seconds is seen to speak, and costs the screens at most five snapshots a second', async () => {
      newLesson();
      const teacher = await join('teacher', 'teacher');
      const anna = await join('anna', 'pupil');
      await teacher.evaluate(() => window.bed.store?.setMicrophone(true));
      await vi.waitFor(async () => {
        expect((await anna.evaluate(() => window.bed.snapshot())).people.teacher?.speaking).toBe(true);
      }, slow);
      const rate = await anna.evaluate(async () => {
        const [changes, since] = [window.bed.snapshot().changes, performance.now()];
        await new Promise((resolve) => setTimeout(resolve, 3000));
        return ((window.bed.snapshot().changes - changes) * 1000) / (performance.now() - since);
      });
      expect(rate).toBeLessThanOrEqual(5);
    });

    it('[MEDIA-6] a tampered client that was muted and goes on sending is loud for the media server, and speaks on no screen', async () => {
      newLesson();
      const teacher = await join('teacher', 'teacher');
      seat('anna', 'pupil');
      const anna = await open();
      await anna.evaluate(() => window.bed.joinRaw('anna'));
      await anna.evaluate(() => window.bed.forcePublish('microphone'));
      const shown = async () => (await teacher.evaluate(() => window.bed.snapshot())).people.anna;
      await vi.waitFor(async () => expect(await shown()).toMatchObject({ speaking: true }), slow);
      await bed.control().mute({ roomName: roomName(), identity: 'anna', source: 'microphone' });
      const loud = () =>
        teacher.evaluate(() => window.bed.room?.remoteParticipants.get('anna')?.isSpeaking ?? false);
      await vi.waitFor(async () => expect(await loud()).toBe(false), slow);
      await anna.evaluate(() => window.bed.sendAfterMute());
      await vi.waitFor(async () => expect(await loud()).toBe(true), slow);
      const ben = await join('ben', 'pupil');
      await ben.evaluate(() => window.bed.store?.setMicrophone(true));
      await vi.waitFor(async () => {
        const { people } = await teacher.evaluate(() => window.bed.snapshot());
        expect(people.ben).toMatchObject({ microphoneOn: true }); // so the screen is newer than her loudness
      }, slow);
      expect(await loud()).toBe(true);
      expect(await shown()).toMatchObject({ microphoneOn: false, speaking: false });
    });

    it('[MEDIA-7] who taps before the media server has heard of the right is heard as soon as it has', async () => {
      newLesson();
      const anna = await join('anna', 'pupil');
      const may = (sources: readonly 'microphone'[]) =>
        bed.control().setRights({ roomName: roomName(), identity: 'anna', grants: { sources } });
      const inRoom = () =>
        anna.evaluate(() => window.bed.room?.localParticipant.permissions?.canPublish ?? null);
      await may([]);
      await vi.waitFor(async () => expect(await inRoom()).toBe(false), slow);
      await anna.evaluate(() => void window.bed.store?.setMicrophone(true));
      await may(['microphone']);
      await vi.waitFor(async () => {
        expect((await anna.evaluate(() => window.bed.snapshot())).microphone).toEqual({ type: 'on' });
      }, slow);
    });

    it('the own level moves while the microphone is on', async () => {
      newLesson();
      const anna = await join('anna', 'pupil');
      await anna.evaluate(() => window.bed.listenToLevel());
      await anna.evaluate(() => window.bed.store?.setMicrophone(true));
      await vi.waitFor(
        async () => expect(Math.max(0, ...(await anna.evaluate(() => window.bed.levels)))).toBeGreaterThan(0),
        slow,
      );
    });

    it('the teacher mutes a pupil: the snapshot says off and the device is let go', async () => {
      newLesson();
      const anna = await join('anna', 'pupil');
      await anna.evaluate(() => window.bed.store?.setMicrophone(true));
      await bed.control().mute({ roomName: roomName(), identity: 'anna', source: 'microphone' });
      await vi.waitFor(async () => {
        expect((await anna.evaluate(() => window.bed.snapshot())).microphone).toEqual({ type: 'off' });
      }, slow);
      await anna.evaluate(() => window.bed.store?.setMicrophone(true));
      expect((await anna.evaluate(() => window.bed.snapshot())).microphone).toEqual({ type: 'on' });
    });

    it('[MEDIA-2] works through our relay alone, and no other server is ever named', async () => {
      newLesson();
      const teacher = await join('teacher', 'teacher', { relayOnly: true });
      await teacher.evaluate(() => window.bed.store?.setCamera(true));
      const anna = await join('anna', 'pupil', { relayOnly: true });
      await vi.waitFor(async () => expect((await received(anna)).videoFrames).toBeGreaterThan(5), slow);
      expect(new Set(await anna.evaluate(() => window.bed.candidateTypes()))).toEqual(new Set(['relay']));
      const urls = await anna.evaluate(() => window.bed.iceUrls());
      expect(urls.length).toBeGreaterThan(0);
      for (const url of urls) {
        expect(url).toMatch(/^(turn|stun):127\.0\.0\.1:\d+/);
      }
    });

    it('a media server that crashes comes back, and so does the lesson', async () => {
      newLesson();
      const anna = await join('anna', 'pupil');
      const { pid } = JSON.parse(await readFile(`${bed.dataDir}/livekit.pid`, 'utf8'));
      process.kill(pid, 'SIGKILL');
      await vi.waitFor(async () => expect(await stateOf(anna)).toBe('lost'), { ...slow, timeout: 30_000 });
      await vi.waitFor(async () => expect(await stateOf(anna)).toBe('on'), { ...slow, timeout: 60_000 });
      expect((await anna.evaluate(() => window.bed.snapshot())).microphone).toEqual({ type: 'off' });
    }, 100_000);
  },
);

async function stateOf(page: Page): Promise<string | null> {
  return (await page.evaluate(() => window.bed.snapshot())).state;
}

function received(page: Page) {
  return page.evaluate(() => window.bed.received());
}
