'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Icon } from '@/components/ui/icon';
import { SignAvatar } from '@/components/ui/sign-avatar';
import { Switch } from '@/components/ui/switch';
import type { LessonFacts } from '@/lib/classroom/schema';
import { useNow } from '../pupil/use-now';
import type { Child } from './children';
import { PanelButton } from './panel-button';
import { Popover } from './popover';
import { useRoom } from './room-context';
import styles from './staff.module.css';
import { useChildName } from './use-child-name';
import { waitingTime } from './waiting-time';

type Turns = LessonFacts['turns'] | undefined;
type HandsSectionProps = {
  readonly hands: LessonFacts['hands'];
  readonly turns: Turns;
  readonly byNumber: ReadonlyMap<number, Child>;
  readonly onTurn: (number: number) => void;
};

/** Who waits for a turn, in the order in which they are called. */
export function HandsSection({ hands, turns, byNumber, onTurn }: HandsSectionProps) {
  const t = useTranslations('staff.hands');
  const nameOf = useChildName();
  const rows = hands.flatMap((hand) => {
    const child = byNumber.get(hand.number);
    return child ? [{ hand, child, name: nameOf(child) }] : [];
  });
  const next = rows.find(({ hand }) => !hand.turn)?.hand.number;
  const now = useNow(rows.length > 0 ? 1000 : null);
  return (
    <section aria-label={t('title')} className={rows.length > 0 ? `${styles.section} bg-sun-tint` : ''}>
      {rows.length > 0 ? <HandsTitle count={rows.length} turns={turns} /> : null}
      <ol aria-live="polite">
        {rows.map((row, at) => (
          <HandRow
            key={row.hand.number}
            {...row}
            place={at + 1}
            waited={waitingTime(row.hand.since, now)}
            times={turns?.spoken?.find(({ number }) => number === row.hand.number)?.times ?? 0}
            isNext={row.hand.number === next}
            onTurn={onTurn}
          />
        ))}
      </ol>
    </section>
  );
}

type HandRowProps = {
  readonly hand: LessonFacts['hands'][number];
  readonly child: Child;
  readonly name: string;
  readonly place: number;
  readonly waited: string;
  /** How often this child has spoken today. */
  readonly times: number;
  readonly isNext: boolean;
  readonly onTurn: (number: number) => void;
};

function HandRow({ hand, child, name, place, waited, times, isNext, onTurn }: HandRowProps) {
  const t = useTranslations('staff.hands');
  const { act, isPending } = useRoom();
  const { number, turn } = hand;
  return (
    <li className={styles.handRow}>
      <span className="digits font-bold">{place}</span>
      <SignAvatar animal={child.animal} badge={child.badge} size={32} />
      <span className="grid min-w-0">
        <span className="line-clamp-2 leading-5 wrap-anywhere">{name}</span>
        <span className="text-ink-2 flex gap-2 text-sm leading-4" aria-live="off">
          <span className="digits">{waited}</span>
          {times > 0 ? <span className="whitespace-nowrap">{t('spoken', { times })}</span> : null}
        </span>
      </span>
      <button
        type="button"
        aria-label={t('lower', { name })}
        title={t('lowerShort')}
        disabled={isPending('hands.lower-one', number)}
        className="rounded-control hover:bg-card grid size-11 place-items-center"
        onClick={() => void act('hands.lower-one', { number }, number)}
      >
        <Icon name="x" size={18} strokeWidth={2.1} />
      </button>
      {turn ? (
        <button
          type="button"
          aria-label={t('endTurn', { name })}
          title={t('endTurnHint')}
          className="tap rounded-control bg-sun text-on-sun border-on-sun grid min-h-11 place-items-center border-2 font-semibold"
          onClick={() => void act('hands.end-turn', {}, number)}
        >
          {t('hasTurn')}
        </button>
      ) : (
        <PanelButton
          tone={isNext ? 'primary' : 'plain'}
          label={t('giveTurn', { name })}
          isBusy={isPending('hands.give-turn', number)}
          onClick={() => onTurn(number)}
        >
          {t('turn')}
        </PanelButton>
      )}
    </li>
  );
}

function HandsTitle({ count, turns }: { readonly count: number; readonly turns: Turns }) {
  const t = useTranslations('staff.hands');
  const { act, isPending, wanted } = useRoom();
  const [box, setBox] = useState<DOMRect | null>(null);
  const fair = (wanted('hands.order')?.order ?? turns?.order) === 'fair';
  const closes = (wanted('hands.closes')?.on ?? turns?.closes) === true;
  return (
    <div className="flex items-center gap-2.5">
      <Icon name="hand" size={20} strokeWidth={2.1} />
      <h2 className="font-medium">{t('title')}</h2>
      <span className="digits">{count}</span>
      <PanelButton
        className="type-small ms-auto min-w-0!"
        isOn={fair}
        onTone="sun"
        onClick={() => void act('hands.order', { order: fair ? 'queue' : 'fair' })}
      >
        {t('fair')}
      </PanelButton>
      <button
        type="button"
        aria-haspopup="dialog"
        aria-expanded={box !== null}
        aria-label={t('more')}
        title={t('more')}
        className="rounded-control hover:bg-card grid size-11 shrink-0 place-items-center"
        onClick={(event) => setBox(event.currentTarget.getBoundingClientRect())}
      >
        <Icon name="down" size={20} strokeWidth={2.1} />
      </button>
      {box ? (
        <Popover label={t('more')} box={box} width={328} onClose={() => setBox(null)}>
          <div className="grid gap-2 p-2">
            <Switch
              label={t('closes')}
              hint={t('closesHint')}
              checked={closes}
              onChange={(on) => void act('hands.closes', { on })}
            />
            <p className="type-small text-ink-2">
              <strong className="text-ink font-semibold">{t('fair')}:</strong> {t('fairHint')}
            </p>
            <PanelButton
              isBusy={isPending('hands.lower-all')}
              onClick={() => void act('hands.lower-all').then(() => setBox(null))}
            >
              {t('lowerAll')}
            </PanelButton>
          </div>
        </Popover>
      ) : null}
    </div>
  );
}
