import 'server-only';
import { currentDatabase } from './db';
import type { PrismaClient } from './prisma/client';

/**
 * The client before a school is known: a class code, a card's hash, an e-mail or a seat secret leads to its school, and a
 * gate then proves the scope. Nothing else may import this (an import rule names the files).
 */
export function unscopedDb(): PrismaClient {
  return currentDatabase().client;
}
