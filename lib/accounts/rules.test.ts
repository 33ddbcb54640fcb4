import { describe, expect, it } from 'vitest';
import { judgeLink, nameDevice, readCookie } from './rules';
import { accountProblem, emailSchema, firstAccountSchema } from './schema';

const day = 24 * 60 * 60_000;

describe('invitations', () => {
  const now = new Date('2026-11-24T08:00:00Z');
  it('count once and until their last day', () => {
    const expiresAt = new Date(now.getTime() + day);
    expect(judgeLink({ expiresAt, usedAt: null }, now)).toBe('open');
    expect(judgeLink({ expiresAt, usedAt: now }, now)).toBe('used');
    expect(judgeLink({ expiresAt: now, usedAt: null }, now)).toBe('expired');
  });
});

describe('forms', () => {
  const form = {
    secret: 'x'.repeat(32),
    schoolName: 'Schule',
    displayName: 'Frau Kaya',
    email: 'kaya@example.org',
    password: 'drei kleine Katzen',
    timeZone: 'Europe/Berlin',
  };
  it.each([
    ['displayName', ' ', 'name-missing'],
    ['schoolName', '', 'school-missing'],
    ['email', 'kaya', 'email-invalid'],
    ['password', '123456789', 'password-short'],
    ['secret', '', 'invalid'],
  ])('a wrong %s is named', (field, value, problem) => {
    const parsed = firstAccountSchema.safeParse({ ...form, [field]: value });
    expect(parsed.error && accountProblem(parsed.error)).toBe(problem);
  });

  it('an address is one account however it is written', () => {
    expect(emailSchema.parse('  Kaya@Example.ORG ')).toBe('kaya@example.org');
  });
});

describe('devices', () => {
  it.each([
    [
      'Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/120.0 Safari/537.36 Edg/120.0',
      'Edge, Windows',
    ],
    [
      'Mozilla/5.0 (iPad; CPU OS 17_0 like Mac OS X) AppleWebKit/605.1 Version/17.0 Safari/604.1',
      'Safari, iPad',
    ],
    [
      'Mozilla/5.0 (X11; CrOS x86_64 15000) AppleWebKit/537.36 Chrome/120.0 Safari/537.36',
      'Chrome, Chromebook',
    ],
    ['', 'Browser'],
  ])('%s is %s', (agent, words) => {
    expect(nameDevice(agent)).toBe(words);
  });
});

describe('cookies', () => {
  it('only the cookie of that very name is read', () => {
    expect(readCookie('a=1; next-auth.session-token=abc=d; b=2', 'next-auth.session-token')).toBe('abc=d');
    expect(readCookie('xnext-auth.session-token=abc', 'next-auth.session-token')).toBeNull();
  });
});
