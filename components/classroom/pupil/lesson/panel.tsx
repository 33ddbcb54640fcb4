'use client';

import { type ReactNode, useEffect, useRef } from 'react';
import { useOnScreen } from '../../speech/audio-context';
import styles from './lesson.module.css';

type PanelProps = {
  readonly label: string;
  readonly say: string;
  readonly layout?: 'tiles' | 'answer' | 'whole';
  readonly onClose: () => void;
  readonly children: ReactNode;
};

/** Something the child asked for, in the place of the stage. Escape closes it; the button that opened it does, too. */
export function Panel({ label, say, layout = 'answer', onClose, children }: PanelProps) {
  const box = useRef<HTMLElement>(null);
  useOnScreen('panel', say);
  useEffect(() => {
    box.current?.querySelector('button')?.focus({ preventScroll: true });
  }, []);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape') onClose();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [onClose]);
  return (
    <section
      ref={box}
      aria-label={label}
      data-say={say}
      className={`${styles.panel} ${layout === 'tiles' ? styles.helpTiles : layout === 'answer' ? styles.answer : ''}`}
    >
      {children}
    </section>
  );
}
