import { AnimalFigure } from '@/components/ui/animal-figure';
import { BadgeMark } from '@/components/ui/badge-mark';
import type { SignFace } from '@/lib/shared/signs';
import styles from './door.module.css';

/** The child's own sign, large and waving: it is the whole identity check. */
export function SignStage({ sign, title }: { readonly sign: SignFace; readonly title?: string }) {
  const name = title ? { role: 'img', 'aria-label': title } : { 'aria-hidden': true };
  return (
    <div className={styles.stageWrap} {...name}>
      <div className={`keep-colours ${styles.stage}`}>
        <div className={styles.ground} />
        <AnimalFigure
          animal={sign.animal}
          pose="wave"
          state="happy"
          height="90%"
          className={styles.figure ?? ''}
        />
        <span className={styles.badge}>
          <BadgeMark badge={sign.badge} size={76} halo={null} />
        </span>
      </div>
    </div>
  );
}
