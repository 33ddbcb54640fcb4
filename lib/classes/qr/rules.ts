import { create } from 'qrcode';
import type { QrPath } from '../schema';

/** A QR code of level Q as one path, a unit per module, without its quiet zone. */
export function drawQr(text: string): QrPath {
  const { modules } = create(text, { errorCorrectionLevel: 'Q' });
  const rows = Array.from({ length: modules.size }, (_, y) => rowPath(modules, y));
  return { size: modules.size, path: rows.join('') };
}

/** Neighbouring dark modules become one bar, so that no hairline shows between them in print. */
function rowPath(modules: { readonly size: number; get(y: number, x: number): number }, y: number): string {
  let path = '';
  for (let x = 0; x < modules.size; x += 1) {
    const from = x;
    while (x < modules.size && modules.get(y, x)) x += 1;
    if (x > from) path += `M${from} ${y}h${x - from}v1h${from - x}z`;
  }
  return path;
}
