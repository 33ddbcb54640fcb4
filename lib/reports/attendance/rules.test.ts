import { expect, it } from 'vitest';
import { countedState } from '@/lib/shared/attendance';
import { judge } from './rules';

const at = (time: string) => new Date(`2026-11-24T${time}Z`);
const lesson = { startsAt: at('07:00:00'), startedAt: at('07:00:00') };

it('[ATTEND-2] five minutes after the beginning is still in time, a second more is late', () => {
  expect(judge(at('06:55:00'), lesson)).toBe('present');
  expect(judge(at('07:05:00'), lesson)).toBe('present');
  expect(judge(at('07:05:01'), lesson)).toBe('late');
  expect(judge(null, lesson)).toBe('absent');
});

it('[ATTEND-2] when the teacher begins late nobody is late before her; when she begins early the plan counts', () => {
  expect(judge(at('07:14:00'), { ...lesson, startedAt: at('07:10:00') })).toBe('present');
  expect(judge(at('07:04:00'), { ...lesson, startedAt: at('06:50:00') })).toBe('present');
});

it('[ATTEND-4] a teacher’s word wins over what was seen, also against a value that nobody knows', () => {
  expect(countedState({ seen: 'absent', edited: 'present' })).toEqual({ state: 'present', isEdited: true });
  expect(countedState({ seen: 'late', edited: 'nonsense' })).toEqual({ state: 'late', isEdited: false });
});
