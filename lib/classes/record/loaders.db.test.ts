import { createTranslator } from 'use-intl/core';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { requireStaff } from '@/lib/accounts/gate';
import { catalogue } from '@/lib/i18n/catalogue';
import { schoolDb } from '@/lib/server/db';
import { writePdf } from '@/lib/server/pdf';
import { newId, type AccountId, type ClassId, type SignId } from '@/lib/shared/ids';
import { openTestDatabase } from '@/lib/testing/db';
import { makeClass, makeLesson, makeSchool, staffOf, type TestSchool } from '@/lib/testing/factories';
import { setFirstName } from '../mutations';
import { loadSignRecordPdf } from './loaders';

vi.mock('@/lib/accounts/gate', () => ({ requireStaff: vi.fn() }));
vi.mock('@/lib/server/pdf', () => ({ writePdf: vi.fn(() => Promise.resolve(new Uint8Array())) }));
// The words are compiled for Next's own formatter; here they are read as they are written.
vi.mock('@/lib/i18n/server', () => ({
  loadLocale: () => Promise.resolve('de'),
  loadTranslator: (namespace: 'ui' | 'retention.record') =>
    createTranslator({ locale: 'de', messages: catalogue('de'), namespace, timeZone: 'Europe/Berlin' }),
}));
vi.mock('next/navigation', () => ({
  notFound: () => {
    throw new Error('not found');
  },
}));

let cleanUp: () => Promise<void>;
let ours: TestSchool;
let classId: ClassId;
let signId: SignId;

beforeAll(async () => {
  ({ cleanUp } = await openTestDatabase());
  ours = await makeSchool();
  const made = await makeClass(ours);
  classId = made.classId;
  signId = made.signIds[0] ?? newId<SignId>();
  const lessonId = await makeLesson(ours, classId, 'ended', new Date('2026-11-23T08:00:00Z'));
  await setFirstName(ours.scope, classId, signId, 'Mia');
  const keepUntil = new Date('2026-12-07T12:00:00Z');
  await schoolDb(ours.scope).attendance.create({
    data: { schoolId: ours.scope.schoolId, lessonId, signId, seconds: 2400, seen: 'late', keepUntil },
  });
});
beforeEach(() => {
  vi.mocked(writePdf).mockClear();
  vi.mocked(requireStaff).mockResolvedValue(staffOf(ours));
});
afterAll(() => cleanUp());

describe('what parents get on paper', () => {
  it('says each thing that is stored about the child, in words, and until when', async () => {
    await loadSignRecordPdf(classId, signId);
    const rows = vi.mocked(writePdf).mock.calls[0]?.[0].rows ?? [];
    expect(rows).toContainEqual(['Vorname', 'Mia', expect.stringMatching(/^29\.08\./)]);
    expect(rows).toContainEqual(['Bild erlaubt', 'noch offen', expect.any(String)]);
    expect(rows).toContainEqual(['Anwesenheit', '23.11.2026 Mathe: später, 40 Minuten', '07.12.2026']);
  });

  it('is nobody else’s: not of another class, not for a colleague of another class', async () => {
    const other = await makeClass(ours);
    expect(await loadSignRecordPdf(other.classId, signId)).toBeNull();
    expect(await loadSignRecordPdf(classId, 'x')).toBeNull();
    vi.mocked(requireStaff).mockResolvedValue(staffOf(ours, { accountId: newId<AccountId>() }));
    await expect(loadSignRecordPdf(classId, signId)).rejects.toThrow('not found');
    expect(writePdf).not.toHaveBeenCalled();
  });
});
