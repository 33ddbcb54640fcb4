'use client';

import { AnimalHead } from '@/components/ui/animal-head';
import { Icon } from '@/components/ui/icon';
import { SignAvatar } from '@/components/ui/sign-avatar';
import { useTap } from '@/components/ui/use-tap';
import type { SignalKind } from '@/lib/signals/schema';
import type { SignFace } from '@/lib/shared/signs';
import { AdultFace } from './adult-face';
import styles from './lesson.module.css';
import { SignMark } from './sign-marks';
import signStyles from './signs.module.css';
import type { SeenBy } from './visibility';

type VisibilityPillProps = {
  readonly sign: SignFace;
  readonly seen: SeenBy;
  /** Who sees and hears me, as a sentence. */
  readonly sentence: string;
  /** The own sign, while it is shown. */
  readonly mine: SignalKind | null;
  readonly onTap: () => void;
};

/** "I, and who sees me": always there, in the same place, and it says so when tapped. */
export function VisibilityPill({ sign, seen, sentence, mine, onTap }: VisibilityPillProps) {
  const tap = useTap(onTap);
  return (
    <button
      type="button"
      className={`tap ${styles.pill}`}
      aria-label={sentence}
      data-say={sentence}
      data-seen={seen}
      data-tap="lesson.seen"
      {...tap}
    >
      <span className="relative grid">
        <SignAvatar {...sign} size={48} />
        {mine ? (
          <span className={signStyles.onMe}>
            <SignMark kind={mine} />
          </span>
        ) : null}
      </span>
      <SeenFaces seen={seen} />
    </button>
  );
}

/** An eye, and the faces behind it. */
export function SeenFaces({ seen }: { readonly seen: SeenBy }) {
  return (
    <span className={styles.pillEye}>
      <Icon name={seen === 'nobody' ? 'eye-closed' : 'eye-open'} size={36} filled={seen !== 'nobody'} />
      {seen === 'nobody' ? null : (
        <span className={styles.pillFaces}>
          <AdultFace size={32} />
          {seen === 'all' || seen === 'table' ? (
            <>
              <AnimalHead animal="frog" size={32} />
              <AnimalHead animal="bear" size={32} />
            </>
          ) : null}
        </span>
      )}
    </span>
  );
}
