'use client';

import { useTranslations } from 'use-intl';
import { DoorButton } from '@/components/classroom/pupil/corner-buttons';
import { PupilScreen } from '@/components/classroom/pupil/pupil-screen';
import { Icon } from '@/components/ui/icon';
import { PupilButton } from '@/components/ui/pupil-button';
import { useTap } from '@/components/ui/use-tap';
import type { SignFace } from '@/lib/shared/signs';
import styles from './door.module.css';
import { SignStage } from './sign-stage';

type HelloScreenProps = {
  readonly sign: SignFace;
  readonly onGo: (sentence: string) => void;
  readonly onNotMe: () => void;
  readonly onLeave: () => void;
};

export function HelloScreen({ sign, onGo, onNotMe, onLeave }: HelloScreenProps) {
  const t = useTranslations('door.hello');
  const ui = useTranslations('ui');
  const name = ui('sign', { animal: ui(`animal.${sign.animal}`), badge: ui(`badge.${sign.badge}`) });
  const sentence = `${t('title')} ${t('sub')}`;
  const notMe = useTap(onNotMe);
  return (
    <PupilScreen state="hello" say={sentence} corner={<DoorButton onTap={onLeave} />}>
      <div className={styles.hello}>
        <SignStage sign={sign} title={name} />
        <div className={styles.words}>
          <h1>{t('title')}</h1>
          <p>{t('sub')}</p>
          <PupilButton
            word={t('go')}
            icon="play"
            size="hello"
            variant="primary"
            onTap={() => onGo(sentence)}
            className={`flex-row-reverse ${styles.go ?? ''}`}
            data-tap="join.go"
          />
          <button type="button" className={`tap ${styles.notMe}`} {...notMe} data-tap="join.not-me">
            <span className={styles.disc}>
              <Icon name="question" size={32} />
            </span>
            {t('notMe')}
          </button>
        </div>
      </div>
    </PupilScreen>
  );
}
