import fc from 'fast-check';
import { expect, it } from 'vitest';
import { delimiterOf, writeCsv } from './rules';

it('is what a German spreadsheet opens with umlauts and columns', () => {
  expect(
    writeCsv(
      [
        ['Bär', '8:00'],
        ['Löwe', 'spät; müde'],
      ],
      delimiterOf('de'),
    ),
  ).toBe('\uFEFFBär;8:00\r\nLöwe;"spät; müde"\r\n');
  expect(writeCsv([['a,b', 'c"d']], delimiterOf('en'))).toBe('\uFEFF"a,b","c""d"\r\n');
});

it.each(['=HYPERLINK("http://x")', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '＝1'])(
  'no cell is a formula: %j',
  (attack) => {
    const cell = writeCsv([[attack]], ';').slice(1, -2);
    expect(cell.startsWith(`"'`)).toBe(true);
  },
);

it('every table reads back cell by cell as it was, but for what tames formulas', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'ä', ';', ',', '"', '\n', '\r\n', ' ', '=', '-') });
  fc.assert(
    fc.property(fc.array(fc.array(text, { minLength: 2, maxLength: 3 }), { minLength: 1 }), (rows) => {
      const read = readCsv(writeCsv(rows, ';'));
      expect(read.map((cells) => cells.map((cell) => cell.replace(/^'/, '')))).toEqual(rows);
    }),
  );
});

/** A reader after the standard, as plain as can be. */
function readCsv(file: string): string[][] {
  const rows: string[][] = [[]];
  let [cell, quoted] = ['', false];
  const text = file.slice(1);
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at] ?? '';
    if (quoted) {
      if (sign !== '"') cell += sign;
      else if (text[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else quoted = false;
    } else if (sign === '"') quoted = true;
    else if (sign === ';' || sign === '\r') {
      rows.at(-1)?.push(cell);
      cell = '';
      if (sign === '\r') {
        rows.push([]);
        at += 1;
      }
    } else cell += sign;
  }
  return rows.slice(0, -1);
}
