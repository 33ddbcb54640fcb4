'use client';

import { useTranslations } from 'use-intl';
import type { Child } from '@/components/classroom/staff/children';
import { useChildName } from '@/components/classroom/staff/use-child-name';
import { SignAvatar } from '@/components/ui/sign-avatar';
import styles from './tables.module.css';

type TableFacesProps = {
  readonly numbers: readonly number[];
  readonly byNumber: ReadonlyMap<number, Child>;
  /** The child that is about to be moved. */
  readonly picked: number | null;
  readonly onPick: (number: number) => void;
  readonly label: string;
};

/** The children of a table; a tap takes one up, the next tap puts it down somewhere else. */
export function TableFaces({ numbers, byNumber, picked, onPick, label }: TableFacesProps) {
  const t = useTranslations('tables');
  const nameOf = useChildName();
  const children = numbers.flatMap((number) => {
    const child = byNumber.get(number);
    return child ? [{ number, child, name: nameOf(child) }] : [];
  });
  return (
    <div role="group" aria-label={label} className={styles.faces}>
      {children.length === 0 ? <span className="type-small text-ink-2 self-center">{t('empty')}</span> : null}
      {children.map(({ number, child, name }) => (
        <button
          key={number}
          type="button"
          className={styles.face}
          aria-pressed={picked === number}
          aria-label={child.help ? `${t('pick', { name })}, ${t('helps')}` : t('pick', { name })}
          title={name}
          data-help={child.help !== null}
          onClick={() => onPick(number)}
        >
          <SignAvatar animal={child.animal} badge={child.badge} size={44} />
        </button>
      ))}
    </div>
  );
}
