import { describe, expect, it } from 'vitest';
import { seatStates } from '@/lib/classroom/schema';
import { roles } from '@/lib/shared/roles';
import { mediaGrants, mediaRoomName } from './rules';

const yesNo = [true, false] as const;
const everyCase = roles.flatMap((role) =>
  seatStates.flatMap((state) =>
    yesNo.flatMap((microphone) =>
      yesNo.map((camera) => ({ role, state, rights: { microphone, camera, cameraTo: 'staff' as const } })),
    ),
  ),
);

describe('[MEDIA-1] who may send what', () => {
  it('nobody who is not admitted gets in, whatever their role', () => {
    for (const person of everyCase.filter(({ state }) => state !== 'admitted')) {
      expect(mediaGrants(person)).toBeNull();
    }
  });

  it('a pupil sends exactly what its rights of this moment say', () => {
    for (const person of everyCase.filter(({ role, state }) => role === 'pupil' && state === 'admitted')) {
      const sources = mediaGrants(person)?.sources ?? [];
      expect(sources.includes('camera')).toBe(person.rights.camera);
      expect(sources.includes('microphone')).toBe(person.rights.microphone);
    }
  });

  it('no pupil ever shares a screen', () => {
    for (const person of everyCase.filter(({ role, state }) => role === 'pupil' && state === 'admitted')) {
      const sources = mediaGrants(person)?.sources ?? [];
      expect(sources).not.toContain('screen_share');
      expect(sources).not.toContain('screen_share_audio');
    }
  });

  it('staff send camera, microphone and screen with its sound', () => {
    const grants = mediaGrants({
      role: 'coteacher',
      state: 'admitted',
      rights: { microphone: false, camera: false, cameraTo: 'staff' },
    });
    expect(grants?.sources).toEqual(['camera', 'microphone', 'screen_share', 'screen_share_audio']);
  });
});

it('rooms of two schools never share a name', () => {
  expect(mediaRoomName({ schoolId: 'a', lessonId: 'x' })).not.toBe(
    mediaRoomName({ schoolId: 'b', lessonId: 'x' }),
  );
});
