'use client';

import { useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { DiscButton } from '@/components/ui/disc-button';
import { SignAvatar } from '@/components/ui/sign-avatar';
import type { VideoHandle } from '@/lib/classroom/client/media';
import type { SeatView } from '@/lib/classroom/schema';
import { useOnScreen } from '../../../speech/audio-context';
import { BudgetVideo, Pictures } from '../../../media/budget-video';
import { LiveVideo } from '../../../media/live-video';
import { AdultFace } from '../adult-face';
import styles from './gallery.module.css';
import { planGrid } from './grid';

export type GalleryPerson = {
  readonly seat: SeatView;
  readonly camera: VideoHandle | null;
  readonly speaking: boolean;
  readonly mirrored?: boolean;
};

/** "Alle zeigen": for a greeting, everybody sees everybody. */
export function GalleryStage({ people }: { readonly people: readonly GalleryPerson[] }) {
  const t = useTranslations('pupil.lesson');
  useOnScreen('stage', t('gallery'));
  const box = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState({ width: 800, height: 500 });
  const [page, setPage] = useState(0);
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const watch = new ResizeObserver(([entry]) => {
      if (entry) setSize({ width: entry.contentRect.width, height: entry.contentRect.height });
    });
    watch.observe(element);
    return () => watch.disconnect();
  }, []);
  const { columns, rows, pages } = planGrid(people.length, size.width, size.height);
  const perPage = columns * rows;
  const at = Math.min(page, pages - 1);
  return (
    <div ref={box} className={styles.gallery} data-stage="gallery" aria-label={t('gallery')} role="group">
      <ul
        className={styles.tiles}
        style={{
          gridTemplate: `repeat(${rows}, minmax(0, 1fr)) / repeat(${columns}, minmax(0, 1fr))`,
        }}
      >
        <Pictures audience="pupil">
          {people.slice(at * perPage, (at + 1) * perPage).map((person, place) => (
            <Tile key={person.seat.number} person={person} place={place} />
          ))}
        </Pictures>
      </ul>
      {pages > 1 ? (
        <div className={styles.pages}>
          <DiscButton
            icon="back"
            size={64}
            label={t('previousPage')}
            labelSize="hidden"
            onTap={() => setPage((at + pages - 1) % pages)}
            data-tap="gallery.back"
          />
          <DiscButton
            icon="next"
            size={64}
            label={t('nextPage')}
            labelSize="hidden"
            onTap={() => setPage((at + 1) % pages)}
            data-tap="gallery.next"
          />
        </div>
      ) : null}
    </div>
  );
}

function Tile({ person, place }: { readonly person: GalleryPerson; readonly place: number }) {
  const animal = useTranslations('ui.animal');
  const { seat, camera, speaking, mirrored = false } = person;
  const name = seat.name ?? animal(seat.animal ?? 'penguin');
  const face =
    seat.role === 'pupil' ? (
      <SignAvatar animal={seat.animal ?? 'penguin'} badge={seat.badge ?? 'sun'} size={84} />
    ) : (
      <AdultFace size="80%" className="self-end" />
    );
  return (
    <li className={styles.tile} data-say={name}>
      <div className={styles.picture} data-speaking={speaking}>
        {camera === null ? (
          face
        ) : mirrored ? (
          <LiveVideo handle={camera} title={name} mirrored />
        ) : (
          <BudgetVideo handle={camera} title={name} at={place} first={speaking || seat.role !== 'pupil'}>
            {face}
          </BudgetVideo>
        )}
      </div>
      <span className={styles.name} data-name>
        {name}
      </span>
    </li>
  );
}
