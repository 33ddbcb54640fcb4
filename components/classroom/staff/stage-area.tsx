'use client';

import { lazy, Suspense } from 'react';
import { useTranslations } from 'use-intl';
import type { WipeRef } from '@/components/boards/page-strip';
import { Spinner } from '@/components/ui/spinner';
import type { ClassroomSnapshot } from '@/lib/classroom/client/classroom';
import type { MenuAnchor } from './child-menu';
import type { Child } from './children';
import { ChildrenGrid } from './children-grid';
import styles from './staff.module.css';

const StaffBoard = lazy(() => import('./staff-board').then((module) => ({ default: module.StaffBoard })));

type StageAreaProps = {
  readonly snapshot: ClassroomSnapshot;
  readonly childrenOfClass: readonly Child[];
  readonly wipe: WipeRef;
  readonly onOpen: (anchor: MenuAnchor) => void;
};

export function StageArea({ snapshot, childrenOfClass, wipe, onOpen }: StageAreaProps) {
  const t = useTranslations('staff.stage');
  const { facts, media } = snapshot;
  const stage = facts.room?.stage ?? 'board';
  const board =
    stage === 'children' || !facts.board ? null : (
      <section className={`${styles.stage} theme-light`} aria-label={t('board')} key="board">
        <Suspense
          fallback={
            <div className="grid size-full place-items-center">
              <Spinner size={48} />
            </div>
          }
        >
          <StaffBoard facts={facts} board={facts.board} wipe={wipe} />
        </Suspense>
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
    <div className={stage === 'both' ? styles.both : 'grid min-h-0'}>
      {board}
      {children}
    </div>
  );
}
