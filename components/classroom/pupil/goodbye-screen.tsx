'use client';

import { useTranslations } from 'use-intl';
import { MoonScene } from '@/components/ui/scenes/outdoor-scenes';
import type { SignFace } from '@/lib/shared/signs';
import { MessageScreen } from './message-screen';

type GoodbyeScreenProps = { readonly sign: SignFace | null; readonly name: string | null };

/** The end: devices are off, the seat is forgotten, and nothing on this page can be tapped back into the lesson. */
export function GoodbyeScreen({ sign, name }: GoodbyeScreenProps) {
  const t = useTranslations('pupil.goodbye');
  const adult = useTranslations('pupil.adult');
  const title = name ? t('titleName', { name }) : t('title');
  return (
    <MessageScreen
      state="goodbye"
      title={title}
      sub={`${t('soon')} ${t('close')}`}
      picture={(className) => (
        <MoonScene {...(sign ?? { animal: 'penguin', badge: 'sun' })} className={className} />
      )}
      adult={{ text: adult('over') }}
    />
  );
}
