/** Files as teachers choose them, and as attackers build them; made here byte by byte. */
import { deflateSync } from 'node:zlib';

type Rgb = readonly [number, number, number];
const latin = (text: string) => Buffer.from(text, 'latin1');

/** @param bodies what is drawn on each page, 800 × 500 points */
function pdfOf(
  bodies: readonly Buffer[],
  { catalog = '', filter = '', extra = [] as readonly string[] } = {},
) {
  const objects: Buffer[] = [];
  const pageOf = (at: number) => 3 + at * 2;
  const kids = bodies.map((_body, at) => `${pageOf(at)} 0 R`).join(' ');
  objects.push(latin(`<< /Type /Catalog /Pages 2 0 R ${catalog} >>`));
  objects.push(latin(`<< /Type /Pages /Kids [${kids}] /Count ${bodies.length} >>`));
  bodies.forEach((body, at) => {
    const place = `/MediaBox [0 0 800 500] /Resources << >> /Contents ${pageOf(at) + 1} 0 R`;
    objects.push(latin(`<< /Type /Page /Parent 2 0 R ${place} >>`));
    const head = latin(`<< /Length ${body.byteLength} ${filter} >>\nstream\n`);
    objects.push(Buffer.concat([head, body, latin('\nendstream')]));
  });
  objects.push(...extra.map(latin));
  let file = latin('%PDF-1.7\n');
  const offsets: number[] = [];
  objects.forEach((object, at) => {
    offsets.push(file.byteLength);
    file = Buffer.concat([file, latin(`${at + 1} 0 obj\n`), object, latin('\nendobj\n')]);
  });
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  const table = `xref\n0 ${size}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${size} /Root 1 0 R >>\n`;
  return Buffer.concat([file, latin(`${table}startxref\n${file.byteLength}\n%%EOF\n`)]);
}

/** One page for each colour, all of it in this colour. */
export const colouredPdf = (colours: readonly Rgb[]): Buffer =>
  pdfOf(colours.map((colour) => latin(`${colour.join(' ')} rg 0 0 800 500 re f`)));

/** Opening it should run a script, open an address and send a form; a reader that did any of it would say so. */
export function scriptedPdf(address: string): Buffer {
  const script = `app.alert('ran'); this.submitForm('${address}/form'); app.launchURL('${address}/script');`;
  return pdfOf([latin('0 1 0 rg 0 0 800 500 re f')], {
    catalog:
      `/OpenAction << /S /JavaScript /JS (${script.replaceAll(/[()]/g, '\\$&')}) >> ` +
      `/AA << /WC << /S /URI /URI (${address}/action) >> >> /Names << /JavaScript << /Names [(a) 5 0 R] >> >>`,
    extra: [`<< /S /JavaScript /JS (fetch\\('${address}/named'\\)) >>`],
  });
}

/** A page whose drawing unfolds from some hundred kilobytes to this much. */
export const bombPdf = (unfolded: number): Buffer =>
  pdfOf([deflateSync(Buffer.alloc(unfolded, '0 0 m 9 9 l '))], { filter: '/Filter /FlateDecode' });

/** A PNG of some bytes that says it is this large. */
export function bombPng(side: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header.set([8, 6], 8);
  const chunk = (type: string, body: Buffer) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(body.byteLength);
    return Buffer.concat([length, latin(type), body, Buffer.alloc(4)]);
  };
  const start = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const data = deflateSync(Buffer.alloc(1_000_000));
  return Buffer.concat([start, chunk('IHDR', header), chunk('IDAT', data), chunk('IEND', Buffer.alloc(0))]);
}
