'use server';

import { revalidatePath } from 'next/cache';
import { z } from 'zod';
import { requireStaff } from '@/lib/accounts/gate';
import { publicOrigin } from '@/lib/server/host';
import { tellSeatWatch } from '@/lib/server/seat-watch';
import type { ClassId } from '@/lib/shared/ids';
import { ok, refuse, type Result } from '@/lib/shared/result';
import { cardPath } from './cards/rules';
import { keepSignsOf, readRoster } from './data';
import { enterClass, type ClassGate } from './gate';
import {
  addTeacher,
  blockCards,
  changeClass,
  createClass,
  deleteSign,
  forgetFirstNames,
  mintCards,
  redrawLink,
  redrawPictureCode,
  removeTeacher,
  setArchived,
  setChildCount,
  setConsent,
  setFirstName,
  setFirstNames,
} from './mutations';
import { pasteMax, readFirstName, readFirstNames } from './names/rules';
import { drawQr } from './qr/rules';
import {
  childCameraSchema,
  childCountSchema,
  classNameMax,
  classNameSchema,
  consentSchema,
  gradeSchema,
  newClassSchema,
  signIdSchema,
  signIdsSchema,
  type ClassProblem,
  type PrintedCard,
} from './schema';

type Done = Result<undefined, ClassProblem>;

/** Parse, prove, do, and let the pages read anew. */
async function change<T>(
  classId: unknown,
  schema: z.ZodType<T>,
  input: unknown,
  act: (gate: ClassGate, value: T) => Promise<boolean | void>,
  problem: ClassProblem = 'invalid',
): Promise<Done> {
  const entered = await enterClass(classId);
  if (!entered.ok) return entered;
  const parsed = schema.safeParse(input);
  if (!parsed.success) return refuse(problem);
  const done = await act(entered.value, parsed.data);
  if (done === false) return refuse(problem === 'invalid' ? 'not-found' : problem);
  revalidatePath(`/classes/${entered.value.classId}`, 'layout');
  return ok();
}

function nameProblem(name: unknown): ClassProblem {
  return typeof name === 'string' && name.trim().length > classNameMax ? 'name-long' : 'name-missing';
}

export async function makeClass(
  input: unknown,
): Promise<Result<{ readonly classId: ClassId }, ClassProblem>> {
  const staff = await requireStaff();
  const parsed = newClassSchema.safeParse(input);
  if (!parsed.success) {
    const field = parsed.error.issues[0]?.path[0];
    const { name } = z.object({ name: z.unknown() }).catch({ name: '' }).parse(input);
    return refuse(field === 'name' ? nameProblem(name) : field === 'childCount' ? 'count' : 'invalid');
  }
  const classId = await createClass(staff.scope, staff.accountId, parsed.data);
  revalidatePath('/classes');
  return ok({ classId });
}

export async function renameClass(classId: unknown, name: unknown): Promise<Done> {
  const act = (gate: ClassGate, value: string) => changeClass(gate.scope, gate.classId, { name: value });
  return change(classId, classNameSchema, name, act, nameProblem(name));
}

export async function setGrade(classId: unknown, grade: unknown): Promise<Done> {
  return change(classId, gradeSchema, grade, (gate, value) =>
    changeClass(gate.scope, gate.classId, { grade: value }),
  );
}

export async function setChildCamera(classId: unknown, setting: unknown): Promise<Done> {
  return change(classId, childCameraSchema, setting, (gate, childCamera) =>
    changeClass(gate.scope, gate.classId, { childCamera }),
  );
}

export async function archiveClass(classId: unknown, archived: unknown): Promise<Done> {
  return change(classId, z.boolean(), archived, (gate, value) =>
    setArchived(gate.scope, gate.classId, value ? new Date() : null),
  );
}

export async function changeChildCount(classId: unknown, count: unknown): Promise<Done> {
  const act = async ({ scope, classId: id }: ClassGate, value: number) => {
    for (const signId of await setChildCount(scope, id, value)) {
      await tellSeatWatch(scope, { signId, what: 'child' });
    }
  };
  return change(classId, childCountSchema, count, act, 'count');
}

