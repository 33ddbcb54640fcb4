'use client';

import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Icon, type IconName } from '@/components/ui/icon';
import { SignAvatar, type AvatarRing } from '@/components/ui/sign-avatar';
import type { MenuAnchor } from './child-menu';
import type { Child } from './children';
import { useRoom } from './room-context';
import styles from './staff.module.css';
import { useChildName } from './use-child-name';

type ClassSectionProps = {
  readonly childrenOfClass: readonly Child[];
  readonly onOpen: (anchor: MenuAnchor) => void;
  readonly openKey: string | null;
  /** There is sound in this lesson. */
  readonly media: boolean;
  /** Guests have whole names, which want more room than a child's. */
  readonly isForAdults: boolean;
  /** Beside the heading. */
  readonly children?: ReactNode;
};

export function ClassSection(props: ClassSectionProps) {
  const { childrenOfClass, onOpen, openKey, media, isForAdults, children } = props;
  const t = useTranslations('staff.class');
  const { act, isPending } = useRoom();
  return (
    <section aria-label={t('title')} className={styles.section}>
      <div className="mb-0.5 flex min-h-11 items-center gap-x-1.5">
        <h2 className="font-medium">{t('title')}</h2>
        <span className="digits">{childrenOfClass.length}</span>
        {media ? (
          <button
            type="button"
            aria-busy={isPending('media.mute-all') || undefined}
            className="tap rounded-control hover:bg-sand type-small ms-auto min-h-11 px-1.5 font-medium whitespace-nowrap"
            onClick={() => void act('media.mute-all')}
          >
            {t('muteAll')}
          </button>
        ) : null}
        {children}
      </div>
      <ul className={styles.classGrid} data-names={isForAdults ? 'long' : undefined}>
        {childrenOfClass.map((child) => (
          <ClassTile key={child.key} child={child} onOpen={onOpen} isOpen={child.key === openKey} />
        ))}
      </ul>
    </section>
  );
}

type TileState = { readonly ring: AvatarRing; readonly icon: IconName; readonly look: string };
const help: TileState = { ring: 'help', icon: 'lifebuoy', look: 'bg-plum text-on-fill' };
const hand: TileState = { ring: 'hand', icon: 'hand', look: 'bg-sun text-on-sun border-2 border-ink' };
const speaking: TileState = { ring: 'speaking', icon: 'mouth-open', look: 'bg-lagoon text-on-fill' };

function stateOf(child: Child): TileState | null {
  if (child.help) return help;
  if (child.hand) return hand;
  return child.media?.speaking ? speaking : null;
}

type TileProps = {
  readonly child: Child;
  readonly onOpen: (anchor: MenuAnchor) => void;
  readonly isOpen: boolean;
};

function ClassTile({ child, onOpen, isOpen }: TileProps) {
  const t = useTranslations('staff.class');
  const name = useChildName()(child);
  const state = stateOf(child);
  const words = [
    name,
    ...(state ? [t(`state.${state.ring}`)] : []),
    ...(child.place === 'here' ? [] : [t(child.place)]),
  ];
  const face = (
    <>
      <span
        className={`relative grid size-[54px] place-items-center rounded-full ${child.place === 'away' ? 'outline-ink-2 outline-2 -outline-offset-2 outline-dashed' : ''}`}
      >
        <SignAvatar
          animal={child.animal}
          badge={child.badge}
          size={44}
          ring={state?.ring}
          state={child.place === 'here' ? 'open' : 'asleep'}
          className={child.place === 'missing' ? 'opacity-50 grayscale' : ''}
        />
        {state ? (
          <span
            className={`absolute -end-1 -top-1 grid size-6 place-items-center rounded-full ${state.look}`}
          >
            <Icon name={state.icon} size={14} strokeWidth={2.1} />
          </span>
        ) : child.media?.microphoneOn ? (
          <span className="bg-card border-line absolute -end-1 -top-1 grid size-6 place-items-center rounded-full border-2">
            <Icon name="mouth-open" size={14} strokeWidth={2.1} />
          </span>
        ) : null}
      </span>
      <span
        data-tile-name
        className={`type-small w-full truncate text-center ${child.place === 'missing' ? 'text-ink-2' : ''}`}
      >
        {name}
      </span>
    </>
  );
  if (!child.seat) {
    return (
      <li className="grid min-w-0 justify-items-center py-0.5">
        {face}
        <span className="sr-only">{t('missing')}</span>
      </li>
    );
  }
  return (
    <li className="grid min-w-0">
      <button
        type="button"
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        aria-label={words.join(', ')}
        data-child={child.key}
        className="rounded-control hover:bg-sand grid min-w-0 justify-items-center py-0.5"
        onClick={(event) => onOpen({ key: child.key, box: event.currentTarget.getBoundingClientRect() })}
      >
        {face}
      </button>
    </li>
  );
}
