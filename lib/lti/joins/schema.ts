import { z } from 'zod';
import { visitSchema } from '../lobby/schema';

export const joinSchema = visitSchema.extend({ code: z.string().max(40) });

/** What a lobby is told about a code; the catalogue words each. */
export type JoinProblem = 'closed' | 'invalid' | 'code-wrong' | 'admin-account' | 'too-many' | 'unavailable';
