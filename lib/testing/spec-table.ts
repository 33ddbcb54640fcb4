import { readFileSync } from 'node:fs';
import path from 'node:path';

export type SpecRow = { readonly name: string; readonly cells: Readonly<Record<string, boolean>> };

/** The yes/no table of a SPEC.md whose first heading cell and second are these, as it is written. @throws when a cell says anything else */
export function readSpecTable(file: string, [first, second]: readonly [string, string]): readonly SpecRow[] {
  const lines = readFileSync(path.resolve(file), 'utf8').split('\n');
  const cellsOf = (line: string) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim());
  const head = lines.findIndex((line) => {
    const [one, two] = cellsOf(line);
    return one === first && two === second;
  });
  const columns = cellsOf(lines[head] ?? '').slice(1);
  const rest = lines.slice(head + 2);
  const end = rest.findIndex((line) => !line.startsWith('|'));
  return rest.slice(0, end).map((line) => {
    const [name = '', ...cells] = cellsOf(line);
    if (cells.length !== columns.length || cells.some((cell) => cell !== 'yes' && cell !== 'no')) {
      throw new Error(`${file}: no clear row: ${line}`);
    }
    return { name, cells: Object.fromEntries(columns.map((column, at) => [column, cells[at] === 'yes'])) };
  });
}
