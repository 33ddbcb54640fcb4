'use client';

import { useTranslations } from 'use-intl';
import { TableSpot } from '@/components/tables/table-look';
import { useTableName } from '@/components/tables/use-table-name';
import { Icon } from '@/components/ui/icon';
import { SignAvatar } from '@/components/ui/sign-avatar';
import type { LessonFacts } from '@/lib/classroom/schema';
import type { Child } from './children';
import { PanelButton } from './panel-button';
import { useRoom } from './room-context';
import styles from './staff.module.css';
import { useChildName } from './use-child-name';

type HelpSectionProps = {
  readonly calls: LessonFacts['help'];
  readonly byNumber: ReadonlyMap<number, Child>;
  readonly tables: LessonFacts['tables'] | undefined;
};

/** Nobody but the adults sees it. */
export function HelpSection({ calls, byNumber, tables }: HelpSectionProps) {
  const t = useTranslations('staff.help');
  const { act, isPending } = useRoom();
  const nameOf = useChildName();
  const tableName = useTableName();
  const rows = calls.flatMap((call) => {
    const child = byNumber.get(call.number);
    const table = tables?.now?.tables.find(({ seats }) => seats.includes(call.number))?.table ?? null;
    return child ? [{ ...call, child, table, name: nameOf(child) }] : [];
  });
  return (
    <section aria-label={t('title')} className={rows.length > 0 ? `${styles.section} bg-plum-tint` : ''}>
      {rows.length > 0 ? (
        <div className="flex items-center gap-2.5">
          <Icon name="lifebuoy" size={20} strokeWidth={2.1} />
          <h2 className="font-medium">{t('title')}</h2>
          <span className="type-small ms-auto">{t('private')}</span>
        </div>
      ) : null}
      <ul aria-live="polite">
        {rows.map(({ number, kind, answer, child, table, name }) => (
          <li key={number} className="py-1">
            <div className="flex min-h-11 items-center gap-3">
              <SignAvatar animal={child.animal} badge={child.badge} size={32} />
              <span className="min-w-0 flex-1">
                {table === null ? null : (
                  <span className="type-small flex items-center gap-1.5 font-medium">
                    <TableSpot table={table} />
                    {tableName(table)}
                  </span>
                )}
                {t(`kind.${kind}`, { name })}
                {answer ? (
                  <span className="type-small text-ink-2 block">{t(`answered.${answer}`)}</span>
                ) : null}
              </span>
              <button
                type="button"
                aria-label={t('close', { name })}
                title={t('closeShort')}
                disabled={isPending('help.close', number)}
                className="rounded-control hover:bg-card grid size-11 shrink-0 place-items-center"
                onClick={() => void act('help.close', { number }, number)}
              >
                <Icon name="check" size={22} strokeWidth={2.1} />
              </button>
            </div>
            <div className="flex gap-2">
              {(['coming', 'breathe'] as const).map((kindOfAnswer) => (
                <PanelButton
                  key={kindOfAnswer}
                  tone="plum"
                  isOn={answer === kindOfAnswer}
                  isBusy={isPending('help.answer', `${number} ${kindOfAnswer}`)}
                  label={t(`answerTo.${kindOfAnswer}`, { name })}
                  onClick={() =>
                    void act('help.answer', { number, answer: kindOfAnswer }, `${number} ${kindOfAnswer}`)
                  }
                >
                  {t(`answer.${kindOfAnswer}`)}
                </PanelButton>
              ))}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
