'use client';

import type { ReactNode } from 'react';
import { useSayOnce } from '../speech/audio-context';
import { AdultLine } from './adult-line';
import styles from './message-screen.module.css';
import { PupilScreen } from './pupil-screen';

type MessageScreenProps = {
  readonly state: string;
  readonly title: string;
  readonly sub?: string | undefined;
  /** A scene; it gets this class to fill its place. */
  readonly picture: (className: string | undefined) => ReactNode;
  readonly corner?: ReactNode;
  readonly answers?: ReactNode;
  readonly adult?: { readonly text: string; readonly code?: string | undefined } | undefined;
};

/** One picture, one sentence that is said once, at most two answers; the adult's line is folded. */
export function MessageScreen(props: MessageScreenProps) {
  const { state, title, sub, picture, corner, answers, adult } = props;
  useSayOnce([title, sub].filter(Boolean).join(' '));
  return (
    <PupilScreen state={state} title={title} sub={sub} corner={corner}>
      <div className={styles.layout}>
        {picture(styles.picture)}
        {answers || adult ? (
          <div className={styles.foot} data-lonely={!answers}>
            {answers ? <div className={styles.answers}>{answers}</div> : null}
            {adult ? <AdultLine {...adult} /> : null}
          </div>
        ) : null}
      </div>
    </PupilScreen>
  );
}
