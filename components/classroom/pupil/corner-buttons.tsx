'use client';

import { useTranslations } from 'use-intl';
import { DiscButton } from '@/components/ui/disc-button';

export function DoorButton({ onTap }: { readonly onTap: () => void }) {
  const t = useTranslations('pupil');
  return (
    <DiscButton icon="door" size={64} label={t('door')} labelSize="hidden" onTap={onTap} data-tap="door" />
  );
}

export function BackButton({ onTap }: { readonly onTap: () => void }) {
  const t = useTranslations('pupil');
  return (
    <DiscButton icon="back" size={64} label={t('backTo')} labelSize="hidden" onTap={onTap} data-tap="back" />
  );
}
