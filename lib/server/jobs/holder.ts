import 'server-only';
import type PgBoss from 'pg-boss';
import { singleton } from '../singleton';
import type { JobsSql } from './sql';

/** The queue of this process. Made by the server entry; pages and actions only borrow it and carry no copy of the library. */
export type OpenJobs = {
  readonly boss: PgBoss;
  readonly sql: JobsSql;
  /** Of the library's tables. */
  readonly schema: string;
  /** Looks for due jobs now instead of at the next look. */
  readonly wake: () => void;
};

const holder = () => singleton<{ open: OpenJobs | null }>('jobs', () => ({ open: null }));

export function currentJobs(): OpenJobs {
  const { open } = holder();
  if (!open) {
    throw new Error('the job queue is not open');
  }
  return open;
}

export function setJobs(open: OpenJobs | null): void {
  holder().open = open;
}
