import 'server-only';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import PDFDocument from 'pdfkit';
import { singleton } from './singleton';

/** A page with a heading and a table. */
export type PdfTable = {
  readonly language: string;
  readonly title: string;
  readonly lines: readonly string[];
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Shares of the width, one per column. */
  readonly widths: readonly number[];
  readonly foot: string;
};

const margin = 48;
const rowHeight = 20;
const ink = '#22303C';
const rule = '#8A7F70';

/** The files of our own type that the pages have too. Nothing is fetched. */
const faces = ['latin', 'latin-ext', 'cyrillic'] as const;
type Face = (typeof faces)[number];
type Weight = 400 | 700;
type Document = InstanceType<typeof PDFDocument>;

async function loadFonts(): Promise<ReadonlyMap<string, Buffer>> {
  const folder = path.resolve('node_modules/@fontsource/andika/files');
  const names = faces.flatMap((face) => [`${face}-400`, `${face}-700`]);
  const files = names.map((name) => readFile(path.join(folder, `andika-${name}-normal.woff`)));
  const bytes = await Promise.all(files);
  return new Map(names.map((name, at) => [name, bytes[at] ?? Buffer.alloc(0)]));
}

export async function writePdf(table: PdfTable): Promise<Uint8Array<ArrayBuffer>> {
  const fonts = await singleton('pdf-fonts', loadFonts);
  const info = { Title: table.title, Producer: 'Kreide', Creator: 'Kreide' };
  const doc = new PDFDocument({
    size: 'A4',
    margin,
    font: '',
    lang: table.language,
    info,
    bufferPages: true,
  });
  for (const [name, bytes] of fonts) doc.registerFont(name, bytes);
  const chunks: Buffer[] = [];
  doc.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise<void>((resolve, reject) => {
    doc.on('end', resolve);
    doc.on('error', reject);
  });
  drawTable(doc, table);
  drawFeet(doc, table.foot);
  doc.end();
  await ended;
  return Uint8Array.from(Buffer.concat(chunks));
}

function drawTable(doc: Document, { title, lines, head, rows, widths }: PdfTable): void {
  const width = doc.page.width - 2 * margin;
  drawText(doc, title, { x: margin, y: margin, width, size: 20, weight: 700 });
  lines.forEach((line, at) =>
    drawText(doc, line, { x: margin, y: margin + 30 + at * 18, width, size: 11, weight: 400 }),
  );
  let y = margin + 44 + lines.length * 18;
  const drawRow = (cells: readonly string[], weight: Weight): void => {
    let x = margin;
    cells.forEach((cell, at) => {
      const share = (widths[at] ?? 0) * width;
      drawText(doc, cell, { x, y, width: share - 6, size: 10, weight });
      x += share;
    });
    doc
      .moveTo(margin, y + rowHeight - 4)
      .lineTo(margin + width, y + rowHeight - 4)
      .lineWidth(weight === 700 ? 1 : 0.4)
      .stroke(rule);
    y += rowHeight;
  };
  drawRow(head, 700);
  for (const row of rows) {
    if (y + rowHeight > doc.page.height - margin - 24) {
      doc.addPage();
      y = margin;
      drawRow(head, 700);
    }
    drawRow(row, 400);
  }
}

function drawFeet(doc: Document, foot: string): void {
  const { start, count } = doc.bufferedPageRange();
  for (let page = start; page < start + count; page += 1) {
    doc.switchToPage(page);
    doc.page.margins.bottom = 0; // else a line down there would begin a new page
    const words = count > 1 ? `${foot} · ${page + 1}/${count}` : foot;
    const y = doc.page.height - margin + 8;
    drawText(doc, words, { x: margin, y, width: doc.page.width - 2 * margin, size: 8, weight: 400 });
  }
}

type Place = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly size: number;
  readonly weight: Weight;
};

/** One line. Letters of several alphabets come from several files; what has no room is cut. */
function drawText(doc: Document, text: string, { x, y, width, size, weight }: Place): void {
  doc.fontSize(size).fillColor(ink);
  let at = x;
  for (const { face, words } of runsOf(text)) {
    doc.font(`${face}-${weight}`);
    const room = x + width - at;
    const shown = fit(doc, words, room);
    doc.text(shown, at, y, { lineBreak: false });
    at += doc.widthOfString(shown);
    if (shown !== words) return;
  }
}

function fit(doc: Document, words: string, room: number): string {
  if (doc.widthOfString(words) <= room) return words;
  const letters = [...words];
  while (letters.length > 0 && doc.widthOfString(`${letters.join('')}…`) > room) letters.pop();
  return letters.length > 0 ? `${letters.join('')}…` : '';
}

function runsOf(text: string): readonly { readonly face: Face; readonly words: string }[] {
  const runs: { face: Face; words: string }[] = [];
  for (const letter of text) {
    const face = faceOf(letter.codePointAt(0) ?? 0);
    const last = runs.at(-1);
    if (last?.face === face) last.words += letter;
    else runs.push({ face, words: letter });
  }
  return runs;
}

function faceOf(codePoint: number): Face {
  if (codePoint <= 0xff || (codePoint >= 0x2000 && codePoint <= 0x206f)) return 'latin';
  return codePoint >= 0x400 && codePoint <= 0x4ff ? 'cyrillic' : 'latin-ext';
}
