import { describe, expect, it } from 'vitest';
import { childCameras, seatStates } from '@/lib/classroom/schema';
import { roles } from '@/lib/shared/roles';
import { mediaGrants, mediaRoomName } from './rules';

const consents = ['yes', 'no', 'open'] as const;
const everyCase = roles.flatMap((role) =>
  seatStates.flatMap((state) =>
    childCameras.flatMap((childCamera) =>
      consents.map((cameraConsent) => ({ role, state, childCamera, cameraConsent })),
    ),
  ),
);

describe('[MEDIA-1] who may send what', () => {
  it('nobody who is not admitted gets in, whatever their role', () => {
    for (const person of everyCase.filter(({ state }) => state !== 'admitted')) {
      expect(mediaGrants(person)).toBeNull();
    }
  });

  it('a pupil sends a camera only while cameras are allowed and the parents did not say no', () => {
    for (const person of everyCase.filter(({ role, state }) => role === 'pupil' && state === 'admitted')) {
      const allowed = person.childCamera !== 'off' && person.cameraConsent !== 'no';
      expect(mediaGrants(person)?.sources.includes('camera')).toBe(allowed);
    }
  });

  it('no pupil ever shares a screen, every admitted pupil may speak', () => {
    for (const person of everyCase.filter(({ role, state }) => role === 'pupil' && state === 'admitted')) {
      const sources = mediaGrants(person)?.sources ?? [];
      expect(sources).toContain('microphone');
      expect(sources).not.toContain('screen_share');
      expect(sources).not.toContain('screen_share_audio');
    }
  });

  it('staff send camera, microphone and screen with its sound', () => {
    const grants = mediaGrants({ role: 'coteacher', state: 'admitted', childCamera: 'off' });
    expect(grants?.sources).toEqual(['camera', 'microphone', 'screen_share', 'screen_share_audio']);
  });
});

it('rooms of two schools never share a name', () => {
  expect(mediaRoomName({ schoolId: 'a', lessonId: 'x' })).not.toBe(
    mediaRoomName({ schoolId: 'b', lessonId: 'x' }),
  );
});
