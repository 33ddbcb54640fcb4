/** What single keys do in a lesson. The letters are the first ones; a person may take others, or none. */
export const keyActions = [
  'quiet',
  'eyes',
  'next',
  'draw',
  'time',
  'poll',
  'tables',
  'praise',
  'clear',
  'stage',
  'everybody',
  'microphone',
  'camera',
  'screen',
  'voice',
  'absent',
  'undo',
  'step',
] as const;
export type KeyAction = (typeof keyActions)[number];
export type KeyMap = Readonly<Record<KeyAction, string>>;

export const firstKeys: KeyMap = {
  quiet: 'q',
  eyes: 'e',
  next: 'n',
  draw: 'r',
  time: 't',
  poll: 'p',
  tables: 'g',
  praise: 'l',
  clear: 'c',
  stage: 'b',
  everybody: 'a',
  microphone: 'm',
  camera: 'v',
  screen: 's',
  voice: 'h',
  absent: 'f',
  undo: 'z',
  step: 'w',
};

/** One letter or digit: everything else moves the focus, scrolls, or belongs to the browser. */
export const isFreeKey = (key: string): boolean => /^[\p{L}\p{N}]$/u.test(key);

export function actionOf(keys: KeyMap, key: string): KeyAction | null {
  return keyActions.find((action) => keys[action] === key) ?? null;
}

/** Whoever had that key gets the one that became free: no key ever does two things. */
export function changeKey(keys: KeyMap, action: KeyAction, key: string): KeyMap {
  const holder = actionOf(keys, key);
  return { ...keys, ...(holder ? { [holder]: keys[action] } : {}), [action]: key };
}

/** Reads what a browser kept; whatever is no usable map of keys gives the first keys. */
export function readKeys(stored: unknown): KeyMap {
  if (typeof stored !== 'object' || stored === null) return firstKeys;
  const found = new Map<string, unknown>(Object.entries(stored));
  const keys = keyActions.reduce<KeyMap>((map, action) => {
    const key = found.get(action);
    return typeof key === 'string' && isFreeKey(key) ? { ...map, [action]: key } : map;
  }, firstKeys);
  return new Set(Object.values(keys)).size === keyActions.length ? keys : firstKeys;
}

const escapesNeeded = 3;
const escapesWithinMs = 1_000;

/** Counts Esc: three of them within a second protect the class. @returns whether this one was the third */
export function createEscapeCount(): (now: number) => boolean {
  let times: readonly number[] = [];
  return (now) => {
    times = [...times.filter((time) => now - time < escapesWithinMs), now];
    if (times.length < escapesNeeded) return false;
    times = [];
    return true;
  };
}
