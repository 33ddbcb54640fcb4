import type { PersonMedia } from '@/lib/classroom/client/media';
import type { LessonFacts, SeatView } from '@/lib/classroom/schema';
import { isStaff } from '@/lib/shared/roles';

export type PersonView = {
  readonly seat: SeatView;
  readonly media: PersonMedia | null;
  readonly handUp: boolean;
  readonly speaking: boolean;
};

type PeopleInput = {
  readonly seats: readonly SeatView[];
  readonly hands: LessonFacts['hands'];
  readonly media: ReadonlyMap<string, PersonMedia>;
  readonly me: number;
};

/** The other children: who speaks, then who waits for a turn, then the rest in the order they always have. */
export function orderPeople({ seats, hands, media, me }: PeopleInput): readonly PersonView[] {
  const place = new Map(hands.map((hand, index) => [hand.number, index]));
  const rank = (person: PersonView) =>
    person.speaking ? -1 : (place.get(person.seat.number) ?? Number.MAX_SAFE_INTEGER);
  return seats
    .filter((seat) => seat.role === 'pupil' && seat.state === 'admitted' && seat.online && seat.number !== me)
    .map((seat): PersonView => {
      const its = media.get(seat.mediaIdentity) ?? null;
      return { seat, media: its, handUp: place.has(seat.number), speaking: its?.speaking ?? false };
    })
    .sort((a, b) => rank(a) - rank(b) || a.seat.number - b.seat.number);
}

/** The adult on the screen: whoever shows a picture, else the teacher. */
export function findTeacher({
  seats,
  media,
  voice = null,
}: Pick<PeopleInput, 'seats' | 'media'> & {
  /** The adult who holds the key: a calm ring shows it also between two words. */
  readonly voice?: number | null;
}): PersonView | null {
  const adults = seats.filter((seat) => isStaff(seat.role) && seat.state === 'admitted' && seat.online);
  const mediaOf = (seat: SeatView) => media.get(seat.mediaIdentity) ?? null;
  const shown =
    adults.find((seat) => seat.number === voice) ??
    adults.find((seat) => mediaOf(seat)?.camera) ??
    adults.find((seat) => seat.role === 'teacher') ??
    adults[0];
  if (!shown) return null;
  const its = mediaOf(shown);
  return {
    seat: shown,
    media: its,
    handUp: false,
    speaking: (its?.speaking ?? false) || voice === shown.number,
  };
}

/** As many as there are places; the last place says how many more there are. */
export function fitPeople(
  people: readonly PersonView[],
  places: number,
): { shown: readonly PersonView[]; more: number } {
  if (people.length <= places) return { shown: people, more: 0 };
  return { shown: people.slice(0, places - 1), more: people.length - (places - 1) };
}
