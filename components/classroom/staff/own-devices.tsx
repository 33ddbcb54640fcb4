'use client';

import { useTranslations } from 'use-intl';
import type { DeviceState, MediaSnapshot } from '@/lib/classroom/client/media';
import { BarButton } from './bar-button';
import type { KeyMap } from './key-actions';
import type { LessonActions } from './use-lesson-actions';

const lookOf = ({ type }: DeviceState) => (type === 'on' ? 'on' : type === 'problem' ? 'problem' : 'off');

type OwnDevicesProps = {
  readonly media: MediaSnapshot;
  readonly actions: LessonActions;
  readonly keys: KeyMap | null;
};

/** The teacher's own microphone, camera and screen; nothing is on until it is tapped. */
export function OwnDevices({ media, actions, keys }: OwnDevicesProps) {
  const t = useTranslations('staff.bar');
  const notice = useTranslations('staff.notice');
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
        keyShortcut={keys?.microphone}
        hint={hint}
        onClick={actions.microphone}
      />
      <BarButton
        icon={camera.type === 'on' ? 'eye-open' : 'eye-closed'}
        word={t('camera')}
        look={lookOf(camera)}
        isOn={camera.type === 'on'}
        isBusy={camera.type === 'starting' || isConnecting}
        keyShortcut={keys?.camera}
        hint={hint}
        onClick={actions.camera}
      />
      <BarButton
        icon="share"
        word={t('screen')}
        look={screen.type === 'on' ? 'sun' : lookOf(screen)}
        isOn={screen.type === 'on'}
        isBusy={screen.type === 'starting' || isConnecting}
        keyShortcut={keys?.screen}
        hint={hint}
        onClick={actions.screen}
      />
    </>
  );
}
