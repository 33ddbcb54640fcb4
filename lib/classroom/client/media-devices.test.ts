import { EventEmitter } from 'node:events';
import { afterEach, expect, it, vi } from 'vitest';
import { Devices } from './media-devices';

type Seen = Parameters<Devices['switch']>[0];

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

function later() {
  let resolve: (seen: Seen | null) => void = () => undefined;
  return {
    promise: new Promise<Seen | null>((settle) => (resolve = settle)),
    resolve: (seen: Seen) => resolve(seen),
  };
}

function stage(errorName: string) {
  const plugs = new EventTarget();
  vi.stubGlobal('navigator', { mediaDevices: plugs });
  const setMicrophoneEnabled = vi.fn<(on: boolean) => Promise<void>>(() =>
    Promise.reject(Object.assign(new Error('no'), { name: errorName })),
  );
  const localParticipant = { identity: 'me', setMicrophoneEnabled, getTrackPublication: () => undefined };
  const room = Object.assign(new EventEmitter(), { localParticipant });
  const livekit = { Track: { Source: {} }, RoomEvent: { ParticipantPermissionsChanged: 'rights' } };
  const seen = { livekit, room } as unknown as Seen;
  const devices = new Devices(() => undefined);
  const plug = () => plugs.dispatchEvent(new Event('devicechange'));
  const rights = (identity: string) => room.emit('rights', undefined, { identity });
  return { devices, seen, plug, rights, room, setMicrophoneEnabled };
}

it('a microphone that was missing wakes when something is plugged in, and starts only by a tap', async () => {
  const { devices, seen, plug, setMicrophoneEnabled } = stage('NotFoundError');
  await devices.switch(seen, 'microphone', true);
  expect(devices.state(seen, 'microphone')).toEqual({ type: 'problem', reason: 'missing' });
  plug();
  expect(devices.state(seen, 'microphone')).toEqual({ type: 'off' });
  expect(setMicrophoneEnabled).toHaveBeenCalledTimes(1);
});

it('a no of the browser stays a no, whatever is plugged in, and a closed lesson hears nothing of it', async () => {
  const { devices, seen, plug } = stage('NotAllowedError');
  await devices.switch(seen, 'microphone', true);
  plug();
  expect(devices.state(seen, 'microphone')).toEqual({ type: 'problem', reason: 'denied' });
  const other = stage('NotFoundError');
  await other.devices.switch(other.seen, 'microphone', true);
  other.devices.close();
  other.plug();
  expect(other.devices.state(other.seen, 'microphone')).toMatchObject({ reason: 'missing' });
});

it('a tap that is faster than the media server’s yes is no lost tap: it starts as soon as the own right is there', async () => {
  const { devices, seen, rights, room, setMicrophoneEnabled } = stage('PublishTrackError');
  const tapped = devices.switch(seen, 'microphone', true);
  await vi.waitFor(() => expect(setMicrophoneEnabled).toHaveBeenCalledTimes(1));
  rights('another child');
  expect(devices.state(seen, 'microphone')).toEqual({ type: 'starting' });
  setMicrophoneEnabled.mockResolvedValueOnce();
  rights('me');
  await tapped;
  expect(setMicrophoneEnabled).toHaveBeenCalledTimes(2);
  expect(room.listenerCount('rights')).toBe(0);
});

it('without that yes it gives up after three seconds, and who tapped off meanwhile does not start at all', async () => {
  vi.useFakeTimers();
  const late = stage('PublishTrackError');
  const tapped = late.devices.switch(late.seen, 'microphone', true);
  await vi.advanceTimersByTimeAsync(3_000);
  await tapped;
  expect(late.devices.state(late.seen, 'microphone')).toEqual({ type: 'off' });

  const other = stage('PublishTrackError');
  const both = [
    other.devices.switch(other.seen, 'microphone', true),
    other.devices.switch(other.seen, 'microphone', false),
  ];
  await vi.advanceTimersByTimeAsync(100);
  other.rights('me');
  await Promise.all(both);
  expect(other.setMicrophoneEnabled.mock.calls).toEqual([[true], [false]]);
});

it('a tap that is faster than the lesson’s sound is no lost tap either: it says that it starts, and does with the first room', async () => {
  const { devices, seen, setMicrophoneEnabled } = stage('NotAllowedError');
  const first = later();
  const tapped = devices.switchEarly(first.promise, 'microphone', true);
  expect(devices.state(null, 'microphone')).toEqual({ type: 'starting' });
  first.resolve(seen);
  await tapped;
  expect(setMicrophoneEnabled).toHaveBeenCalledTimes(1);
  expect(devices.state(seen, 'microphone')).toEqual({ type: 'problem', reason: 'denied' });
});

it('who thought better of it before there was sound is not switched on, and leaving ends the waiting', async () => {
  const { devices, seen, setMicrophoneEnabled } = stage('NotAllowedError');
  const first = later();
  const taps = [true, false].map((on) => devices.switchEarly(first.promise, 'microphone', on));
  expect(devices.state(null, 'microphone')).toEqual({ type: 'off' });
  first.resolve(seen);
  await Promise.all(taps);
  expect(setMicrophoneEnabled.mock.calls.flat()).not.toContain(true);
  const gone = stage('NotAllowedError');
  await gone.devices.switchEarly(Promise.resolve(null), 'microphone', true);
  expect(gone.devices.state(null, 'microphone')).toEqual({ type: 'off' });
});
