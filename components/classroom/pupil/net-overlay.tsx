'use client';

import { useTranslations } from 'use-intl';
import { BridgeScene } from '@/components/ui/scenes/bridge-scene';
import type { ConnectionState } from '@/lib/classroom/client/classroom';
import type { SignFace } from '@/lib/shared/signs';
import { MessageScreen } from './message-screen';
import styles from './overlay.module.css';
import { useNow } from './use-now';

/** A hiccup shorter than this is nothing to tell a child. */
const quietMs = 1_000;
const longMs = 30_000;

type NetOverlayProps = { readonly connection: ConnectionState; readonly sign: SignFace };

/** Lies over the lesson while the net is away; the lesson stays beneath with everything in it. */
export function NetOverlay({ connection, sign }: NetOverlayProps) {
  const t = useTranslations('pupil');
  const now = useNow(connection.type === 'lost' ? 500 : null);
  if (connection.type === 'back') {
    return (
      <div className={styles.over} role="status">
        <MessageScreen
          state="net-back"
          title={t('net.back')}
          picture={(className) => <BridgeScene me={sign} state="whole" className={className} />}
        />
      </div>
    );
  }
  if (connection.type !== 'lost' || now - connection.since < quietMs) return null;
  const long = now - connection.since >= longMs;
  return (
    <div className={styles.over} role="status">
      <MessageScreen
        state={long ? 'net-long' : 'net-lost'}
        title={long ? t('net.still') : t('net.lost')}
        sub={long ? t('net.notYou') : t('net.looking')}
        picture={(className) => (
          <BridgeScene me={sign} state={long ? 'waiting' : 'searching'} className={className} />
        )}
        adult={{ text: t('adult.net'), code: 'sync-lost' }}
      />
    </div>
  );
}
