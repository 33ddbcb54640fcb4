'use client';

import { useTranslations } from 'use-intl';
import { Icon } from '@/components/ui/icon';
import { SignAvatar } from '@/components/ui/sign-avatar';
import { BudgetVideo } from '../media/budget-video';
import type { MenuAnchor } from './child-menu';
import type { Child } from './children';
import { useChildName } from './use-child-name';

export const tileLook = 'relative overflow-hidden rounded-card bg-sand min-h-20';
export const tileLabel =
  'bg-ink text-paper type-small absolute start-1.5 bottom-1.5 max-w-[90%] line-clamp-2 rounded-xl px-2 leading-tight';

const states = {
  help: { colour: 'plum', icon: 'lifebuoy', look: 'bg-plum text-on-fill' },
  hand: { colour: 'sun', icon: 'hand', look: 'bg-sun text-on-sun' },
  speaking: { colour: 'lagoon', icon: 'mouth-open', look: 'bg-lagoon text-on-fill' },
} as const;

function stateOf({ help, hand, media }: Child) {
  if (help) return states.help;
  if (hand) return states.hand;
  return media?.speaking ? states.speaking : null;
}

type ChildTileProps = { readonly child: Child; readonly onOpen: (anchor: MenuAnchor) => void };

/** One child on the stage: its picture, or its animal; a tap opens what can be done for it. */
export function ChildTile({ child, onOpen }: ChildTileProps) {
  const t = useTranslations('staff.stage');
  const name = useChildName()(child);
  if (child.place === 'missing') {
    return (
      <li className="border-line text-ink-2 type-small rounded-card grid min-h-20 place-items-center border-2 border-dashed p-2 text-center">
        {t('missing', { name })}
      </li>
    );
  }
  const state = stateOf(child);
  const words = child.place === 'away' ? t('away', { name }) : name;
  const camera = child.media?.camera;
  const face = (
    <span className="absolute inset-0 grid place-items-center">
      <SignAvatar
        animal={child.animal}
        badge={child.badge}
        size={60}
        state={child.place === 'away' ? 'asleep' : 'open'}
      />
    </span>
  );
  return (
    <li className={tileLook}>
      {camera ? (
        <BudgetVideo handle={camera} title={name} at={child.order} first={state !== null}>
          {face}
        </BudgetVideo>
      ) : (
        face
      )}
      {state ? <StateMark {...state} /> : null}
      <span aria-hidden className={tileLabel}>
        {name}
      </span>
      <button
        type="button"
        aria-haspopup="dialog"
        aria-label={state ? `${words}, ${t(`state.${state.icon}`)}` : words}
        className="rounded-card absolute inset-0 -outline-offset-4!"
        onClick={(event) => onOpen({ key: child.key, box: event.currentTarget.getBoundingClientRect() })}
      />
    </li>
  );
}

function StateMark({ colour, icon, look }: (typeof states)[keyof typeof states]) {
  return (
    <>
      <span
        aria-hidden
        className="rounded-card pointer-events-none absolute inset-0"
        style={{ boxShadow: `inset 0 0 0 5px var(--${colour}), inset 0 0 0 7px var(--paper)` }}
      />
      <span className={`absolute end-2 top-2 grid size-8 place-items-center rounded-full ${look}`}>
        <Icon name={icon} size={18} strokeWidth={2.1} />
      </span>
    </>
  );
}
