'use client';

import { lazy, Suspense } from 'react';
import { useTranslations } from 'use-intl';
import type { WipeRef } from '@/components/boards/page-strip';
import { Spinner } from '@/components/ui/spinner';
import type { ClassroomSnapshot } from '@/lib/classroom/client/classroom';
import { BoardButtons } from './board-buttons';
import type { MenuAnchor } from './child-menu';
import { childrenByNumber, type Child } from './children';
import { ChildrenGrid } from './children-grid';
import { DrawCard } from './draw-card';
import { SpotlightView } from './spotlight-view';
import styles from './staff.module.css';
import type { Walls } from './use-walls';

const StaffBoard = lazy(() => import('./staff-board').then((module) => ({ default: module.StaffBoard })));
const PollResults = lazy(() =>
  import('@/components/polls/poll-results').then((module) => ({ default: module.PollResults })),
);

const TableWall = lazy(() =>
  import('@/components/tables/table-wall').then((module) => ({ default: module.TableWall })),
);
const SlateWall = lazy(() =>
  import('@/components/slates/slate-wall').then((module) => ({ default: module.SlateWall })),
);

type StageAreaProps = {
  readonly snapshot: ClassroomSnapshot;
  readonly childrenOfClass: readonly Child[];
  readonly wipe: WipeRef;
  readonly onOpen: (anchor: MenuAnchor) => void;
  readonly walls: Walls;
};

export function StageArea({ snapshot, childrenOfClass, wipe, onOpen, walls }: StageAreaProps) {
  const t = useTranslations('staff.stage');
  const { facts, media } = snapshot;
  const slates = facts.slates?.out ? facts.slates : null;
  const stage = facts.attention?.gallery ? 'children' : (facts.room?.stage ?? 'board');
  const board =
    stage === 'children' || !facts.board ? null : (
      <section
        className={`${styles.stage} ${styles.boardStage} theme-light`}
        aria-label={t('board')}
        key="board"
      >
        <div className={styles.board}>
          <Suspense fallback={<Waiting />}>
            <StaffBoard facts={facts} board={facts.board} wipe={wipe} />
          </Suspense>
        </div>
        <BoardButtons
          board={facts.board}
          wipe={wipe}
          slates={{ out: slates !== null, onTap: walls.openSlates }}
        />
      </section>
    );
  const children =
    stage === 'board' ? null : (
      <ChildrenGrid
        onOpen={onOpen}
        facts={facts}
        media={media}
        childrenOfClass={childrenOfClass}
        narrow={stage === 'both'}
      />
    );
  return (
    <div className={`relative ${stage === 'both' ? styles.both : 'grid min-h-0'}`}>
      {board}
      {children}
      <SpotlightView number={facts.attention?.spotlight ?? null} childrenOfClass={childrenOfClass} />
      {slates && walls.open.slates ? (
        <div className={`${styles.stage} ${styles.over}`}>
          <Suspense fallback={<Waiting />}>
            <SlateWall
              slates={slates}
              childrenOfClass={childrenOfClass}
              onShut={() => walls.shut('slates')}
            />
          </Suspense>
        </div>
      ) : null}
      {facts.tables?.now && facts.board && walls.open.tables ? (
        <div className={`${styles.stage} ${styles.over}`}>
          <Suspense fallback={<Waiting />}>
            <TableWall
              facts={facts}
              board={facts.board}
              tables={facts.tables.now}
              byNumber={childrenByNumber(childrenOfClass)}
              onShut={() => walls.shut('tables')}
            />
          </Suspense>
        </div>
      ) : null}
      {facts.poll?.shown ? (
        <section aria-label={t('results')} className={`${styles.stage} ${styles.over} bg-paper! p-4 pt-2`}>
          <Suspense fallback={<Waiting />}>
            <PollResults poll={facts.poll} />
          </Suspense>
        </section>
      ) : null}
      {facts.draw ? <DrawCard draw={facts.draw} childrenOfClass={childrenOfClass} /> : null}
    </div>
  );
}

function Waiting() {
  return (
    <div className="grid size-full place-items-center">
      <Spinner size={48} />
    </div>
  );
}
