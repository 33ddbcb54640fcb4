'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'use-intl';
import { useSubmit } from '@/components/shell/use-submit';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { addProvider } from '@/lib/sign-on/actions';
import { presets, type Preset } from '@/lib/sign-on/schema';
import { ProviderNote } from './provider-note';

/** With what the school signs on elsewhere: the form then begins with what is usual there. */
export function AddProvider() {
  const t = useTranslations('signOn');
  const router = useRouter();
  const { submit, busy, problem } = useSubmit(
    (preset: Preset) => addProvider(preset),
    (id) => router.push(`/school/sign-on/${id}`),
  );
  return (
    <Card aria-labelledby="add-provider" className="grid gap-4">
      <div>
        <h2 id="add-provider" className="type-h2">
          {t('page.add')}
        </h2>
        <p className="text-ink-2">{t('page.addHint')}</p>
      </div>
      <ul className="grid">
        {presets.map((preset) => (
          <li
            key={preset}
            className="border-rule flex items-center justify-between gap-4 border-t py-3 first:border-t-0"
          >
            <span>
              <span className="block font-medium">{t(`preset.${preset}`)}</span>
              <span className="type-small text-ink-2 block">{t(`presetHint.${preset}`)}</span>
            </span>
            <Button
              icon="plus"
              busy={busy}
              aria-label={t('page.addOf', { name: t(`preset.${preset}`) })}
              onClick={() => submit(preset)}
            >
              {t('page.addThis')}
            </Button>
          </li>
        ))}
      </ul>
      <ProviderNote problem={problem} />
    </Card>
  );
}
