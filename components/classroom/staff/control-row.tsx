'use client';

import { useTranslations } from 'use-intl';
import { Icon } from '@/components/ui/icon';
import type { LessonFacts } from '@/lib/classroom/schema';
import type { Child } from './children';
import { PresetRow } from './preset-row';
import { ProtectionBanner } from './protection';
import { ReceivedNote } from './received-note';
import { StageControl } from './stage-control';
import styles from './staff.module.css';
import type { Undo } from './use-undo';
import { type ChildViewSwitch, ViewMenu } from './view-menu';

type ControlRowProps = {
  readonly facts: Partial<LessonFacts>;
  readonly byNumber: ReadonlyMap<number, Child>;
  readonly undo: Undo;
  readonly childView: ChildViewSwitch;
};

/** What the class does and sees, in one row that never changes its height: nothing moves under a pen. */
export function ControlRow({ facts, byNumber, undo, childView }: ControlRowProps) {
  const t = useTranslations('staff.undo');
  return (
    <div className={styles.control}>
      {facts.protection ? <ProtectionBanner /> : <PresetRow mode={facts.mode ?? null} />}
      {undo.what ? (
        <button
          type="button"
          className="tap rounded-control border-ink bg-sun text-on-sun type-small flex min-h-11 shrink-0 items-center gap-2 border-2 px-3 font-medium"
          title={t(undo.what)}
          onClick={undo.take}
        >
          <Icon name="undo" size={20} strokeWidth={2.1} />
          {t('word')}
        </button>
      ) : facts.protection ? null : (
        <ReceivedNote received={facts.received ?? null} byNumber={byNumber} />
      )}
      <StageControl facts={facts} />
      <ViewMenu facts={facts} childView={childView} />
    </div>
  );
}
