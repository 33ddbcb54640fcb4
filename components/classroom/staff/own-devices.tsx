'use client';

import { useTranslations } from 'use-intl';
import type { DeviceState, MediaSnapshot } from '@/lib/classroom/client/media';
import { LiveVideo } from '../media/live-video';
import { BarButton } from './bar-button';
import { useRoom } from './room-context';
import styles from './staff.module.css';

const lookOf = ({ type }: DeviceState) => (type === 'on' ? 'on' : type === 'problem' ? 'problem' : 'off');

/** The teacher's own microphone, camera and screen; nothing is on until it is tapped. */
export function OwnDevices({ media }: { readonly media: MediaSnapshot }) {
  const t = useTranslations('staff.bar');
  const notice = useTranslations('staff.notice');
  const { classroom } = useRoom();
  const { microphone, camera, screen } = media;
  const isConnecting = media.state === 'connecting' || media.state === 'off';
  const hint = isConnecting ? notice('connecting') : undefined;
  return (
    <>
      <BarButton
        icon={microphone.type === 'on' ? 'mouth-open' : 'mouth-closed'}
        word={t('microphone')}
        look={lookOf(microphone)}
        isOn={microphone.type === 'on'}
        isBusy={microphone.type === 'starting' || isConnecting}
        keyShortcut="m"
        hint={hint}
        onClick={() => void classroom.setMicrophone(microphone.type !== 'on')}
      />
      <BarButton
        icon={camera.type === 'on' ? 'eye-open' : 'eye-closed'}
        word={t('camera')}
        look={lookOf(camera)}
        isOn={camera.type === 'on'}
        isBusy={camera.type === 'starting' || isConnecting}
        keyShortcut="v"
        hint={hint}
        onClick={() => void classroom.setCamera(camera.type !== 'on')}
      />
      <BarButton
        icon="share"
        word={t('screen')}
        look={screen.type === 'on' ? 'sun' : lookOf(screen)}
        isOn={screen.type === 'on'}
        isBusy={screen.type === 'starting' || isConnecting}
        keyShortcut="s"
        hint={hint}
        onClick={() => void classroom.setScreen(screen.type !== 'on')}
      />
      {media.ownCamera ? (
        <div className={styles.self}>
          <LiveVideo handle={media.ownCamera} title={t('self')} mirrored />
        </div>
      ) : null}
      <span aria-hidden className="bg-line mx-1.5 h-11 w-px shrink-0 opacity-50" />
    </>
  );
}
