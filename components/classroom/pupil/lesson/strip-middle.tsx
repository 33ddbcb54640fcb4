'use client';

import { Icon } from '@/components/ui/icon';
import styles from './lesson.module.css';
import type { LessonPhases } from './phases';

export type StripMessage =
  | { readonly kind: 'note'; readonly text: string; readonly say: string }
  | { readonly kind: 'queue'; readonly text: string; readonly say: string; readonly place: number };

const queueDotsMax = 5;

/** Says one thing where the lesson's pictures are, so that nothing on the screen has to move for it. */
export function MessageChip({ message }: { readonly message: StripMessage }) {
  return (
    <p role="status" className={styles.message} data-kind={message.kind} data-say={message.say}>
      {message.kind === 'queue' ? (
        <span className={styles.queueDots} aria-hidden>
          {Array.from({ length: Math.min(message.place, queueDotsMax) }, (_, index) => (
            <i key={index} />
          ))}
        </span>
      ) : null}
      {message.text}
    </p>
  );
}

type PhasesProps = {
  readonly phases: LessonPhases;
  readonly word: boolean;
  /** No room for the others. */
  readonly alone?: boolean;
};

/** What the lesson is doing, as pictures in a row: only the present one is lit and has its word. */
export function Phases({ phases: { list, at }, word, alone = false }: PhasesProps) {
  return list.map(({ icon, word: name }, index) => {
    const now = index === at;
    if (alone && !now) return null;
    return (
      <span
        key={index}
        role="img"
        aria-label={name}
        aria-current={now ? 'step' : undefined}
        data-say={name}
        className={styles.phase}
      >
        <Icon name={icon} size={now ? 30 : 26} strokeWidth={now ? 2.5 : 2.1} />
        {now && word ? <span>{name}</span> : null}
      </span>
    );
  });
}
