import { z } from 'zod';
import type { ClassId, SignId } from '@/lib/shared/ids';
import { signsMax, type Animal, type Badge, type CodeObject } from '@/lib/shared/signs';

export const grades = ['1-2', '3-4'] as const;
export type Grade = (typeof grades)[number];
export const consents = ['yes', 'no', 'open'] as const;
export type Consent = (typeof consents)[number];
export const consentKinds = ['camera', 'voice'] as const;
export type ConsentKind = (typeof consentKinds)[number];
export const childCameras = ['teacher', 'table', 'class', 'off'] as const;
export type ChildCamera = (typeof childCameras)[number];
export const classNameMax = 40;
export const childCountDefault = 24;

const idText = z.string().regex(/^[0-9a-hjkmnp-tv-z]{26}$/);
export const classIdSchema = idText.transform((value) => value as ClassId);
export const signIdSchema = idText.transform((value) => value as SignId);

export const classNameSchema = z
  .string()
  .max(200)
  .transform((value) => value.replaceAll(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim())
  .pipe(z.string().min(1).max(classNameMax));
export const childCountSchema = z.number().int().min(1).max(signsMax);
export const gradeSchema = z.enum(grades);
export const childCameraSchema = z.enum(childCameras);

export const newClassSchema = z.object({
  name: classNameSchema,
  childCount: childCountSchema,
  grade: gradeSchema,
});
export type NewClass = z.infer<typeof newClassSchema>;

export const consentSchema = z.object({
  signId: signIdSchema,
  kind: z.enum(consentKinds),
  value: z.enum(consents),
});
export const signIdsSchema = z.array(signIdSchema).min(1).max(signsMax);

/** What a form or a button can be told; the catalogue words each of them. */
export type ClassProblem =
  | 'not-found'
  | 'name-missing'
  | 'name-long'
  | 'count'
  | 'class-full'
  | 'names-many'
  | 'last-teacher'
  | 'invalid';

export type ClassTile = {
  readonly id: ClassId;
  readonly name: string;
  readonly grade: Grade;
  readonly childCount: number;
  readonly face: { readonly animal: Animal; readonly badge: Badge } | null;
  readonly isArchived: boolean;
};

export type RosterSign = {
  readonly id: SignId;
  readonly animal: Animal;
  readonly badge: Badge;
  readonly firstName: string | null;
  readonly cameraConsent: Consent;
  readonly voiceConsent: Consent;
  /** Dates are ready words: the browser does not know the school's time zone. */
  readonly consentOn: string | null;
  /** The day of its newest card that opens a door; null: a card has to be printed. */
  readonly printedOn: string | null;
};

export type ClassDTO = {
  readonly id: ClassId;
  readonly name: string;
  readonly grade: Grade;
  readonly childCamera: ChildCamera;
  readonly isArchived: boolean;
  /** The end of the class, in ready words; `isNear` when its teachers have to know. */
  readonly year: { readonly lastDay: string; readonly deletedOn: string; readonly isNear: boolean };
  readonly linkUrl: string;
  readonly wallUrl: string;
  readonly pictureCode: readonly CodeObject[];
  readonly signs: readonly RosterSign[];
};

export type QrPath = { readonly size: number; readonly path: string };

/** A fresh card. Its secret exists in `url` and nowhere else, and that only in the page that prints it. */
export type PrintedCard = {
  readonly signId: SignId;
  readonly animal: Animal;
  readonly badge: Badge;
  readonly url: string;
  readonly qr: QrPath;
};
