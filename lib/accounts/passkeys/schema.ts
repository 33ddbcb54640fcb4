import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';
import { z } from 'zod';

const text = z.string().max(20_000);
const transports = z.array(z.string().max(40)).max(10).optional();

/** Shapes only; the library checks what is inside. */
export const registrationSchema = z
  .object({
    id: text,
    rawId: text,
    type: z.literal('public-key'),
    response: z.looseObject({ clientDataJSON: text, attestationObject: text, transports }),
    clientExtensionResults: z.looseObject({}),
  })
  .transform((value) => value as RegistrationResponseJSON);

export const assertionSchema = z
  .object({
    id: text,
    rawId: text,
    type: z.literal('public-key'),
    response: z.object({
      clientDataJSON: text,
      authenticatorData: text,
      signature: text,
      userHandle: text.optional(),
    }),
    clientExtensionResults: z.looseObject({}),
  })
  .transform((value) => value as AuthenticationResponseJSON);
