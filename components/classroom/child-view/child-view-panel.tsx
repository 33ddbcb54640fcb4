'use client';

import { useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Icon } from '@/components/ui/icon';
import styles from './child-view.module.css';
import { type OwnPicture, useLaidOut } from './own-picture';

/** A child's tablet: what the screens are drawn for (ux: 1024 x 690 beneath the browser's bars). */
const tablet = { width: 1024, height: 690 } as const;
/** Its rim, left and right or above and below, stays in sight. */
const edge = 4;

type ChildViewPanelProps = {
  readonly lessonId: string;
  /** The adult at this screen, as children see her. */
  readonly own: OwnPicture | null;
  readonly onClose: () => void;
};

/** "Kinderblick": a child's whole screen, live and small, beside the lesson. */
export function ChildViewPanel({ lessonId, own, onClose }: ChildViewPanelProps) {
  const t = useTranslations('childView');
  const room = useRef<HTMLDivElement>(null);
  const frame = useRef<HTMLIFrameElement>(null);
  useLaidOut(frame, own);
  const [scale, setScale] = useState(0);
  useEffect(() => {
    const element = room.current;
    if (!element) return undefined;
    const watch = new ResizeObserver(() =>
      setScale(
        Math.min((element.clientWidth - edge) / tablet.width, (element.clientHeight - edge) / tablet.height),
      ),
    );
    watch.observe(element);
    return () => watch.disconnect();
  }, []);
  return (
    <section className={styles.panel} aria-label={t('name')} data-child-view>
      <header className={styles.head}>
        <h2 className="type-h2">{t('name')}</h2>
        <button
          type="button"
          aria-label={t('close')}
          title={t('close')}
          className="tap rounded-control hover:bg-sand grid size-11 shrink-0 place-items-center"
          onClick={onClose}
        >
          <Icon name="x" size={20} strokeWidth={2.1} />
        </button>
      </header>
      <div ref={room} className={styles.room}>
        <div className={styles.tablet} style={{ width: tablet.width * scale, height: tablet.height * scale }}>
          {/* Out of the tab order: nothing in it can be done. */}
          <iframe
            ref={frame}
            title={t('frame')}
            src={`/child-view/${lessonId}`}
            sandbox="allow-scripts allow-same-origin"
            tabIndex={-1}
            className={styles.frame}
            style={{ ...tablet, transform: `scale(${scale})` }}
          />
        </div>
      </div>
      <p className="type-small text-ink-2 px-3 py-1.5">{t('note')}</p>
    </section>
  );
}
