'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { BackButton } from '@/components/classroom/pupil/corner-buttons';
import { PupilScreen } from '@/components/classroom/pupil/pupil-screen';
import { AnimalHead } from '@/components/ui/animal-head';
import { BadgeMark } from '@/components/ui/badge-mark';
import { PictureTile } from '@/components/ui/picture-tile';
import { badges, type Animal, type Badge, type SignFace } from '@/lib/shared/signs';
import styles from './door.module.css';

type BadgeScreenProps = {
  readonly animal: Animal;
  readonly signs: readonly SignFace[];
  readonly onChoose: (badge: Badge) => void;
  readonly onBack: () => void;
};

export function BadgeScreen({ animal, signs, onChoose, onBack }: BadgeScreenProps) {
  const t = useTranslations('door.who');
  const ui = useTranslations('ui.badge');
  const [note, setNote] = useState(false);
  const exists = (badge: Badge) =>
    signs.length === 0 || signs.some((sign) => sign.animal === animal && sign.badge === badge);
  return (
    <PupilScreen
      state="badge"
      title={note ? t('notHere') : t('badge')}
      corner={<BackButton onTap={onBack} />}
    >
      <div className={styles.four} role="group" aria-label={t('badge')}>
        {badges.map((badge) => (
          <PictureTile
            key={badge}
            word={ui(badge)}
            tone={badge}
            asleep={!exists(badge)}
            onTap={() => (exists(badge) ? onChoose(badge) : setNote(true))}
            data-tap="join.badge"
            picture={
              <span className={styles.badgePicture}>
                <AnimalHead animal={animal} size={150} className={styles.badgeAnimal ?? ''} />
                <BadgeMark badge={badge} size={72} />
              </span>
            }
          />
        ))}
      </div>
    </PupilScreen>
  );
}
