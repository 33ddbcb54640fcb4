import { describe, expect, it } from 'vitest';
import { mayWatch, nobody, subscriptionPermissions, type Audience } from './media-audience';

const audience: Audience = {
  mode: 'teacher',
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

  it('with cameras off for the class the rule stays as tight', () => {
    expect(of({ audience: { ...audience, mode: 'off' } })).toEqual(of());
  });

  it('everybody sees staff, and pupils once the class may', () => {
    expect(of({ role: 'teacher' }).all).toBe(true);
    expect(of({ audience: { ...audience, mode: 'class' } }).all).toBe(true);
  });
});

it('a pupil does not even ask for the camera of another pupil', () => {
  expect(mayWatch({ role: 'pupil', audience, identity: 'ben' })).toBe(false);
  expect(mayWatch({ role: 'pupil', audience, identity: 'teacher' })).toBe(true);
  expect(mayWatch({ role: 'teacher', audience, identity: 'ben' })).toBe(true);
  expect(mayWatch({ role: 'pupil', audience: { ...audience, mode: 'class' }, identity: 'ben' })).toBe(true);
});
