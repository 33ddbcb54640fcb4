'use client';

import { useTranslations } from 'use-intl';
import type { Child } from '@/components/classroom/staff/children';
import { useRoom } from '@/components/classroom/staff/room-context';
import { Button } from '@/components/ui/button';
import { SignAvatar } from '@/components/ui/sign-avatar';
import { SlatePicture } from './slate-grid';
import styles from './slates.module.css';

type SlateLargeProps = {
  readonly place: { readonly stream: number; readonly child: Child; readonly name: string };
  readonly isTurned: boolean;
  readonly isBusy: boolean;
  readonly onTurn: (on: boolean) => void;
  readonly onStep: (by: 1 | -1) => void;
  readonly onShut: () => void;
};

/** One slate as large as the stage, and the class may see it. */
export function SlateLarge({ place, isTurned, isBusy, onTurn, onStep, onShut }: SlateLargeProps) {
  const t = useTranslations('slates');
  const { classroom } = useRoom();
  const { stream, child, name } = place;
  return (
    <section aria-label={t('of', { name })} className={`${styles.fill} ${styles.wall}`} data-slates="large">
      <div className={styles.bar}>
        <span className="flex min-w-0 items-center gap-2">
          <SignAvatar animal={child.animal} badge={child.badge} size={40} />
          <h2 className="type-h2 truncate">{name}</h2>
        </span>
        <Button
          icon={isTurned ? 'undo' : 'eye-open'}
          variant={isTurned ? 'secondary' : 'primary'}
          busy={isBusy}
          onClick={() => onTurn(!isTurned)}
        >
          {t(isTurned ? 'turnBack' : 'turnOne')}
        </Button>
        <Button icon="back" onClick={() => onStep(-1)}>
          {t('before')}
        </Button>
        <Button icon="next" onClick={() => onStep(1)}>
          {t('after')}
        </Button>
        <Button icon="tiles" onClick={onShut}>
          {t('all')}
        </Button>
      </div>
      <div className={styles.large}>
        <div className={styles.largeSheet}>
          <SlatePicture key={stream} classroom={classroom} stream={stream} label={t('of', { name })} />
        </div>
      </div>
    </section>
  );
}
