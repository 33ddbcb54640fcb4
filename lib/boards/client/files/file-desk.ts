/** Pictures to and from the server, with a ticket in the header. What was read once is kept while the lesson's page is open. */
import { refuse, ok, type Result } from '@/lib/shared/result';
import { fileRefusals, filesPrefix, isFileId, type FileRefusal } from '../../files/schema';

export type FileDesk = {
  /** The picture behind `asset:<id>`; null when there is none for us. */
  readonly read: (id: string) => Promise<Blob | null>;
  readonly send: (picture: Blob) => Promise<Result<{ readonly id: string }, FileRefusal>>;
  readonly close: () => void;
};

export type FileDeskOptions = {
  readonly lessonId: string;
  readonly ticket: string | null;
  /** A fresh ticket when the one before is not taken any more; null: there is none. */
  readonly renew: () => Promise<string | null>;
  readonly fetch?: typeof fetch;
  readonly pause?: (ms: number) => Promise<void>;
};

/** As many as a board has pages. */
const keptMax = 20;

/** A page is shown for minutes: what the net swallowed is asked for again, by thirty children not in one moment. */
const triesMax = 6;
const pauseMs = (tries: number): number => Math.random() * Math.min(8000, 500 * 2 ** tries);
const waitFor = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

export function makeFileDesk(options: FileDeskOptions): FileDesk {
  const { lessonId, ticket, renew, fetch: ask = fetch, pause = waitFor } = options;
  const address = `${filesPrefix}/${lessonId}`;
  const kept = new Map<string, Promise<Blob | null>>();
  const over = new AbortController();
  let current = ticket;

  const once = (path: string, init: RequestInit) =>
    ask(path, {
      ...init,
      headers: { authorization: `Bearer ${current ?? ''}` },
      credentials: 'omit',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
      signal: over.signal,
    });
  /** Tickets end with the process that made them. */
  const request = async (path: string, init: RequestInit): Promise<Response> => {
    if (current !== null) {
      const answer = await once(path, init);
      if (answer.status !== 401) return answer;
    }
    current = await renew();
    return once(path, init);
  };

  const load = async (id: string): Promise<Blob | null> => {
    for (let tries = 1; ; tries += 1) {
      const answer = await request(`${address}/${id}`, { method: 'GET' }).catch(() => null);
      if (answer?.ok) return answer.blob();
      if (answer?.status === 404) return null;
      if (answer?.status === 401 || tries === triesMax || over.signal.aborted)
        throw new Error('a picture does not come');
      await pause(pauseMs(tries));
    }
  };

  return {
    read: (id) => {
      const known = kept.get(id);
      if (known) return known;
      const loading = load(id);
      kept.set(id, loading);
      for (const [oldest] of kept) {
        if (kept.size <= keptMax) break;
        kept.delete(oldest);
      }
      // What failed is asked for again the next time.
      return loading.catch(() => {
        kept.delete(id);
        return null;
      });
    },
    send: async (picture) => {
      try {
        const answer = await request(address, { method: 'POST', body: picture });
        const body: unknown = await answer.json().catch(() => null);
        const id = fieldOf(body, 'id');
        if (answer.ok && isFileId(id)) return ok({ id });
        return refuse(fileRefusals.find((code) => code === fieldOf(body, 'code')) ?? 'unavailable');
      } catch {
        return refuse('unavailable');
      }
    },
    close: () => {
      over.abort();
      kept.clear();
    },
  };
}

function fieldOf(body: unknown, name: string): unknown {
  return typeof body === 'object' && body !== null
    ? Object.entries(body).find(([key]) => key === name)?.[1]
    : undefined;
}
