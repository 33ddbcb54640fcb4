import 'server-only';
import { DateTime } from 'luxon';
import { listAccounts } from '@/lib/accounts/data';
import { requireStaff } from '@/lib/accounts/gate';
import { loadLocale } from '@/lib/i18n/server';
import { publicOrigin } from '@/lib/server/host';
import { systemClock } from '@/lib/shared/clock';
import type { SignId } from '@/lib/shared/ids';
import { listClasses, listTeachers, listWeeklyTimes, readClass, readRoster, readSignRecord } from './data';
import { requireClass, type ClassGate } from './gate';
import { drawQr } from './qr/rules';
import { parsePictureCode } from './rules';
import { deletionOf, isNoticeTime, lastDayOf } from './years/rules';
import { signIdSchema, type ClassDTO, type ClassTile, type QrPath } from './schema';

export async function loadClasses(): Promise<{
  readonly classes: readonly ClassTile[];
  readonly archived: readonly ClassTile[];
}> {
  const staff = await requireStaff();
  const [classes, archived] = await Promise.all([listClasses(staff, false), listClasses(staff, true)]);
  return { classes, archived };
}

export async function loadClass(classId: string): Promise<ClassDTO> {
  return describeClass(await requireClass(classId));
}

async function describeClass({ scope, classId, staff }: ClassGate): Promise<ClassDTO> {
  const [row, roster, locale] = await Promise.all([
    readClass(scope, classId),
    readRoster(scope, classId),
    loadLocale(),
  ]);
  const dayOf = (date: Date | null) =>
    date &&
    DateTime.fromJSDate(date, { zone: staff.timeZone })
      .setLocale(locale)
      .toLocaleString({ day: 'numeric', month: 'numeric' });
  const longDay = { day: 'numeric', month: 'long', year: 'numeric' } as const;
  return {
    id: classId,
    year: {
      lastDay: lastDayOf(row, staff.timeZone).setLocale(locale).toLocaleString(longDay),
      deletedOn: deletionOf(row, staff.timeZone).setLocale(locale).toLocaleString(longDay),
      isNear: isNoticeTime(row, staff.timeZone, systemClock()),
    },
    name: row.name,
    grade: row.grade,
    childCamera: row.childCamera,
    isArchived: row.archivedAt !== null,
    linkUrl: `${publicOrigin()}/j/${row.linkCode}`,
    wallUrl: `${publicOrigin()}/c`,
    pictureCode: parsePictureCode(row.pictureCode),
    signs: roster.map(({ consentAt, printedAt, ...sign }) => ({
      ...sign,
      consentOn: dayOf(consentAt),
      printedOn: dayOf(printedAt),
    })),
  };
}

export type ClassLinkPage = { readonly view: ClassDTO; readonly qr: QrPath };

export async function loadClassLink(classId: string): Promise<ClassLinkPage> {
  const view = await loadClass(classId);
  return { view, qr: drawQr(view.linkUrl) };
}

export type Colleague = { readonly id: string; readonly displayName: string };
export type ClassDataPage = {
  readonly view: ClassDTO;
  readonly teachers: readonly Colleague[];
  readonly others: readonly Colleague[];
};

export async function loadClassData(classId: string): Promise<ClassDataPage> {
  const gate = await requireClass(classId);
  const [view, teachers, accounts] = await Promise.all([
    describeClass(gate),
    listTeachers(gate.scope, gate.classId),
    listAccounts(gate.scope),
  ]);
  const known = new Set(teachers.map(({ id }) => id));
  const others = accounts.filter(({ id }) => !known.has(id));
  return { view, teachers, others: others.map(({ id, displayName }) => ({ id, displayName })) };
}

export type PrintPage = {
  readonly view: ClassDTO;
  readonly teacherName: string;
  /** Weekday (1 is Monday) and time of day of each weekly lesson. */
  readonly times: readonly { readonly weekday: number; readonly startTime: string }[];
  /** Signs asked for in the address; null: those that have no card yet. */
  readonly asked: readonly SignId[] | null;
};

type SearchParams = Readonly<Record<string, string | string[] | undefined>>;

export async function loadPrint(classId: string, params: SearchParams): Promise<PrintPage> {
  const gate = await requireClass(classId);
  const { scope, staff } = gate;
  const today = DateTime.fromJSDate(systemClock(), { zone: staff.timeZone }).toISODate() ?? '';
  const [view, series] = await Promise.all([
    describeClass(gate),
    listWeeklyTimes(scope, gate.classId, today),
  ]);
  const sign = signIdSchema.safeParse(params['sign']);
  const asked = sign.success
    ? [sign.data]
    : params['all'] === undefined
      ? null
      : view.signs.map(({ id }) => id);
  const times = series.map(({ firstDate, startTime }) => ({
    weekday: DateTime.fromISO(firstDate).weekday,
    startTime,
  }));
  return { view, teacherName: staff.displayName, times, asked };
}

/** What parents get when they ask; null for a child of another class. */
export async function loadSignRecord(classId: string, signId: string) {
  const { scope, classId: ownId } = await requireClass(classId);
  const sign = signIdSchema.safeParse(signId);
  return sign.success ? readSignRecord(scope, ownId, sign.data) : null;
}
