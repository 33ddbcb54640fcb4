import type { CSSProperties } from 'react';
import { tableFace } from '@/lib/tables/schema';
import styles from './tables.module.css';

/** The colour of a table for whatever is drawn inside. */
export function tableStyle(table: number): CSSProperties {
  const { colour } = tableFace(table);
  const ink = colour === 'sun' ? 'var(--on-sun)' : 'var(--on-fill)';
  return { '--table': `var(--${colour})`, '--table-ink': ink } as CSSProperties;
}

/** A table as a dot: its colour, and its number when the colours have run out once. Its name stands beside it. */
export function TableSpot({ table }: { readonly table: number }) {
  const { lap } = tableFace(table);
  return (
    <span aria-hidden className={styles.spot} style={tableStyle(table)}>
      {lap > 1 ? lap : ''}
    </span>
  );
}
