'use client';

import type { LessonFacts, SeatView } from '@/lib/classroom/schema';
import { BenchSection } from './bench-section';
import type { MenuAnchor } from './child-menu';
import type { Child } from './children';
import { ClassSection } from './class-section';
import { HandsSection } from './hands-section';
import { HelpSection } from './help-section';
import styles from './staff.module.css';

type SidePanelProps = {
  readonly facts: Partial<LessonFacts>;
  readonly childrenOfClass: readonly Child[];
  readonly waiting: readonly SeatView[];
  readonly openKey: string | null;
  readonly onOpen: (anchor: MenuAnchor) => void;
};

/** What needs a person is on top: help, then who waits at the door, then hands, then the class. */
export function SidePanel({ facts, childrenOfClass, waiting, openKey, onOpen }: SidePanelProps) {
  const byNumber = new Map(
    childrenOfClass.flatMap((child) => (child.seat ? [[child.seat.number, child] as const] : [])),
  );
  return (
    <aside className={styles.panel}>
      <HelpSection calls={facts.help ?? []} byNumber={byNumber} />
      <BenchSection waiting={waiting} />
      <HandsSection hands={facts.hands ?? []} byNumber={byNumber} />
      <ClassSection childrenOfClass={childrenOfClass} onOpen={onOpen} openKey={openKey} />
    </aside>
  );
}
