import 'server-only';
import path from 'node:path';
import { z } from 'zod';
import { UserError } from './user-error';

const port = z.coerce.number().int().min(0).max(65535);

/** Every setting, by name. README has the same table. */
const settings = z.object({
  PORT: port.default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  DATA_DIR: z.string().min(1).default('data'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must begin with postgres:// or postgresql://')
    .optional(),
  PUBLIC_URL: z
    .url()
    .refine((value) => /^https?:/.test(value), 'must begin with https://')
    .transform((value) => value.replace(/\/+$/, ''))
    .optional(),
  /** How many proxies stand before us, so that X-Forwarded-For can be believed. */
  TRUSTED_PROXIES: z.coerce.number().int().min(0).max(8).default(0),
  MEDIA_IP: z.union([z.ipv4(), z.ipv6()]).optional(),
  MEDIA_UDP_PORT: port.optional(),
  MEDIA_TCP_PORT: port.optional(),
  TURN_UDP_PORT: port.optional(),
  LIVEKIT_URL: z
    .string()
    .regex(/^wss?:\/\//, 'must begin with ws:// or wss://')
    .optional(),
  LIVEKIT_API_KEY: z.string().min(1).optional(),
  LIVEKIT_API_SECRET: z.string().min(32).optional(),
  /** Base64 of 32 bytes; encrypts first names. Without it a key file of mode 0600 is made in DATA_DIR. */
  NAMES_KEY: z
    .string()
    .refine((value) => Buffer.from(value, 'base64').length === 32, 'must be the base64 of 32 bytes')
    .optional(),
  /** Signs the sign-in cookie. Without it a key is made in DATA_DIR. */
  NEXTAUTH_SECRET: z.string().min(32).optional(),
});

export type Env = z.infer<typeof settings>;

/** Reads and checks the settings. @throws UserError naming the bad setting */
export function readEnv(source: Record<string, string | undefined> = process.env): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
  const parsed = settings.safeParse(given);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new UserError(
      `The setting ${issue?.path.join('.') ?? '?'} is not valid: ${issue?.message ?? 'unknown'}.`,
    );
  }
  if (parsed.data.LIVEKIT_URL && !(parsed.data.LIVEKIT_API_KEY && parsed.data.LIVEKIT_API_SECRET)) {
    throw new UserError('LIVEKIT_URL needs LIVEKIT_API_KEY and LIVEKIT_API_SECRET as well.');
  }
  return parsed.data;
}

export function dataDir(env: Env): string {
  return path.resolve(env.DATA_DIR);
}
