'use client';

import { useTranslations } from 'use-intl';
import { MessageScreen } from '@/components/classroom/pupil/message-screen';
import { PupilButton } from '@/components/ui/pupil-button';
import { TwoSameScene } from '@/components/ui/scenes/outdoor-scenes';
import type { SignFace } from '@/lib/shared/signs';

type TakenScreenProps = { readonly sign: SignFace; readonly onYes: () => void; readonly onNo: () => void };

/** "Yes" only asks: without the card or the seat itself, the teacher decides at the bench. */
export function TakenScreen({ sign, onYes, onNo }: TakenScreenProps) {
  const t = useTranslations('door.taken');
  const adult = useTranslations('door.adult');
  return (
    <MessageScreen
      state="taken"
      title={t(sign.animal)}
      sub={t('ask')}
      picture={(className) => <TwoSameScene {...sign} className={className} />}
      answers={
        <>
          <PupilButton word={t('yes')} icon="check" onTap={onYes} data-tap="taken.yes" />
          <PupilButton word={t('no')} icon="x" onTap={onNo} data-tap="taken.no" />
        </>
      }
      adult={{ text: adult('taken'), code: 'sign-taken' }}
    />
  );
}
