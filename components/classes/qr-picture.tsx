import type { QrPath } from '@/lib/classes/schema';

const quiet = 4; // modules of white around a code, or readers miss it

type Props = {
  readonly qr: QrPath;
  /** Pixels of the code itself; the quiet zone comes on top where there is no white around it. */
  readonly size: number | string;
  readonly hasQuietZone?: boolean;
  readonly title: string;
  readonly className?: string;
};

export function QrPicture({ qr, size, hasQuietZone = false, title, className }: Props) {
  const edge = hasQuietZone ? quiet : 0;
  return (
    <svg
      role="img"
      aria-label={title}
      viewBox={`${-edge} ${-edge} ${qr.size + 2 * edge} ${qr.size + 2 * edge}`}
      style={{ width: size, height: size, boxSizing: 'content-box' }}
      shapeRendering="crispEdges"
      className={`keep-colours ${className ?? ''}`}
    >
      <path d={qr.path} fill="#22303C" />
    </svg>
  );
}
