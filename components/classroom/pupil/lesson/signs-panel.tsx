'use client';

import { useTranslations } from 'use-intl';
import { Icon } from '@/components/ui/icon';
import { PictureTile } from '@/components/ui/picture-tile';
import { signalKinds, type SignalKind } from '@/lib/signals/schema';
import { Panel } from './panel';
import { signIcons } from './sign-marks';
import styles from './signs.module.css';

const tones = { yes: 'lagoon', no: 'coral', done: 'sun', clap: 'plum' } as const;

type SignsPanelProps = {
  readonly mine: SignalKind | null;
  readonly onTap: (kind: SignalKind) => void;
  readonly onClose: () => void;
};

/** Four big answers; one tap shows it to everybody and closes this. */
export function SignsPanel({ mine, onTap, onClose }: SignsPanelProps) {
  const t = useTranslations('pupil.sign');
  return (
    <Panel label={t('region')} say={t('region')} layout="tiles" onClose={onClose}>
      {signalKinds.map((kind) => (
        <PictureTile
          key={kind}
          word={t(kind)}
          showWord
          tone={tones[kind]}
          chosen={mine === kind}
          onTap={() => onTap(kind)}
          picture={<Icon name={signIcons[kind]} size={72} />}
          className={styles.tile ?? ''}
          data-tap={`sign.${kind}`}
        />
      ))}
    </Panel>
  );
}
