export const joinDigits = 8;
export const joinMinutes = 10;

/** In two halves, as one reads it out. */
export const shownCode = (code: string): string =>
  `${code.slice(0, joinDigits / 2)} ${code.slice(joinDigits / 2)}`;

/** Our digits have no letters that look like others (Crockford's base 32); who types one of those means its like. */
export const cleanCode = (typed: string): string =>
  typed
    .toLowerCase()
    .replace(/[^0-9a-z]/g, '')
    .replaceAll('o', '0')
    .replace(/[il]/g, '1');
