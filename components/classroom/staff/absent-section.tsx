'use client';

import { type RefObject, useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { Icon } from '@/components/ui/icon';
import { SignAvatar } from '@/components/ui/sign-avatar';
import type { MediaSnapshot } from '@/lib/classroom/client/media';
import type { SeatView } from '@/lib/classroom/schema';
import { useNow } from '../pupil/use-now';
import type { Child } from './children';
import styles from './staff.module.css';
import { useAwaySince } from './use-away-since';
import { useChildName } from './use-child-name';
import { waitingTime } from './waiting-time';

type AbsentSectionProps = {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly seats: readonly SeatView[] | undefined;
  readonly media: MediaSnapshot;
  readonly childrenOfClass: readonly Child[];
};

/** Wer fehlt: who never came, whose device is away and since when, and who is here without sound. */
export function AbsentSection({ isOpen, onClose, seats, media, childrenOfClass }: AbsentSectionProps) {
  const t = useTranslations('staff.absent');
  const since = useAwaySince(seats);
  const title = useRef<HTMLHeadingElement>(null);
  const now = useNow(isOpen && since.size > 0 ? 1000 : null);
  useFocusWhenOpen(title, isOpen);
  const inOrder = childrenOfClass.toSorted((a, b) => a.order - b.order);
  const away = inOrder.filter((child) => child.place === 'away');
  const missing = inOrder.filter((child) => child.place === 'missing');
  const silent = inOrder.filter((child) => child.place === 'here' && isSilent(child, media));
  const none = away.length + missing.length + silent.length === 0;
  return (
    <section aria-label={t('title')} className={isOpen ? `${styles.section} bg-sand` : ''}>
      {isOpen ? (
        <>
          <div className="flex items-center gap-2.5">
            <h2 ref={title} tabIndex={-1} className="rounded-control font-medium">
              {t('title')}
            </h2>
            <span className="digits">{missing.length + away.length}</span>
            <button
              type="button"
              aria-label={t('close')}
              className="rounded-control hover:bg-card ms-auto grid size-11 shrink-0 place-items-center"
              onClick={onClose}
            >
              <Icon name="x" size={18} strokeWidth={2.1} />
            </button>
          </div>
          {none ? <p className="type-small">{t('none')}</p> : null}
          <ul className="grid gap-0.5">
            {silent.map((child) => (
              <AbsentRow key={child.key} child={child} word={t('silent')} />
            ))}
            {away.map((child) => (
              <AbsentRow
                key={child.key}
                child={child}
                word={t('away', { time: waitingTime(awaySince(child, since), now) })}
              />
            ))}
            {missing.map((child) => (
              <AbsentRow key={child.key} child={child} word={t('missing')} />
            ))}
          </ul>
        </>
      ) : null}
    </section>
  );
}

function AbsentRow({ child, word }: { readonly child: Child; readonly word: string }) {
  const name = useChildName()(child);
  return (
    <li className="flex min-h-9 items-center gap-3">
      <SignAvatar animal={child.animal} badge={child.badge} size={28} state="asleep" />
      <span className="min-w-0 flex-1 truncate">{name}</span>
      <span className="type-small text-ink-2">{word}</span>
    </li>
  );
}

const awaySince = (child: Child, since: ReadonlyMap<number, number>) =>
  new Date(since.get(child.seat?.number ?? 0) ?? Date.now()).toISOString();

/** Nothing of this child has reached the media server, or it says itself that it hears nothing. */
function isSilent(child: Child, media: MediaSnapshot): boolean {
  return child.help?.kind === 'no-sound' || (media.state === 'on' && child.media === null);
}

function useFocusWhenOpen(target: RefObject<HTMLElement | null>, isOpen: boolean): void {
  useEffect(() => {
    if (!isOpen) return;
    target.current?.focus({ preventScroll: true });
    target.current?.scrollIntoView({ block: 'nearest' });
  }, [isOpen, target]);
}
