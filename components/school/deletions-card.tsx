import { Card } from '@/components/ui/card';
import { Icon } from '@/components/ui/icon';
import { Toast } from '@/components/ui/toast';
import { loadTranslator } from '@/lib/i18n/server';
import type { RetentionPage } from '@/lib/retention/schema';

type Props = { readonly page: Pick<RetentionPage, 'deletions' | 'total' | 'isWhole'> };

/** What was deleted when: kinds and numbers, nobody's name. */
export async function DeletionsCard({ page }: Props) {
  const t = await loadTranslator('retention.log');
  const parts = await loadTranslator('retention.parts');
  const causes = await loadTranslator('retention.causes');
  const { deletions, total, isWhole } = page;
  return (
    <Card aria-labelledby="deletions" className="grid gap-3">
      <h2 id="deletions" className="type-h2">
        {t('title')}
      </h2>
      <p className="text-ink-2">{t('hint')}</p>
      {isWhole ? null : <Toast tone="danger">{t('broken')}</Toast>}
      {deletions.length === 0 ? (
        <p>{t('none')}</p>
      ) : (
        <ul className="grid max-h-96 overflow-y-auto">
          {deletions.map(({ number, at, what, cause, count }) => (
            <li
              key={number}
              className="border-rule flex flex-wrap justify-between gap-x-6 border-t py-2 first:border-t-0"
            >
              <span>{parts(what, { count })}</span>
              <span className="text-ink-2">
                {causes(cause)}, {at}
              </span>
            </li>
          ))}
        </ul>
      )}
      {total === 0 ? null : (
        <a
          href="/school/deletions"
          download
          className="text-lagoon-deep inline-flex min-h-11 w-fit items-center gap-2 font-medium no-underline hover:underline"
        >
          <Icon name="down" size={20} strokeWidth={2.1} />
          {t('download', { count: total })}
        </a>
      )}
    </Card>
  );
}
