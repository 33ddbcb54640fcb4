import { z } from 'zod';

export type IdentityKind = 'oidc' | 'lti';

/** Who somebody is at a provider. `provider` is the id of our row about it, `subject` the provider's own word (`sub`, `oid`). */
export type OutsideIdentity = {
  readonly kind: IdentityKind;
  readonly provider: string;
  readonly subject: string;
  /** What the provider is called on the account page. */
  readonly label: string;
};

export const subjectMax = 255;
export const identityIdSchema = z.string().regex(/^[0-9a-z]{26}$/);

export type IdentityDTO = {
  readonly id: string;
  readonly kind: IdentityKind;
  readonly provider: string;
  readonly label: string;
  readonly lastUsedAt: Date;
};
