import { z } from 'zod';

const core = 'https://purl.imsglobal.org/spec/lti/claim/';
const text = (max: number) => z.string().max(max);
/** Of no weight for the launch: what is odd there is left out, not refused. */
const soft = <T extends z.ZodType>(schema: T) => schema.optional().catch(undefined);

/** What RFC 7519 and OpenID Connect say of an ID token, before anything is believed. */
export const tokenSchema = z.looseObject({
  iss: z.string().optional().catch(undefined),
  aud: z
    .union([z.string(), z.array(z.string()).max(20)])
    .optional()
    .catch(undefined),
  azp: z.string().optional().catch(undefined),
  exp: z.number().optional().catch(undefined),
  iat: z.number().optional().catch(undefined),
  nbf: z.number().optional().catch(undefined),
  nonce: z.string().optional().catch(undefined),
});
export type TokenClaims = z.infer<typeof tokenSchema>;

/** The claims that we read, by our own short names. */
const claimNames = {
  sub: 'sub',
  name: 'name',
  givenName: 'given_name',
  familyName: 'family_name',
  version: `${core}version`,
  type: `${core}message_type`,
  deploymentId: `${core}deployment_id`,
  target: `${core}target_link_uri`,
  roles: `${core}roles`,
  link: `${core}resource_link`,
  context: `${core}context`,
  presentation: `${core}launch_presentation`,
  custom: `${core}custom`,
  deepLink: 'https://purl.imsglobal.org/spec/lti-dl/claim/deep_linking_settings',
  names: 'https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice',
  scores: 'https://purl.imsglobal.org/spec/lti-ags/claim/endpoint',
} as const;

const webAddress = z.url({ protocol: /^https?$/ }).max(2000);

/** LTI 1.3 core, 5.3, as real platforms send it: names, mail and `sub` are often missing, and nothing here asks for them. */
const claimsSchema = z.object({
  sub: soft(z.string().min(1).max(255)),
  name: soft(text(200)),
  givenName: soft(text(200)),
  familyName: soft(text(200)),
  version: z.unknown(),
  type: z.unknown(),
  deploymentId: z.unknown(),
  target: z.unknown(),
  roles: z.array(text(300)).max(50).catch([]),
  link: soft(z.object({ id: z.string().min(1).max(255), title: soft(text(500)) })),
  context: soft(z.object({ id: z.string().min(1).max(255), label: soft(text(500)), title: soft(text(500)) })),
  presentation: soft(z.object({ locale: soft(text(30)), return_url: soft(webAddress) })),
  custom: soft(z.object({ kreide: soft(text(2000)) })),
  deepLink: soft(
    z.object({
      deep_link_return_url: webAddress,
      accept_types: z.array(text(60)).max(20),
      accept_multiple: soft(z.boolean()),
      data: soft(text(4000)),
    }),
  ),
  names: soft(z.object({ context_memberships_url: webAddress })),
  scores: soft(z.object({ lineitems: soft(webAddress), lineitem: soft(webAddress) })),
});
export type MessageClaims = z.infer<typeof claimsSchema>;

/** Null for a payload that is no object at all. */
export function readClaims(payload: unknown): MessageClaims | null {
  const given = z.record(z.string(), z.unknown()).safeParse(payload);
  if (!given.success) return null;
  const named = Object.entries(claimNames).map(([ours, theirs]) => [ours, given.data[theirs]]);
  return claimsSchema.safeParse(Object.fromEntries(named)).data ?? null;
}

export type DeepLinkSettings = {
  readonly returnUrl: string;
  readonly acceptMultiple: boolean;
  /** Comes back as it was, and only if it was there. */
  readonly data?: string;
};

/** A message that passed every check, in our words. */
export type LaunchMessage = {
  readonly sub: string | null;
  readonly displayName: string | null;
  readonly roles: readonly string[];
  readonly context: { readonly id: string; readonly title: string | null } | null;
  readonly link: { readonly id: string; readonly title: string | null } | null;
  readonly locale: string | null;
  readonly returnUrl: string | null;
  readonly item: string | null;
  readonly deepLink: DeepLinkSettings | null;
  readonly membershipsUrl: string | null;
  readonly lineItemsUrl: string | null;
  readonly lineItemUrl: string | null;
};
