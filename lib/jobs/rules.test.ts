import { describe, expect, it } from 'vitest';
import { isOverdue } from './rules';

const at = (text: string) => new Date(`2026-11-${text}:00Z`);

describe('the hourly work is late', () => {
  it('when it was last done more than 26 hours ago', () => {
    expect(isOverdue(at('23T10:00'), at('01T00:00'), at('24T12:00'))).toBe(false);
    expect(isOverdue(at('23T10:00'), at('01T00:00'), at('24T12:01'))).toBe(true);
  });

  it('when it was never done, but not on the first day of a school', () => {
    expect(isOverdue(null, at('24T09:00'), at('24T12:00'))).toBe(false);
    expect(isOverdue(null, at('23T09:00'), at('24T12:00'))).toBe(true);
  });
});
