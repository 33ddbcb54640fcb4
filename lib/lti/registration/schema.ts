import { z } from 'zod';

const url = z.url({ protocol: /^https?$/ }).max(500);
const toolClaim = 'https://purl.imsglobal.org/spec/lti-tool-configuration';
const platformClaim = 'https://purl.imsglobal.org/spec/lti-platform-configuration';

/** What an LMS says of itself; https or not is the guarded fetch's business. */
export const configurationSchema = z
  .object({
    issuer: url,
    authorization_endpoint: url,
    token_endpoint: url,
    jwks_uri: url,
    registration_endpoint: url,
    [platformClaim]: z
      .object({ product_family_code: z.string().max(40) })
      .optional()
      .catch(undefined),
  })
  .transform((told) => ({ ...told, product: told[platformClaim]?.product_family_code ?? '' }));

/** What it made of us. Not every LMS (Canvas) says a deployment here: its first launch waits for the admin, then. */
export const registeredSchema = z
  .object({
    client_id: z.string().min(1).max(255),
    [toolClaim]: z
      .object({ deployment_id: z.coerce.string().min(1).max(255) })
      .optional()
      .catch(undefined),
  })
  .transform((told) => ({ ...told, deploymentId: told[toolClaim]?.deployment_id ?? null }));

export const registrationProblems = [
  'link-wrong',
  'link-old',
  'lms-incomplete',
  'lms-foreign',
  'lms-local',
  'lms-silent',
  'lms-refused',
  'taken',
  'too-many',
  'unavailable',
] as const;
export type RegistrationProblem = (typeof registrationProblems)[number];
