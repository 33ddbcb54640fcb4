/**
 * An adult in one lesson by a link and without an account: a co-teacher, who stands in for the teacher, or the guests of a lesson
 * for adults, who share one link.
 */
import { z } from 'zod';
import { lessonIdSchema, type LessonKind } from '@/lib/lessons/schema';
import { cleanText, textLength } from '@/lib/shared/plain-text';
import type { Animal, Badge } from '@/lib/shared/signs';

export const assistRoles = ['coteacher', 'substitute', 'guest'] as const;
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
  /** Who came by it; null: nobody yet, or many. */
  readonly name: string | null;
  /** Guests who came by it and are still here. */
  readonly guests: number;
};
/** no-guests: the lesson is for children. */
export type MakeProblem = 'not-found' | 'over' | 'no-guests' | 'too-many' | 'unavailable';
/** One word for links that never were, were revoked, or are over: a stranger learns no difference. */
export type OpenProblem = 'gone' | 'too-many' | 'unavailable';
/** full: as many came by this link as may. */
export type EnterProblem = OpenProblem | 'bad-name' | 'not-started' | 'full';
/** revoked: the link was taken back or has expired. */
export type SeatProblem = 'moved' | 'revoked' | 'ended' | 'unavailable';
/** What a pass that is refused means for who came by a link. */
export const seatProblems = {
  expired: 'moved',
  removed: 'revoked',
  ended: 'ended',
  unavailable: 'unavailable',
} as const satisfies Record<string, SeatProblem>;

export type AssistDoor = {
  readonly className: string;
  readonly title: string;
  readonly teacherName: string;
  readonly role: AssistRole;
};
/** What the room of a live lesson is shown with. */
export type AssistRoom = {
  readonly lessonId: string;
  readonly kind: LessonKind;
  readonly className: string;
  readonly title: string;
  /** Of the school: everybody in a lesson reads the same time. */
  readonly timeZone: string;
  /** Nobody in a lesson for adults. */
  readonly roster: readonly {
    readonly animal: Animal;
    readonly badge: Badge;
    readonly name: string | null;
  }[];
};
