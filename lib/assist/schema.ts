/** A second adult in one lesson, by a link and without an account: a co-teacher, or who stands in for the teacher. */
import { z } from 'zod';
import { lessonIdSchema } from '@/lib/lessons/schema';
import { cleanText, textLength } from '@/lib/shared/plain-text';
import type { Animal, Badge } from '@/lib/shared/signs';

export const assistRoles = ['coteacher', 'substitute'] as const;
export type AssistRole = (typeof assistRoles)[number];
/** Links of one lesson that open something at one time. */
export const staffLinksMax = 10;
export const adultNameMax = 60;

const secret = z.string().min(16).max(128);
export const assistNameSchema = z
  .string()
  .max(adultNameMax * 8)
  .transform(cleanText)
  .refine((name) => name !== '' && textLength(name) <= adultNameMax);
export const linkInput = z.strictObject({ secret });
export const enterInput = z.strictObject({ secret, name: assistNameSchema });
export const seatInput = z.strictObject({ seatSecret: secret });
export const makeInput = z.strictObject({ lessonId: lessonIdSchema, role: z.enum(assistRoles) });
export const revokeInput = z.strictObject({ lessonId: lessonIdSchema, linkId: z.string().min(1).max(64) });

export type StaffLinkDTO = {
  readonly id: string;
  readonly role: AssistRole;
  readonly expiresAt: Date;
  /** Who came by it; null: nobody yet. */
  readonly name: string | null;
};
export type MakeProblem = 'not-found' | 'over' | 'too-many' | 'unavailable';
/** One word for links that never were, were revoked, or are over: a stranger learns no difference. */
export type OpenProblem = 'gone' | 'too-many' | 'unavailable';
export type EnterProblem = OpenProblem | 'bad-name' | 'not-started';
/** revoked: the link was taken back or has expired. */
export type SeatProblem = 'moved' | 'revoked' | 'ended' | 'unavailable';

export type AssistDoor = {
  readonly className: string;
  readonly title: string;
  readonly teacherName: string;
  readonly role: AssistRole;
};
/** What the room of a live lesson is shown with. */
export type AssistRoom = {
  readonly lessonId: string;
  readonly className: string;
  readonly title: string;
  /** Of the school: everybody in a lesson reads the same time. */
  readonly timeZone: string;
  readonly roster: readonly {
    readonly animal: Animal;
    readonly badge: Badge;
    readonly name: string | null;
  }[];
};
