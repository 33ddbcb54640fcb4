/** Comma-separated values as RFC 4180 has them: CRLF, quotes doubled. */
const byteOrderMark = '\uFEFF';
/** A cell that begins so is a formula to a spreadsheet, whatever was meant. */
const formulaStart = /^[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/;

/** Spreadsheets in German take the semicolon for what the standard calls a comma. */
export function delimiterOf(locale: string): ',' | ';' {
  return locale === 'de' ? ';' : ',';
}

/** With a mark at the head, by which spreadsheets know that the umlauts are UTF-8. */
export function writeCsv(rows: readonly (readonly string[])[], delimiter: ',' | ';'): string {
  const lines = rows.map((cells) => cells.map((cell) => writeCell(cell, delimiter)).join(delimiter));
  return `${byteOrderMark}${lines.join('\r\n')}\r\n`;
}

function writeCell(text: string, delimiter: string): string {
  const tame = formulaStart.test(text) ? `'${text}` : text;
  const needsQuotes = tame !== text || /["\r\n]/.test(tame) || tame.includes(delimiter);
  return needsQuotes ? `"${tame.replaceAll('"', '""')}"` : tame;
}
