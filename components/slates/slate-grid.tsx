'use client';

import { type ReactNode, useEffect, useRef, useState } from 'react';
import { BoardPreview } from '@/components/boards/board-preview';
import { useDocument } from '@/components/classroom/use-document';
import { Spinner } from '@/components/ui/spinner';
import type { Classroom } from '@/lib/classroom/client/classroom';
import styles from './slates.module.css';
import { slateTile, wallColumns } from './wall-columns';

type SlateGridProps = {
  readonly count: number;
  /** Sheets alone unless said otherwise. */
  readonly tile?: typeof slateTile;
  readonly busy?: boolean;
  readonly children: ReactNode;
};

/** As many columns as it takes to see them all. */
export function SlateGrid({ count, tile = slateTile, busy = false, children }: SlateGridProps) {
  const list = useRef<HTMLUListElement>(null);
  const [columns, setColumns] = useState(1);
  useEffect(() => {
    const element = list.current;
    if (!element) return;
    const size = new ResizeObserver(() =>
      setColumns(wallColumns(count, element.clientWidth, element.clientHeight, tile)),
    );
    size.observe(element);
    return () => size.disconnect();
  }, [count, tile]);
  return (
    <ul
      ref={list}
      className={styles.grid}
      aria-busy={busy || undefined}
      style={{ gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))`, gap: tile.gap }}
    >
      {children}
    </ul>
  );
}

type SlatePictureProps = { readonly classroom: Classroom; readonly stream: number; readonly label: string };

/** One slate, live. */
export function SlatePicture({ classroom, stream, label }: SlatePictureProps) {
  const provider = useDocument(classroom, stream);
  return (
    <span className={styles.sheet}>
      {provider ? (
        <BoardPreview provider={provider} label={label} className="block w-full" />
      ) : (
        <Spinner size={32} />
      )}
    </span>
  );
}
