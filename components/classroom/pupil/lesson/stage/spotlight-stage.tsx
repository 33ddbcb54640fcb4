'use client';

import { useTranslations } from 'use-intl';
import { AnimalHead } from '@/components/ui/animal-head';
import type { VideoHandle } from '@/lib/classroom/client/media';
import type { SeatView } from '@/lib/classroom/schema';
import { useOnScreen } from '../../../speech/audio-context';
import { LiveVideo } from '../../../media/live-video';
import styles from './stage.module.css';

type SpotlightStageProps = {
  readonly seat: SeatView | undefined;
  readonly camera: VideoHandle | null;
  readonly isMe: boolean;
};

/** One child as large as the stage; without a picture its animal stands there. */
export function SpotlightStage({ seat, camera, isMe }: SpotlightStageProps) {
  const animal = useTranslations('ui.animal');
  const name = seat?.name ?? animal(seat?.animal ?? 'penguin');
  useOnScreen('stage', name);
  return (
    <div className={`${styles.fill} ${styles.spot}`} data-stage="spotlight" data-say={name}>
      {camera ? (
        <div className={styles.spotVideo}>
          <LiveVideo handle={camera} title={name} mirrored={isMe} />
        </div>
      ) : (
        <span className={styles.big} style={{ background: `var(--${seat?.badge ?? 'sun'}-tint)` }}>
          <AnimalHead animal={seat?.animal ?? 'penguin'} state="happy" size="78%" />
        </span>
      )}
      <span className={styles.name} data-name>
        {name}
      </span>
    </div>
  );
}
