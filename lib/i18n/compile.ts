/** Messages as `format-only` reads them: the browser fills them in and never parses one. */
import 'server-only';
import compile from 'icu-minify/compile';

/** Catalogues live as long as the process, so each of their parts is compiled once. */
const done = new WeakMap<object, object>();

/** The same tree, with each text compiled. Inside the pages no other kind may reach `useTranslations`. */
export function compileMessages<T extends object>(messages: T): T;
export function compileMessages(messages: object): object {
  return Object.fromEntries(Object.entries(messages).map(([key, value]) => [key, compileValue(value)]));
}

function compileValue(value: unknown): unknown {
  // the clone is made of plain objects, which is all that a page may hand to its client components
  if (typeof value === 'string') return structuredClone(compile(value));
  if (typeof value !== 'object' || value === null) return value;
  const known = done.get(value);
  if (known) return known;
  const compiled = compileMessages(value);
  done.set(value, compiled);
  return compiled;
}
