import type { PersonMedia } from '@/lib/classroom/client/media';
import type { LessonFacts, SeatView } from '@/lib/classroom/schema';
import { isStaff } from '@/lib/shared/roles';
import type { Animal, Badge } from '@/lib/shared/signs';

/** A child as the class list knows it, whether it is here or not. */
export type RosterSign = { readonly animal: Animal; readonly badge: Badge; readonly name: string | null };

export type Child = RosterSign & {
  readonly key: string;
  /** Its place in the class list. */
  readonly order: number;
  /** Its seat in the lesson; null: not here. */
  readonly seat: SeatView | null;
  readonly media: PersonMedia | null;
  readonly hand: LessonFacts['hands'][number] | null;
  readonly help: LessonFacts['help'][number] | null;
  /** away: admitted, but its device is not connected at the moment. */
  readonly place: 'here' | 'away' | 'missing';
};

type Input = {
  readonly roster: readonly RosterSign[];
  readonly facts: Partial<LessonFacts>;
  readonly people: ReadonlyMap<string, PersonMedia>;
};

type FacedSeat = SeatView & { readonly animal: Animal; readonly badge: Badge };
const isFaced = (seat: SeatView): seat is FacedSeat =>
  seat.state === 'admitted' && seat.animal !== undefined && seat.badge !== undefined;

const keyOf = ({ animal, badge }: { readonly animal: Animal; readonly badge: Badge }) => `${animal}-${badge}`;

/** Everybody of the class: who needs help, whose hand is up (longest first), who is here, who is away, who is missing. */
export function listChildren({ roster, facts, people }: Input): readonly Child[] {
  const faced = (facts.seats ?? []).filter(isFaced);
  const seats = new Map(faced.map((seat) => [keyOf(seat), seat]));
  const hands = facts.hands ?? [];
  const known = new Set(roster.map(keyOf));
  const rows = [
    ...roster.map((sign) => ({ sign, key: keyOf(sign), seat: seats.get(keyOf(sign)) ?? null })),
    // New in the class since the page was loaded; and guests, of whom two may have one face.
    ...faced
      .filter((seat) => !known.has(keyOf(seat)))
      .map((seat) => ({ sign: { ...seat, name: null }, key: `seat-${seat.number}`, seat })),
  ];
  const children = rows.map(({ sign: { animal, badge, name }, key, seat }, order): Child => {
    return {
      animal,
      badge,
      key,
      order,
      name: seat?.name ?? name,
      seat,
      media: (seat && people.get(seat.mediaIdentity)) ?? null,
      hand: hands.find((hand) => hand.number === seat?.number) ?? null,
      help: facts.help?.find((call) => call.number === seat?.number) ?? null,
      place: seat ? (seat.online ? 'here' : 'away') : 'missing',
    };
  });
  const rank = (child: Child) => {
    if (child.help) return -1;
    if (child.hand) return hands.indexOf(child.hand);
    return hands.length + { here: 0, away: 1, missing: 2 }[child.place];
  };
  return children.toSorted((a, b) => rank(a) - rank(b)); // stable: the rest keeps the order of the class list
}

/** Those who have a seat. */
export function childrenByNumber(children: readonly Child[]): ReadonlyMap<number, Child> {
  return new Map(children.flatMap((child) => (child.seat ? [[child.seat.number, child] as const] : [])));
}

/** Other adults in the room. */
export function listColleagues(facts: Partial<LessonFacts>): readonly SeatView[] {
  const me = facts.lesson?.me.number;
  return (facts.seats ?? []).filter(
    (seat) => isStaff(seat.role) && seat.state === 'admitted' && seat.online && seat.number !== me,
  );
}

/** Who waits at the door now; a closed tab does not wait. */
export function listWaiting(facts: Partial<LessonFacts>): readonly SeatView[] {
  return (facts.seats ?? []).filter((seat) => seat.state === 'bench' && seat.online);
}
