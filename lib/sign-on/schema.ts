import { z } from 'zod';

export const presets = ['keycloak', 'iserv', 'entra', 'vidis', 'other'] as const;
export type Preset = (typeof presets)[number];

const claim = z
  .string()
  .trim()
  .max(100)
  .regex(/^[\w.:/-]*$/);
const words = z.array(z.string().trim().min(1).max(255)).max(50);

/** How the claims of a provider are read. */
export const settingsSchema = z.object({
  scopes: z
    .string()
    .trim()
    .max(300)
    .regex(/^openid( [\x21\x23-\x5b\x5d-\x7e]+)*$/),
  subjectClaim: claim.min(1),
  nameClaim: claim,
  roleClaim: claim.min(1),
  groupsClaim: claim,
  teacherValues: words,
  adminValues: words,
  allowedGroups: words,
  /** Entra ID's `tid`: other organisations share its keys. */
  tenantId: z.guid().nullable(),
  namesOff: z.boolean(),
});
export type ProviderSettings = z.infer<typeof settingsSchema>;

const issuer = z
  .string()
  .trim()
  .max(500)
  .transform((value) => value.replace(/\/\.well-known\/openid-configuration$/, ''))
  .pipe(z.url({ protocol: /^https?$/ }));

export const providerSchema = z
  .object({
    label: z.string().trim().min(1).max(40),
    issuer,
    clientId: z.string().trim().min(1).max(255),
    /** Null: the stored one stays. */
    clientSecret: z.string().trim().max(500).nullable(),
    settings: settingsSchema,
  })
  .refine(({ settings }) => settings.teacherValues.length > 0, { path: ['teacherValues'] });
export type ProviderInput = z.infer<typeof providerSchema>;

export const providerIdSchema = z.string().regex(/^[0-9a-z]{26}$/);
export const presetSchema = z.enum(presets);
export const groupSchema = z.object({
  providerId: providerIdSchema,
  groupName: z.string().trim().min(1).max(255),
  classId: z.string().regex(/^[0-9a-z]{26}$/),
});

export const providersMax = 8;
export const groupsMax = 200;

/** What a form can be told; the catalogue words each. */
export type ProviderProblem =
  | 'label-missing'
  | 'issuer-invalid'
  | 'client-missing'
  | 'teachers-missing'
  | 'scopes-invalid'
  | 'tenant-missing'
  | 'too-many'
  | 'gone'
  | 'not-allowed'
  | 'invalid';

export function providerProblem(error: z.ZodError): ProviderProblem {
  switch (error.issues[0]?.path.at(-1)) {
    case 'label':
      return 'label-missing';
    case 'issuer':
      return 'issuer-invalid';
    case 'clientId':
      return 'client-missing';
    case 'teacherValues':
      return 'teachers-missing';
    case 'scopes':
      return 'scopes-invalid';
    case 'tenantId':
      return 'tenant-missing';
    default:
      return 'invalid';
  }
}

export type ProviderDTO = ProviderSettings & {
  readonly id: string;
  readonly preset: Preset;
  readonly label: string;
  readonly issuer: string;
  readonly clientId: string;
  readonly hasSecret: boolean;
  readonly isEnabled: boolean;
  readonly redirectUri: string;
  readonly logoutUri: string;
  readonly groups: readonly GroupDTO[];
};
export type GroupDTO = {
  readonly id: string;
  readonly groupName: string;
  readonly className: string;
};

/** A button of the sign-in page. */
export type SignOnButton = { readonly id: string; readonly label: string };
