'use client';

import type { CSSProperties } from 'react';
import { useTranslations } from 'use-intl';
import type { MediaSnapshot } from '@/lib/classroom/client/media';
import type { LessonFacts } from '@/lib/classroom/schema';
import { BudgetVideo, Pictures } from '../media/budget-video';
import { AdultFace } from '../pupil/lesson/adult-face';
import type { MenuAnchor } from './child-menu';
import { ChildTile, tileLabel, tileLook } from './child-tile';
import { listColleagues, type Child } from './children';
import { gridColumns, type GridStyle } from './grid-columns';
import styles from './staff.module.css';

type ChildrenGridProps = {
  readonly facts: Partial<LessonFacts>;
  readonly media: MediaSnapshot;
  readonly childrenOfClass: readonly Child[];
  readonly onOpen: (anchor: MenuAnchor) => void;
  /** Beside the board there is room for one column. */
  readonly narrow: boolean;
};

const adult = (
  <span className="absolute inset-0 grid place-items-center">
    <AdultFace size={64} />
  </span>
);

const isMissing = (child: Child) => child.place === 'missing';

/** The class as a wall of pictures: who has its camera on is seen, everybody else is its animal. */
export function ChildrenGrid({ facts, media, childrenOfClass, onOpen, narrow }: ChildrenGridProps) {
  const t = useTranslations('staff.stage');
  const colleagues = listColleagues(facts);
  // In the order of the class list: a face does not jump away because another hand goes up.
  const shown = childrenOfClass
    .filter((child) => !narrow || !isMissing(child))
    .toSorted((a, b) => Number(isMissing(a)) - Number(isMissing(b)) || a.order - b.order);
  const style: CSSProperties & GridStyle = gridColumns(shown.length + colleagues.length);
  return (
    <section aria-label={t('children')} className="min-h-0">
      <ul className={`${styles.children} h-full ${narrow ? styles.oneColumn : ''}`} style={style}>
        <Pictures audience="staff">
          {colleagues.map((seat) => {
            const camera = media.people.get(seat.mediaIdentity)?.camera ?? null;
            return (
              <li key={seat.number} className={tileLook}>
                {camera ? (
                  <BudgetVideo handle={camera} title={seat.name ?? ''} at={-1} first>
                    {adult}
                  </BudgetVideo>
                ) : (
                  adult
                )}
                <span className={tileLabel}>{seat.name}</span>
              </li>
            );
          })}
          {shown.map((child) => (
            <ChildTile key={child.key} child={child} onOpen={onOpen} />
          ))}
        </Pictures>
      </ul>
    </section>
  );
}
