'use client';

import { useEffect, useRef } from 'react';
import type { BoardProvider } from '@/lib/boards/client/board-provider';
import { BoardPreview as Preview } from '@/lib/boards/client/preview/board-preview';
import { pageClock } from '@/lib/boards/client/preview/clock';
import { sheet } from '@/lib/boards/schema';

type BoardPreviewProps = {
  readonly provider: BoardProvider;
  /** What is on it, in words. */
  readonly label: string;
  /** The first one unless said otherwise. */
  readonly pageId?: string | undefined;
  readonly className?: string;
};

const aspect = { aspectRatio: `${sheet.w} / ${sheet.h}` };

/** A board to look at: live, but no editor behind it, so that thirty of them fit on a page. It is as wide as its place. */
export function BoardPreview({ provider, label, pageId, className = '' }: BoardPreviewProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const element = canvas.current;
    const pen = element?.getContext('2d');
    if (!element || !pen) return;
    const surface = {
      pen,
      get width() {
        return element.width;
      },
      set width(width: number) {
        element.width = width;
      },
      get height() {
        return element.height;
      },
      set height(height: number) {
        element.height = height;
      },
    };
    const preview = new Preview({
      source: provider,
      surface,
      clock: pageClock,
      ...(pageId === undefined ? {} : { pageId }),
    });
    const size = new ResizeObserver(() => preview.resize(element.clientWidth * window.devicePixelRatio));
    const sight = new IntersectionObserver((entries) => {
      preview.setVisible(entries.at(-1)?.isIntersecting === true);
    });
    size.observe(element);
    sight.observe(element);
    return () => {
      size.disconnect();
      sight.disconnect();
      preview.close();
    };
  }, [provider, pageId]);
  return <canvas ref={canvas} role="img" aria-label={label} className={className} style={aspect} />;
}