export async function drawNewLink(classId: unknown): Promise<Done> {
  return change(classId, z.undefined(), undefined, (gate) => redrawLink(gate.scope, gate.classId));
}

export async function drawNewPictures(classId: unknown): Promise<Done> {
  return change(classId, z.undefined(), undefined, (gate) => redrawPictureCode(gate.scope, gate.classId));
}

export async function recordConsent(classId: unknown, input: unknown): Promise<Done> {
  return change(classId, consentSchema, input, (gate, value) =>
    setConsent(gate.scope, gate.classId, value, new Date()),
  );
}

const nameSchema = z.object({ signId: signIdSchema, name: z.string().max(200) });

export async function nameChild(classId: unknown, input: unknown): Promise<Done> {
  return change(classId, nameSchema, input, (gate, { signId, name }) =>
    setFirstName(gate.scope, gate.classId, signId, readFirstName(name)),
  );
}

export async function nameChildren(classId: unknown, text: unknown): Promise<Done> {
  const entered = await enterClass(classId);
  if (!entered.ok) return entered;
  const { scope, classId: id } = entered.value;
  const parsed = z.string().max(pasteMax).safeParse(text);
  if (!parsed.success) return refuse('invalid');
  const { names, tooMany } = readFirstNames(parsed.data);
  const roster = await readRoster(scope, id);
  if (tooMany > 0 || names.length > roster.length) return refuse('names-many');
  await setFirstNames(scope, id, names);
  revalidatePath(`/classes/${id}`, 'layout');
  return ok();
}

export async function forgetNames(classId: unknown): Promise<Done> {
  return change(classId, z.undefined(), undefined, (gate) => forgetFirstNames(gate.scope, gate.classId));
}

/** New cards, each with its secret: the only time anybody sees it. */
export async function printCards(
  classId: unknown,
  signIds: unknown,
): Promise<Result<readonly PrintedCard[], ClassProblem>> {
  const entered = await enterClass(classId);
  if (!entered.ok) return entered;
  const { scope, classId: id } = entered.value;
  const parsed = signIdsSchema.safeParse(signIds);
  if (!parsed.success) return refuse('invalid');
  const own = await keepSignsOf(scope, id, parsed.data);
  if (own.length === 0) return refuse('not-found');
  const secrets = await mintCards(scope, own, new Date());
  const roster = await readRoster(scope, id);
  const cards = roster.flatMap(({ id: signId, animal, badge }) => {
    const secret = secrets.get(signId);
    if (secret === undefined) return [];
    const url = `${publicOrigin()}${cardPath(secret)}`;
    return { signId, animal, badge, url, qr: drawQr(url) };
  });
  return ok(cards);
}

/** Whoever sits in a lesson with such a card is out at once. */
export async function blockCard(classId: unknown, signId: unknown): Promise<Done> {
  return change(classId, signIdSchema, signId, async (gate, value) => {
    const isOwn = await blockCards(gate.scope, gate.classId, value, new Date());
    if (isOwn) await tellSeatWatch(gate.scope, { signId: value, what: 'cards' });
  });
}

export async function deleteChild(classId: unknown, signId: unknown): Promise<Done> {
  return change(classId, signIdSchema, signId, async (gate, value) => {
    const isDeleted = await deleteSign(gate.scope, gate.classId, value);
    if (isDeleted) await tellSeatWatch(gate.scope, { signId: value, what: 'child' });
    return isDeleted;
  });
}

const accountIdSchema = z.string().regex(/^[0-9a-z]{26}$/);

export async function shareClass(classId: unknown, accountId: unknown): Promise<Done> {
  return change(classId, accountIdSchema, accountId, (gate, value) =>
    addTeacher(gate.scope, gate.classId, value),
  );
}

export async function unshareClass(classId: unknown, accountId: unknown): Promise<Done> {
  const act = (gate: ClassGate, value: string) => removeTeacher(gate.scope, gate.classId, value);
  return change(classId, accountIdSchema, accountId, act, 'last-teacher');
}
