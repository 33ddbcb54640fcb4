import 'server-only';

/**
 * The server entry and Next's bundles are two module worlds in one process; only `globalThis` is shared. Live objects
 * (database, lessons, log) exist once because they are made here, in every mode.
 */
const registry = Symbol.for('kreide.singletons');
type Holder = typeof globalThis & { [registry]?: Map<string, unknown> };

export function singleton<T>(name: string, create: () => T): T {
  const holder: Holder = globalThis;
  const made = (holder[registry] ??= new Map<string, unknown>());
  if (!made.has(name)) {
    made.set(name, create());
  }
  return made.get(name) as T;
}

/** For an orderly end: the next `singleton` call makes a new one. */
export function forgetSingleton(name: string): void {
  const holder: Holder = globalThis;
  holder[registry]?.delete(name);
}
