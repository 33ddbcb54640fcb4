import 'server-only';
import { refuse, type Result } from '@/lib/shared/result';
import { log } from './log';

/** The database may be away for a while: whoever asks is told to wait, and nothing is lost. @param what for the log */
export async function orUnavailable<T, E extends string>(
  what: string,
  work: () => Promise<Result<T, E>>,
): Promise<Result<T, E | 'unavailable'>> {
  try {
    return await work();
  } catch (error) {
    log.error(`${what} failed`, error);
    return refuse('unavailable');
  }
}
