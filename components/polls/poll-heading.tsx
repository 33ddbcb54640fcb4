import type { ReactNode } from 'react';
import styles from './polls.module.css';

type PollHeadingProps = {
  readonly question: string;
  readonly say?: string;
  readonly children?: ReactNode;
};

/** The longer the question, the smaller its letters; never cut. */
const sizeOf = (length: number) =>
  length <= 18 ? 'short' : length <= 34 ? 'middle' : length <= 70 ? 'long' : 'longest';

export function PollHeading({ question, say, children }: PollHeadingProps) {
  return (
    <header className={styles.head}>
      <h2
        data-name
        data-say={say ?? question}
        data-size={sizeOf(question.length)}
        className={styles.question}
      >
        {question}
      </h2>
      {children}
    </header>
  );
}
