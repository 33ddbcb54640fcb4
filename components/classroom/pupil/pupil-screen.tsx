'use client';

import type { ReactNode } from 'react';
import { EarButton } from '../speech/ear-button';
import styles from './pupil-screen.module.css';

type PupilScreenProps = {
  /** Which screen this is, for tests and styles. */
  readonly state: string;
  readonly title?: string | undefined;
  readonly sub?: string | undefined;
  /** What the ear reads; without it, title and sub. */
  readonly say?: string | undefined;
  /** Door or back arrow, upper inline start. */
  readonly corner?: ReactNode;
  readonly children: ReactNode;
};

/** The sheet of paper every screen outside the lesson is drawn on: corner, sentence, ear, and one thing to do. */
export function PupilScreen({ state, title, sub, say, corner, children }: PupilScreenProps) {
  const sentence = say ?? [title, sub].filter(Boolean).join(' ');
  return (
    <main className={`pupil ${styles.screen}`} data-audience="pupil" data-state={state} data-say={sentence}>
      <header className={styles.head}>
        <div className={styles.start}>{corner}</div>
        <div className={styles.titles} aria-live="polite">
          {title ? <h1 className={styles.title}>{title}</h1> : null}
          {sub ? <p className={styles.sub}>{sub}</p> : null}
        </div>
        <div className={styles.end}>
          <EarButton sentence={sentence} />
        </div>
      </header>
      <div className={styles.body}>{children}</div>
    </main>
  );
}
