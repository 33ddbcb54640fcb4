'use client';

import { useTranslations } from 'use-intl';
import { useSayOnce } from '@/components/classroom/speech/audio-context';
import { SignAvatar } from '@/components/ui/sign-avatar';
import type { Classroom } from '@/lib/classroom/client/classroom';
import type { SeatView } from '@/lib/classroom/schema';
import type { SlatesFact } from '@/lib/slates/schema';
import { SlateGrid, SlatePicture } from './slate-grid';
import styles from './slates.module.css';

type TurnedSlatesProps = {
  readonly classroom: Classroom;
  readonly turned: NonNullable<SlatesFact['turned']>;
  readonly mine: number | null;
  readonly seats: readonly SeatView[];
};

/** What is turned over, for the class: all of them, or one alone. */
export function TurnedSlates({ classroom, turned, mine, seats }: TurnedSlatesProps) {
  const t = useTranslations('pupilSlates');
  const animalName = useTranslations('ui.animal');
  const [first] = turned.slates;
  const seatOf = (number: number | null) => seats.find((seat) => number !== null && seat.number === number);
  const wordOf = ({ name, animal }: SeatView) => name ?? (animal && animalName(animal));
  const nameOf = (number: number | null) => {
    const seat = seatOf(number);
    return seat && wordOf(seat);
  };
  const only = turned.all ? undefined : nameOf(first?.number ?? null);
  const sentence = turned.all ? t('all') : only ? t('of', { name: only }) : t('one');
  useSayOnce(sentence);
  const label = (number: number | null) => {
    const name = nameOf(number);
    return name ? t('of', { name }) : t('one');
  };
  return (
    <div className={styles.turned} data-slates={turned.all ? 'all' : 'one'} data-say={sentence}>
      <p role="status" className={styles.sentence}>
        {sentence}
      </p>
      {turned.all || !first ? (
        <SlateGrid count={turned.slates.length}>
          {turned.slates.map(({ stream, number }) => (
            <li key={stream} className={styles.tile} data-turned={stream === mine}>
              <SlatePicture classroom={classroom} stream={stream} label={label(number)} />
              <Whose seat={seatOf(number)} name={nameOf(number)} />
            </li>
          ))}
        </SlateGrid>
      ) : (
        <div className={styles.large}>
          <div className={styles.largeSheet}>
            <SlatePicture classroom={classroom} stream={first.stream} label={sentence} />
            <Whose seat={seatOf(first.number)} name={nameOf(first.number)} />
          </div>
        </div>
      )}
    </div>
  );
}

/** Nothing when it is shown without its sign. */
function Whose({ seat, name }: { readonly seat: SeatView | undefined; readonly name: string | undefined }) {
  if (!seat?.animal || !seat.badge) return null;
  return (
    <span aria-hidden className={styles.name}>
      <SignAvatar animal={seat.animal} badge={seat.badge} size={28} />
      <span data-name>{name}</span>
    </span>
  );
}
