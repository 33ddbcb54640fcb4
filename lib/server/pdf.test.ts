import { expect, it } from 'vitest';
import { writePdf, type PdfTable } from './pdf';

const table: PdfTable = {
  language: 'de',
  title: 'Anwesenheit',
  lines: ['Klasse 2a', 'Dienstag, 24. November'],
  head: ['Zeichen', 'Vorname', 'Anwesenheit'],
  rows: [
    ['Bär mit Kreis', 'Şule', 'da'],
    ['Löwe mit Stern', 'Мілана', 'später'],
  ],
  widths: [0.4, 0.3, 0.3],
  foot: 'Kreide',
};
const text = async (one: PdfTable) => Buffer.from(await writePdf(one)).toString('latin1');

it('is a PDF with fonts of its own, that asks nobody for anything', async () => {
  const file = await text(table);
  expect(file.startsWith('%PDF-1.')).toBe(true);
  expect(file.trimEnd().endsWith('%%EOF')).toBe(true);
  expect(file).toMatch(/\/FontFile[23]/);
  expect(file).not.toMatch(
    /Helvetica|\/URI|\/JavaScript|\/Launch|https?:\/\/(?!www\.w3\.org|ns\.adobe\.com|purl\.org)/,
  );
  expect(file.match(/\/Type \/Page\b/g)).toHaveLength(1);
});

it('takes as many pages as it has children, and letters without a picture do not stop it', async () => {
  const rows = Array.from({ length: 90 }, (_, at) => [`Kind ${at}`, '中文 🦊', 'x'.repeat(500)]);
  expect((await text({ ...table, rows })).match(/\/Type \/Page\b/g)).toHaveLength(3);
});
