'use client';

import { useTranslations } from 'use-intl';
import { Button } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';
import { SignAvatar } from '@/components/ui/sign-avatar';
import type { LessonFacts } from '@/lib/classroom/schema';
import type { Child } from './children';
import { useRoom } from './room-context';
import styles from './staff.module.css';
import { useNow } from '../pupil/use-now';
import { useChildName } from './use-child-name';

type DrawCardProps = {
  readonly draw: NonNullable<LessonFacts['draw']>;
  readonly childrenOfClass: readonly Child[];
};

/** While the class thinks nobody knows who it will be, the teacher neither; then the child stands there. */
export function DrawCard({ draw, childrenOfClass }: DrawCardProps) {
  const t = useTranslations('staff.draw');
  const nameOf = useChildName();
  const { act } = useRoom();
  const child = childrenOfClass.find(({ seat }) => seat && seat.number === draw.number);
  return (
    <section
      aria-label={t('title')}
      className={`${styles.stage} ${styles.over} grid place-content-center gap-5 max-[599px]:gap-2`}
    >
      <p role="status" className="type-h1 grid justify-items-center gap-4 text-center">
        {child ? (
          <>
            <span className="max-[599px]:[zoom:0.5]">
              <SignAvatar animal={child.animal} badge={child.badge} size={160} />
            </span>
            {t('drawn', { name: nameOf(child) })}
          </>
        ) : (
          <>
            <span className="max-[599px]:[zoom:0.5]">
              <Shuffle childrenOfClass={childrenOfClass} />
            </span>
            {t('thinking')}
          </>
        )}
      </p>
      <div className="flex justify-center gap-3">
        <Button size="large" icon="x" onClick={() => void act('draw.close')}>
          {t('close')}
        </Button>
        {draw.phase === 'shown' ? (
          <Button size="large" variant="primary" icon="dice" onClick={() => void act('draw.start')}>
            {t('again')}
          </Button>
        ) : null}
      </div>
      {draw.phase === 'shown' ? (
        <p className="text-ink-2 text-center">{t('left', { count: draw.left })}</p>
      ) : null}
    </section>
  );
}

const changeEveryMs = 600;

/** Everybody who could be drawn, one after the other; who wants no motion sees the die. It says nothing about the result. */
function Shuffle({ childrenOfClass }: Pick<DrawCardProps, 'childrenOfClass'>) {
  const isStill = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
  const now = useNow(isStill ? null : changeEveryMs);
  const here = childrenOfClass.filter(({ place }) => place === 'here');
  const child = here[Math.floor(now / changeEveryMs) % Math.max(1, here.length)];
  if (isStill || !child) return <Icon name="dice" size={160} />;
  return <SignAvatar animal={child.animal} badge={child.badge} size={160} />;
}
