'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { DoorButton } from '@/components/classroom/pupil/corner-buttons';
import { PupilScreen } from '@/components/classroom/pupil/pupil-screen';
import { AnimalHead } from '@/components/ui/animal-head';
import { PictureTile } from '@/components/ui/picture-tile';
import { animals, type Animal, type SignFace } from '@/lib/shared/signs';
import styles from './door.module.css';

type AnimalScreenProps = {
  /** Signs of the class; empty means any. */
  readonly signs: readonly SignFace[];
  readonly onChoose: (animal: Animal) => void;
  readonly onLeave: () => void;
};

/** Twelve animals, always in the same places; one that no child of the class has, sleeps. */
export function AnimalScreen({ signs, onChoose, onLeave }: AnimalScreenProps) {
  const t = useTranslations('door.who');
  const ui = useTranslations('ui.animal');
  const [note, setNote] = useState(false);
  const exists = (animal: Animal) => signs.length === 0 || signs.some((sign) => sign.animal === animal);
  return (
    <PupilScreen
      state="animal"
      title={note ? t('notHere') : t('animal')}
      corner={<DoorButton onTap={onLeave} />}
    >
      <div className={styles.tiles} role="group" aria-label={t('animal')}>
        {animals.map((animal) => {
          const here = exists(animal);
          return (
            <PictureTile
              key={animal}
              word={ui(animal)}
              asleep={!here}
              onTap={() => (here ? onChoose(animal) : setNote(true))}
              data-tap="join.animal"
              picture={
                <AnimalHead
                  animal={animal}
                  state={here ? 'open' : 'asleep'}
                  size={132}
                  className={styles.tilePicture ?? ''}
                />
              }
            />
          );
        })}
      </div>
    </PupilScreen>
  );
}
