'use client';

import { useTranslations } from 'use-intl';
import { Icon } from '@/components/ui/icon';
import { useRoom } from './room-context';

type ProtectButtonProps = { readonly isShut: boolean; readonly onShut: () => void };

/** The emergency: one tap, no question. The only thing on the screen in this colour. */
export function ProtectButton({ isShut, onShut }: ProtectButtonProps) {
  const t = useTranslations('staff.protection');
  const { isPending } = useRoom();
  const taken = isShut || isPending('protection.shut');
  return (
    <button
      type="button"
      aria-pressed={taken}
      aria-keyshortcuts="Escape"
      title={t('hint')}
      className={`tap rounded-control inline-flex min-h-11 shrink-0 items-center gap-2.5 px-4 font-semibold ${
        taken ? 'border-berry bg-berry-tint text-berry border-2' : 'bg-berry text-on-fill'
      }`}
      onClick={taken ? undefined : onShut}
    >
      <Icon name="shield" size={20} strokeWidth={2.1} />
      <span className="max-[1099px]:hidden">{t('shut')}</span>
      <span className="min-[1100px]:hidden">{t('shutShort')}</span>
    </button>
  );
}

/** Stands where the work modes are: none of them means anything until the class is open again. */
export function ProtectionBanner() {
  const t = useTranslations('staff.protection');
  const { act, isPending } = useRoom();
  const busy = isPending('protection.open');
  return (
    <div
      role="alert"
      title={t('what')}
      className="bg-berry text-on-fill rounded-control flex min-h-11 min-w-0 flex-1 items-center gap-3 ps-4 max-[599px]:basis-full max-[599px]:flex-wrap max-[599px]:gap-y-0"
    >
      <Icon name="shield" size={22} strokeWidth={2.1} filled />
      <strong className="shrink-0 font-semibold">{t('isShut')}</strong>
      <button
        type="button"
        aria-busy={busy || undefined}
        className="tap rounded-control bg-card text-ink border-berry ms-auto min-h-11 shrink-0 border-2 px-4 font-semibold"
        onClick={busy ? undefined : () => void act('protection.open')}
      >
        {t('open')}
      </button>
    </div>
  );
}
