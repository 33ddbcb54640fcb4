import { describe, expect, it } from 'vitest';
import { dayPart, distanceTo, lessonPhase, pickDoorLesson, startRefusal, type LessonState } from './rules';

const at = (time: string) => new Date(`2026-11-24T${time}:00Z`);
const lesson = (state: LessonState, from = '08:00', to = '08:45') => ({
  state,
  date: '2026-11-24',
  startsAt: at(from),
  endsAt: at(to),
  startedAt: state === 'planned' ? null : at(from),
});

describe('a lesson', () => {
  it.each([
    ['planned', '07:49', 'planned'],
    ['planned', '07:50', 'doors-open'],
    ['planned', '08:44', 'doors-open'],
    ['planned', '08:45', 'missed'],
    ['live', '08:00', 'live'],
    ['live', '14:45', 'live'],
    ['live', '14:46', 'ended'],
    ['ended', '08:10', 'ended'],
    ['cancelled', '07:55', 'cancelled'],
  ] as const)('that is %s reads at %s as %s', (state, time, phase) => {
    expect(lessonPhase(lesson(state), at(time))).toBe(phase);
  });

  it.each([
    ['planned', '2026-11-24', '06:00', null],
    ['planned', '2026-11-23', '06:00', 'too-early'],
    ['planned', '2026-11-24', '12:00', null],
    ['planned', '2026-11-25', '12:00', 'over'],
    ['live', '2026-11-24', '08:10', null],
    ['ended', '2026-11-24', '08:10', 'over'],
    ['cancelled', '2026-11-24', '08:10', 'cancelled'],
  ] as const)('that is %s, on %s at %s, answers a start with %s', (state, today, time, refusal) => {
    expect(startRefusal(lesson(state), today, at(time))).toBe(refusal);
  });
});

describe('the door of a class leads', () => {
  const live = lesson('live');
  const ended = lesson('ended', '06:00', '06:45');
  const next = lesson('planned', '11:30', '12:15');

  it('to the live lesson before all others', () => {
    expect(pickDoorLesson([ended, live, lesson('planned', '08:15', '09:00')], at('08:20'))).toEqual({
      type: 'live',
      lesson: live,
    });
  });

  it('to the one started last when an earlier one was forgotten', () => {
    const second = lesson('live', '09:45', '10:30');
    expect(pickDoorLesson([live, second], at('09:50'))).toEqual({ type: 'live', lesson: second });
  });

  it('to the waiting bench from ten minutes before the start', () => {
    expect(pickDoorLesson([ended, next], at('11:20')).type).toBe('waiting');
    expect(pickDoorLesson([ended, next], at('11:19')).type).toBe('not-yet');
  });

  it('nowhere near a cancelled lesson', () => {
    expect(pickDoorLesson([lesson('cancelled')], at('08:00'))).toEqual({ type: 'none' });
  });

  it('to the good-bye when today had a lesson and none is to come', () => {
    expect(pickDoorLesson([ended], at('09:00'))).toEqual({ type: 'ended', lesson: ended });
  });
});

describe('the words of time', () => {
  it.each([
    ['03:59', 'evening'],
    ['04:00', 'morning'],
    ['10:59', 'morning'],
    ['11:00', 'day'],
    ['17:59', 'day'],
    ['18:00', 'evening'],
  ] as const)('at %s it is %s', (time, part) => {
    expect(dayPart(time)).toBe(part);
  });

  it('grow coarser with distance', () => {
    expect(distanceTo(at('08:00'), at('07:52'), 0)).toEqual({ value: 8, unit: 'minute' });
    expect(distanceTo(at('12:00'), at('08:00'), 0)).toEqual({ value: 4, unit: 'hour' });
    expect(distanceTo(at('08:00'), at('07:52'), 1)).toEqual({ value: 1, unit: 'day' });
  });
});
