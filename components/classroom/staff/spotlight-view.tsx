'use client';

import { useTranslations } from 'use-intl';
import { Button } from '@/components/ui/button';
import { SignAvatar } from '@/components/ui/sign-avatar';
import { LiveVideo } from '../media/live-video';
import type { Child } from './children';
import { useRoom } from './room-context';
import styles from './staff.module.css';
import { useChildName } from './use-child-name';

type SpotlightViewProps = { readonly number: number | null; readonly childrenOfClass: readonly Child[] };

/** One child on everybody's stage; the board lies untouched beneath. */
export function SpotlightView({ number, childrenOfClass }: SpotlightViewProps) {
  const t = useTranslations('staff.spotlight');
  const nameOf = useChildName();
  const { act, isPending } = useRoom();
  const child = number === null ? null : childrenOfClass.find(({ seat }) => seat?.number === number);
  if (!child) return null;
  const name = nameOf(child);
  return (
    <section aria-label={t('title', { name })} className={`${styles.stage} ${styles.over} flex flex-col`}>
      <div className="grid min-h-0 flex-1 place-items-center">
        {child.media?.camera ? (
          <LiveVideo handle={child.media.camera} title={name} fit="contain" />
        ) : (
          <SignAvatar animal={child.animal} badge={child.badge} size={200} />
        )}
      </div>
      <div className="flex items-center justify-between gap-3 p-3 ps-5">
        <p className="type-h1 truncate">{name}</p>
        <Button
          icon="back"
          busy={isPending('attention.spotlight')}
          onClick={() => void act('attention.spotlight', { number: null })}
        >
          {t('back')}
        </Button>
      </div>
    </section>
  );
}
