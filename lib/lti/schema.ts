import { z } from 'zod';

/** Why a launch or its login did not go on: what the page shows in small print, and what stands in the log beside the reason. */
export const ltiProblems = {
  'request-incomplete': 'LTI-11',
  'platform-unknown': 'LTI-12',
  'target-foreign': 'LTI-13',
  'too-many': 'LTI-14',
  'lms-refused': 'LTI-20',
  'state-unknown': 'LTI-21',
  'state-expired': 'LTI-22',
  'state-used': 'LTI-23',
  'browser-unknown': 'LTI-24',
  'platform-closed': 'LTI-30',
  'token-unreadable': 'LTI-31',
  'algorithm-refused': 'LTI-32',
  'key-missing': 'LTI-33',
  'keys-unreachable': 'LTI-34',
  'key-unknown': 'LTI-35',
  'signature-wrong': 'LTI-36',
  'issuer-wrong': 'LTI-41',
  'audience-wrong': 'LTI-42',
  'party-wrong': 'LTI-43',
  'token-expired': 'LTI-44',
  'token-old': 'LTI-45',
  'token-early': 'LTI-46',
  'nonce-wrong': 'LTI-47',
  'version-wrong': 'LTI-51',
  'message-unknown': 'LTI-52',
  'deployment-missing': 'LTI-53',
  'deployment-unknown': 'LTI-54',
  'deployment-disabled': 'LTI-55',
  'target-wrong': 'LTI-61',
  'link-missing': 'LTI-62',
  'deep-link-incomplete': 'LTI-63',
  'account-closed': 'LTI-64',
  'account-admin': 'LTI-65',
  'code-old': 'LTI-71',
  'lobby-closed': 'LTI-72',
  'class-full': 'LTI-73',
  unavailable: 'LTI-90',
} as const;
export type LtiProblem = keyof typeof ltiProblems;
export type LtiCode = (typeof ltiProblems)[LtiProblem];

/** What somebody is in the course of a launch, in our words. */
export const ltiRoles = ['teacher', 'assistant', 'guardian', 'learner'] as const;
export type LtiRole = (typeof ltiRoles)[number];

export type LtiHelp =
  'again' | 'browser' | 'setup' | 'clock' | 'approve' | 'busy' | 'full' | 'closed' | 'admin';

const short = z.string().min(1).max(255);
/** An LMS may live in the school's own network, without a certificate: the guarded fetch decides what is asked. */
const address = z
  .url({ protocol: /^https?$/ })
  .max(500)
  .refine((value) => new URL(value).username === '');

export const platformSchema = z.object({
  name: z.string().trim().min(1).max(60),
  issuer: z.string().trim().min(1).max(500),
  clientId: z.string().trim().min(1).max(255),
  authUrl: address,
  tokenUrl: address,
  tokenAudience: z.union([z.literal('').transform(() => null), z.string().trim().max(500)]),
  jwksUrl: address,
  deploymentId: z.union([z.literal('').transform(() => null), short]),
});
export type PlatformInput = z.infer<typeof platformSchema>;
/** LTI-48: what may change. Issuer and client id are who it is: another pair is another LMS. */
const changeable = { name: true, authUrl: true, tokenUrl: true, tokenAudience: true, jwksUrl: true } as const;
const changeableSchema = platformSchema.pick(changeable);
export type PlatformChange = z.infer<typeof changeableSchema>;

const rowId = z.string().regex(/^[0-9a-z]{26}$/);
export const platformIdSchema = z.object({ id: rowId });
export const changePlatformSchema = changeableSchema.extend({ id: rowId });
export const switchPlatformSchema = platformIdSchema.extend({ isEnabled: z.boolean() });
export const deploymentSchema = z.object({ id: rowId, state: z.enum(['enabled', 'disabled']) });
/** As the guarded fetch compares it: a name or an address as an URL writes it, with a port or without. */
export const localHostSchema = z
  .string()
  .trim()
  .toLowerCase()
  .max(255)
  .regex(/^(\[[0-9a-f:.]+\]|[a-z0-9]([a-z0-9.-]*[a-z0-9])?)(:\d{1,5})?$/);

export type LtiAdminProblem =
  | 'not-allowed'
  | 'invalid'
  | 'bad-name'
  | 'bad-issuer'
  | 'bad-client'
  | 'bad-address'
  | 'taken'
  | 'too-many'
  | 'bad-host'
  | 'unavailable';

export type LtiAdminPage = {
  readonly urls: { readonly login: string; readonly launch: string; readonly jwks: string };
  readonly platforms: readonly {
    readonly id: string;
    readonly name: string;
    readonly issuer: string;
    readonly clientId: string;
    readonly authUrl: string;
    readonly tokenUrl: string;
    readonly jwksUrl: string;
    readonly tokenAudience: string | null;
    readonly isEnabled: boolean;
    readonly deployments: readonly LtiDeploymentDTO[];
  }[];
  readonly keys: { readonly since: string | null; readonly retired: number };
  readonly localHosts: readonly string[];
};
export type LtiDeploymentDTO = {
  readonly id: string;
  readonly deploymentId: string;
  readonly state: 'enabled' | 'disabled' | 'unknown';
};
