/** An expected outcome of an action: a value, or a code that the user interface words. Never a message. */
export type Result<T, E extends string = string> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly code: E };

export function ok(): Result<undefined, never>;
export function ok<T>(value: T): Result<T, never>;
export function ok<T>(value?: T): Result<T | undefined, never> {
  return { ok: true, value };
}

export function refuse<E extends string>(code: E): Result<never, E> {
  return { ok: false, code };
}
