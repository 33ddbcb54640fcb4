import { Icon } from '@/components/ui/icon';
import { PageHeader } from '@/components/ui/page-header';
import { loadTranslator } from '@/lib/i18n/server';

const questions = ['1', '2', '3', '4', '5', '6'] as const;

export async function HelpPage() {
  const t = await loadTranslator('accounts.help');
  return (
    <>
      <PageHeader title={t('title')} hint={t('text')} />
      <div className="grid max-w-3xl gap-3 pb-8">
        {questions.map((number) => (
          <details key={number} className="group rounded-card bg-card shadow-card">
            <summary className="flex min-h-16 list-none items-center justify-between gap-4 px-6 py-3 text-lg font-semibold">
              {t(`q${number}`)}
              <Icon name="down" size={22} strokeWidth={2.1} className="group-open:rotate-180" />
            </summary>
            <p className="max-w-[68ch] px-6 pb-5">{t(`a${number}`)}</p>
          </details>
        ))}
      </div>
    </>
  );
}
