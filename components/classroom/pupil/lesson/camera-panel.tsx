'use client';

import { useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { PupilButton } from '@/components/ui/pupil-button';
import { openCameraPreview, type CameraPreview } from '@/lib/classroom/client/camera-preview';
import { useSayOnce } from '../../speech/audio-context';
import styles from './lesson.module.css';
import { Panel } from './panel';
import type { SeenBy } from './visibility';
import { SeenFaces } from './visibility-pill';

type CameraPanelProps = {
  /** Who would see it. */
  readonly seen: SeenBy;
  readonly sentence: string;
  readonly onYes: () => void;
  readonly onNo: () => void;
  /** No picture could be had: there is nothing to ask. */
  readonly onFailed: () => void;
};

/** The first time: the child sees its own picture before anybody else does, and decides. */
export function CameraPanel({ seen, sentence, onYes, onNo, onFailed }: CameraPanelProps) {
  const t = useTranslations('pupil.camera');
  const video = useRef<HTMLVideoElement>(null);
  const open = useRef<CameraPreview | null>(null);
  const failed = useRef(onFailed);
  useEffect(() => {
    failed.current = onFailed;
  }, [onFailed]);
  useSayOnce(`${t('ask')} ${t('behind')}`);

  useEffect(() => {
    let over = false;
    void openCameraPreview().then((preview) => {
      if (!preview) return over ? undefined : failed.current();
      if (over) return preview.close();
      open.current = preview;
      if (video.current) video.current.srcObject = preview.stream;
    });
    return () => {
      over = true;
      open.current?.close();
      open.current = null;
    };
  }, []);

  /** Busy devices give their camera to one at a time. */
  function decide(act: () => void) {
    open.current?.close();
    open.current = null;
    act();
  }

  return (
    <Panel label={t('ask')} say={`${t('ask')} ${t('behind')}`} onClose={onNo}>
      <h2>{t('ask')}</h2>
      <div className={styles.answerPicture}>
        <div className={styles.preview}>
          <video
            ref={video}
            muted
            autoPlay
            playsInline
            aria-hidden
            className="size-full -scale-x-100 object-cover"
          />
          <span role="img" aria-label={sentence} data-say={sentence} className={styles.previewSeen}>
            <SeenFaces seen={seen} />
          </span>
        </div>
      </div>
      <div className={styles.answerRow}>
        <PupilButton word={t('yes')} icon="eye-open" onTap={() => decide(onYes)} data-tap="camera.yes" />
        <PupilButton word={t('no')} icon="eye-closed" onTap={() => decide(onNo)} data-tap="camera.no" />
      </div>
    </Panel>
  );
}
