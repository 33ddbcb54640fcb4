import { z } from 'zod';
import type { AccountId } from '@/lib/shared/ids';

export const passwordMin = 10;

const displayName = z.string().trim().min(1).max(60);
const password = z.string().min(passwordMin).max(200);
const secret = z.string().min(20).max(100);

/** Stored and compared in lower case. */
export const emailSchema = z
  .string()
  .trim()
  .max(254)
  .pipe(z.email())
  .transform((value) => value.toLowerCase());

export const credentialsSchema = z.object({ email: emailSchema, password: z.string().min(1).max(200) });

export const newAccountSchema = z.object({ displayName, email: emailSchema, password });
export type NewAccount = z.infer<typeof newAccountSchema>;

export const firstAccountSchema = newAccountSchema.extend({
  secret,
  schoolName: z.string().trim().min(1).max(120),
  timeZone: z.string().max(60),
});
export type FirstAccount = z.infer<typeof firstAccountSchema>;

export const invitedAccountSchema = newAccountSchema.extend({ secret });
export type InvitedAccount = z.infer<typeof invitedAccountSchema>;

export const resetSchema = z.object({ secret, password });
export const accountIdSchema = z
  .string()
  .regex(/^[0-9a-z]{26}$/)
  .transform((value) => value as AccountId);

export const secretSchema = secret;
export const staffRoleSchema = z.enum(['admin', 'teacher']);
export const passkeyLabelSchema = z.string().trim().min(1).max(40);
export const changePasswordSchema = z.object({ current: z.string().max(200), next: password });

/** What a form can be told; the catalogue words each of them. */
export type AccountProblem =
  | 'name-missing'
  | 'school-missing'
  | 'email-invalid'
  | 'email-taken'
  | 'password-short'
  | 'password-wrong'
  | 'link-used'
  | 'link-expired'
  | 'too-many-tries'
  | 'passkey-refused'
  | 'passkey-host'
  | 'last-way-in'
  | 'not-allowed'
  | 'invalid';

/** Words for the first thing that is wrong with a form, in the order of its fields. */
export function accountProblem(error: z.ZodError): AccountProblem {
  switch (error.issues[0]?.path[0]) {
    case 'displayName':
      return 'name-missing';
    case 'schoolName':
      return 'school-missing';
    case 'email':
      return 'email-invalid';
    case 'password':
    case 'next':
      return 'password-short';
    default:
      return 'invalid';
  }
}

export type SignInDTO = {
  readonly id: string;
  readonly device: string;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  readonly isThis: boolean;
};
export type PasskeyDTO = { readonly id: string; readonly label: string; readonly createdAt: Date };
export type ColleagueDTO = { readonly id: string; readonly displayName: string; readonly email: string };
