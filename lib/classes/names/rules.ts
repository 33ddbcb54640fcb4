import { signsMax } from '@/lib/shared/signs';

export const firstNameMax = 24;
export const pasteMax = 20_000;

export type NamePreview = {
  /** What would be kept, in order. */
  readonly names: readonly string[];
  /** Lines that lost a surname, and lines that were something we do not want at all. */
  readonly shortened: number;
  readonly dropped: number;
  readonly tooMany: number;
};

const notAName = /[@\d]|^(vorname|nachname|name|first name|surname|geburt\w*|birth\w*|adresse|e-?mail)$/iu;

/**
 * First names from a pasted list, one a line. Further columns (a tab, a semicolon or a comma behind the first) never come in;
 * a surname becomes its initial: two children called Mia stay apart, and the rest of their names stays at school.
 */
export function readFirstNames(text: string): NamePreview {
  const lines = text
    .slice(0, pasteMax)
    .split(/\r?\n/)
    .map((line) => line.replaceAll(/[\p{Cc}\p{Cf}]/gu, (sign) => (sign === '\t' ? sign : '')).trim())
    .filter((line) => line !== '');
  const read = lines.map(readLine);
  const names = read.flatMap((one) => one?.name ?? []);
  return {
    names: names.slice(0, signsMax),
    shortened: read.filter((one) => one?.shortened).length,
    dropped: read.filter((one) => one === null).length,
    tooMany: Math.max(0, names.length - signsMax),
  };
}

function readLine(line: string): { readonly name: string; readonly shortened: boolean } | null {
  const [column = '', ...others] = line.split(/[\t;,]/).map((part) => part.trim());
  const words = column.split(/\s+/).filter((word) => word !== '');
  const [first, ...rest] = words;
  if (first === undefined || notAName.test(column)) return null;
  const surname = rest.at(-1);
  const initial = surname ? /^\p{L}/u.exec(surname)?.[0] : undefined;
  const isShort = surname !== undefined && /^\p{L}\.?$/u.test(surname);
  const name = [first.slice(0, firstNameMax), ...(initial ? [`${initial.toUpperCase()}.`] : [])].join(' ');
  return { name, shortened: (rest.length > 0 && !isShort) || others.some((part) => part !== '') };
}

/** One name typed by hand: the same care. */
export function readFirstName(text: string): string | null {
  return readFirstNames(text.replaceAll(/[\r\n]+/g, ' ')).names[0] ?? null;
}
