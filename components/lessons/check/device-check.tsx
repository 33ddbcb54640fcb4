'use client';

import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { Icon } from '@/components/ui/icon';
import { StatusRegion, Toast } from '@/components/ui/toast';
import { CameraCheck } from './camera-check';
import { closeStream, type DeviceKind, openDevice, type OpenDevice } from './device-preview';
import { MicrophoneCheck } from './microphone-check';

/** Own microphone and camera, for nobody else: nothing is sent. */
export function DeviceCheck() {
  return (
    <div className="grid gap-6 md:grid-cols-2">
      <DeviceCard kind="microphone">{(stream) => <MicrophoneCheck stream={stream} />}</DeviceCard>
      <DeviceCard kind="camera">{(stream) => <CameraCheck stream={stream} />}</DeviceCard>
    </div>
  );
}

type DeviceCardProps = {
  readonly kind: DeviceKind;
  readonly children: (stream: MediaStream) => ReactNode;
};

function DeviceCard({ kind, children }: DeviceCardProps) {
  const t = useTranslations('lessons.check');
  const [device, setDevice] = useState<OpenDevice | 'closed' | 'opening'>('closed');
  const stream = typeof device === 'object' && device.ok ? device.stream : null;
  useEffect(() => () => void (stream && closeStream(stream)), [stream]);
  const isHere = useRef(true);
  useEffect(() => {
    isHere.current = true;
    return () => {
      isHere.current = false;
    };
  }, []);
  const open = async () => {
    setDevice('opening');
    const opened = await openDevice(kind);
    // Whoever left the page while the browser was asking does not want a camera that stays on.
    if (opened.ok && !isHere.current) closeStream(opened.stream);
    else setDevice(opened);
  };
  const problem = typeof device === 'object' && !device.ok ? device.problem : null;
  return (
    <Card aria-label={t(kind)} className="grid content-start gap-4">
      <h2 className="type-h2 flex items-center gap-2.5">
        <Icon name={kind === 'microphone' ? 'mouth-open' : 'camera'} size={24} strokeWidth={2.1} />
        {t(kind)}
      </h2>
      {stream ? children(stream) : null}
      <StatusRegion>
        {device === 'opening' ? <p className="text-ink-2">{t('starting')}</p> : null}
        {problem ? <Toast tone="warning">{t(problem, { device: t(`the.${kind}`) })}</Toast> : null}
      </StatusRegion>
      {stream ? (
        <Button className="justify-self-start" onClick={() => setDevice('closed')}>
          {t('stop')}
        </Button>
      ) : (
        <Button
          className="justify-self-start"
          size="large"
          busy={device === 'opening'}
          onClick={() => void open()}
        >
          {problem ? t('again') : t('start')}
        </Button>
      )}
    </Card>
  );
}
