/** A PDF of pictures, one JPEG to a page. It holds no names, no dates and nothing that could run. */
export type PdfPicture = { readonly bytes: Uint8Array; readonly width: number; readonly height: number };

/** The width of a sheet of A4 on its side, in points. */
const pageWidth = 842;
const encoder = new TextEncoder();

export function writePicturePdf(pictures: readonly PdfPicture[]): Uint8Array<ArrayBuffer> {
  const parts: Uint8Array[] = [];
  const offsets: number[] = [];
  let size = 0;
  const write = (part: Uint8Array | string): void => {
    const bytes = typeof part === 'string' ? encoder.encode(part) : part;
    parts.push(bytes);
    size += bytes.byteLength;
  };
  const object = (number: number, dictionary: string, stream?: Uint8Array | string): void => {
    offsets[number] = size;
    const bytes = typeof stream === 'string' ? encoder.encode(stream) : stream;
    const length = bytes ? ` /Length ${bytes.byteLength}` : '';
    write(`${number} 0 obj\n<< ${dictionary}${length} >>\n`);
    if (bytes) {
      write('stream\n');
      write(bytes);
      write('\nendstream\n');
    }
    write('endobj\n');
  };

  write('%PDF-1.4\n');
  write(Uint8Array.from([0x25, 0xe2, 0xe3, 0xcf, 0xd3, 0x0a])); // says that bytes follow
  const pageOf = (at: number) => 3 + at * 3;
  object(1, '/Type /Catalog /Pages 2 0 R');
  const kids = pictures.map((_picture, at) => `${pageOf(at)} 0 R`).join(' ');
  object(2, `/Type /Pages /Kids [${kids}] /Count ${pictures.length}`);
  pictures.forEach(({ bytes, width, height }, at) => {
    const page = pageOf(at);
    const pageHeight = Math.round((pageWidth * height * 100) / width) / 100;
    const box = `/MediaBox [0 0 ${pageWidth} ${pageHeight}]`;
    const resources = `/Resources << /XObject << /P ${page + 2} 0 R >> >>`;
    object(page, `/Type /Page /Parent 2 0 R ${box} ${resources} /Contents ${page + 1} 0 R`);
    object(page + 1, '', `q ${pageWidth} 0 0 ${pageHeight} 0 0 cm /P Do Q`);
    const look = `/ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode`;
    object(page + 2, `/Type /XObject /Subtype /Image /Width ${width} /Height ${height} ${look}`, bytes);
  });
  const start = size;
  const count = 3 + pictures.length * 3;
  const rows = Array.from({ length: count - 1 }, (_row, at) => `${padded(offsets[at + 1] ?? 0)} 00000 n \n`);
  write(`xref\n0 ${count}\n0000000000 65535 f \n${rows.join('')}`);
  write(`trailer\n<< /Size ${count} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`);

  const whole = new Uint8Array(size);
  parts.reduce((at, part) => {
    whole.set(part, at);
    return at + part.byteLength;
  }, 0);
  return whole;
}

const padded = (offset: number): string => String(offset).padStart(10, '0');
