'use client';

import { useRouter } from 'next/navigation';
import { useLocale } from 'use-intl';
import { Icon } from '@/components/ui/icon';
import { asLocale, localeCookie, locales, type Locale } from '@/lib/i18n/locales';

/** Each language in its own words. */
const names: Readonly<Record<Locale, string>> = { de: 'Deutsch', en: 'English' };

export function LanguageMenu({ label }: { readonly label: string }) {
  const locale = useLocale();
  const router = useRouter();
  return (
    <span className="focus-within-ring rounded-control text-ink-2 hover:bg-sand relative inline-flex min-h-11 items-center">
      <select
        aria-label={label}
        value={locale}
        onChange={(event) => {
          const chosen = asLocale(event.target.value);
          if (!chosen) return;
          document.cookie = `${localeCookie}=${chosen}; path=/; max-age=31536000; samesite=lax`;
          router.refresh();
        }}
        className="text-ink-2 min-h-11 cursor-pointer appearance-none bg-transparent ps-3 pe-10 font-medium outline-none"
      >
        {locales.map((one) => (
          <option key={one} value={one} className="bg-card text-ink">
            {names[one]}
          </option>
        ))}
      </select>
      <Icon name="down" size={18} strokeWidth={2.1} className="pointer-events-none absolute end-2" />
    </span>
  );
}
