'use client';

import { useTranslations } from 'use-intl';
import type { MediaSnapshot } from '@/lib/classroom/client/media';
import type { LessonFacts } from '@/lib/classroom/schema';
import { LiveVideo } from '../media/live-video';
import { AdultFace } from '../pupil/lesson/adult-face';
import type { MenuAnchor } from './child-menu';
import { ChildTile, tileLabel, tileLook } from './child-tile';
import { listColleagues, type Child } from './children';
import { gridColumns } from './grid-columns';
import styles from './staff.module.css';

type ChildrenGridProps = {
  readonly facts: Partial<LessonFacts>;
  readonly media: MediaSnapshot;
  readonly childrenOfClass: readonly Child[];
  readonly onOpen: (anchor: MenuAnchor) => void;
  /** Beside the board there is room for one column. */
  readonly narrow: boolean;
};

const isMissing = (child: Child) => child.place === 'missing';

/** The class as a wall of pictures: who has its camera on is seen, everybody else is its animal. */
export function ChildrenGrid({ facts, media, childrenOfClass, onOpen, narrow }: ChildrenGridProps) {
  const t = useTranslations('staff.stage');
  const colleagues = listColleagues(facts);
  // In the order of the class list: a face does not jump away because another hand goes up.
  const shown = childrenOfClass
    .filter((child) => !narrow || !isMissing(child))
    .toSorted((a, b) => Number(isMissing(a)) - Number(isMissing(b)) || a.order - b.order);
  const columns = narrow ? 1 : gridColumns(shown.length + colleagues.length);
  return (
    <section aria-label={t('children')} className="min-h-0">
      <ul
        className={`${styles.children} h-full`}
        style={{
          gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))`,
          gridAutoRows: narrow ? '110px' : 'minmax(90px, 1fr)',
        }}
      >
        {colleagues.map((seat) => {
          const camera = media.people.get(seat.mediaIdentity)?.camera ?? null;
          return (
            <li key={seat.number} className={tileLook}>
              {camera ? (
                <LiveVideo handle={camera} title={seat.name ?? ''} />
              ) : (
                <span className="absolute inset-0 grid place-items-center">
                  <AdultFace size={64} />
                </span>
              )}
              <span className={tileLabel}>{seat.name}</span>
            </li>
          );
        })}
        {shown.map((child) => (
          <ChildTile key={child.key} child={child} onOpen={onOpen} />
        ))}
      </ul>
    </section>
  );
}
