'use client';

import { useTranslations } from 'use-intl';
import { Icon, type IconName } from '@/components/ui/icon';
import styles from './lesson.module.css';

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

type PhasesProps = { readonly current: 'circle' | 'board'; readonly word: boolean };

/** What the lesson is doing, as pictures in a row: only the present one is lit and has its word. */
export function Phases({ current, word }: PhasesProps) {
  const t = useTranslations('pupil.lesson');
  const phases: readonly (readonly ['circle' | 'board' | 'bye', IconName])[] = [
    ['circle', 'circle'],
    ['board', 'board'],
    ['bye', 'wave'],
  ];
  return phases.map(([name, icon]) => {
    const now = name === current;
    return (
      <span
        key={name}
        role="img"
        aria-label={t(name)}
        aria-current={now ? 'step' : undefined}
        data-say={t(name)}
        className={styles.phase}
      >
        <Icon name={icon} size={now ? 30 : 26} strokeWidth={now ? 2.5 : 2.1} />
        {now && word ? <span>{t(name)}</span> : null}
      </span>
    );
  });
}
