/** Where something that can be read stands: a row above the stage, a panel over it, or the stage itself. */
export type ScreenPart = 'row' | 'panel' | 'stage';

export type ScreenWords = {
  readonly subscribe: (onChange: () => void) => () => void;
  readonly get: () => string;
  /** As long as it stands there; the returned function takes it away. */
  readonly put: (part: ScreenPart, text: string) => () => void;
};

type Entry = { readonly part: ScreenPart; readonly text: string };

/** What stands on one child's screen, said by the things that are on it. A panel hides the stage beneath; the newest of a part counts. */
export function createScreenWords(): ScreenWords {
  const listeners = new Set<() => void>();
  let entries: readonly Entry[] = [];
  let words = '';

  function set(next: readonly Entry[]): void {
    entries = next;
    const newest = (part: ScreenPart) => entries.findLast((entry) => entry.part === part)?.text;
    const before = words;
    words = inSentences([newest('row'), newest('panel') ?? newest('stage')]);
    if (words !== before) for (const listener of listeners) listener();
  }

  return {
    subscribe: (onChange) => {
      listeners.add(onChange);
      return () => listeners.delete(onChange);
    },
    get: () => words,
    put: (part, text) => {
      const entry = { part, text };
      set([...entries, entry]);
      return () => set(entries.filter((other) => other !== entry));
    },
  };
}

/** A voice takes a breath where a sentence ends. */
export const inSentences = (parts: readonly (string | null | undefined)[]): string =>
  parts
    .flatMap((part) => part?.trim() || [])
    .map((part) => (/[.!?…:]$/u.test(part) ? part : `${part}.`))
    .join(' ');
