import { describe, expect, it } from 'vitest';
import { audienceOf, mayWatch, nobody, subscriptionPermissions, type Audience } from './media-audience';

const audience: Audience = {
  cameraTo: 'staff',
  shown: [],
  staffIdentities: ['teacher'],
  everyoneIdentities: ['teacher', 'anna', 'ben'],
};
const of = (change: Partial<Parameters<typeof subscriptionPermissions>[0]> = {}) =>
  subscriptionPermissions({ role: 'pupil', audience, present: [], openTrackSids: ['mic'], ...change });

describe('[MEDIA-3] who gets what a pupil sends', () => {
  it('staff get everything, other pupils the microphone only', () => {
    expect(of()).toEqual({
      all: false,
      people: [
        { participantIdentity: 'teacher', allowAll: true },
        { participantIdentity: 'anna', allowAll: false, allowedTrackSids: ['mic'] },
        { participantIdentity: 'ben', allowAll: false, allowedTrackSids: ['mic'] },
      ],
    });
  });

  it('nobody is allowed anything before the lesson has said who is staff', () => {
    expect(of({ audience: nobody, openTrackSids: [] })).toEqual({ all: false, people: [] });
  });

  it('somebody in the room whom the lesson has not named yet hears, but does not see', () => {
    expect(of({ audience: nobody, present: ['new'] }).people).toEqual([
      { participantIdentity: 'new', allowAll: false, allowedTrackSids: ['mic'] },
    ]);
  });

  it('everybody sees staff, and pupils once the class may', () => {
    expect(of({ role: 'teacher' }).all).toBe(true);
    expect(of({ audience: { ...audience, cameraTo: 'class' } }).all).toBe(true);
  });
});

const seat = (number: number, role: 'pupil' | 'teacher') => ({
  number,
  role,
  state: 'admitted' as const,
  via: 'card' as const,
  marked: false,
  request: false,
  online: true,
  mediaIdentity: `media-${number}`,
});
const attention = { quietAt: null, eyesUntil: null, gallery: false, spotlight: null, voice: null };
const room = { doorLocked: false, stage: 'board', childCamera: 'teacher', cameras: [] } as const;
const seats = [seat(1, 'teacher'), seat(3, 'pupil'), seat(4, 'pupil')];

describe('[MEDIA-3] whom a child shows itself to, and whom it asks for', () => {
  it('its own picture follows its own rights and nothing else; until they are said, the tightest rule', () => {
    const open = { ...room, childCamera: 'class' } as const;
    expect(audienceOf({ seats, room: open }).cameraTo).toBe('staff');
    const rights = { microphone: true, camera: true, cameraTo: 'class' } as const;
    expect(audienceOf({ seats, room, rights }).cameraTo).toBe('class');
    expect(audienceOf({}).staffIdentities).toEqual([]);
  });

  it('it asks for nobody but staff, the child on the stage, who is open to the class, or all', () => {
    const asks = (facts: Parameters<typeof audienceOf>[0], identity: string) =>
      mayWatch({ role: 'pupil', audience: audienceOf({ seats, room, attention, ...facts }), identity });
    expect(asks({}, 'media-1')).toBe(true);
    expect(asks({}, 'media-3')).toBe(false);
    const onStage = { attention: { ...attention, spotlight: 3 } };
    expect(asks(onStage, 'media-3')).toBe(true);
    expect(asks(onStage, 'media-4')).toBe(false);
    expect(asks({ room: { ...room, cameras: [{ number: 3, mode: 'class' }] } }, 'media-3')).toBe(true);
    expect(asks({ room: { ...room, cameras: [{ number: 3, mode: 'teacher' }] } }, 'media-3')).toBe(false);
    expect(asks({ attention: { ...attention, gallery: true } }, 'media-4')).toBe(true);
    expect(asks({ room: { ...room, childCamera: 'class' } }, 'media-4')).toBe(true);
  });

  it('staff may ask for everybody', () => {
    expect(mayWatch({ role: 'teacher', audience, identity: 'ben' })).toBe(true);
  });
});
