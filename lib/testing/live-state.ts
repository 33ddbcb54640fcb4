import type { LiveSeat, LiveState } from '@/lib/classroom/feature';

export const seatNumbers = { teacher: 1, coteacher: 2, pupil: 3, bench: 4 } as const;

function seat(number: number, part: Partial<LiveSeat>): LiveSeat {
  return {
    seatId: `seat-${number}`,
    number,
    role: 'pupil',
    state: 'admitted',
    via: 'link',
    signId: null,
    cardId: null,
    holdsSign: false,
    marked: false,
    online: true,
    mediaIdentity: `media-${number}`,
    ...part,
  };
}

/** A live lesson with one seat of each kind; the bench seat asks for the pupil's sign. */
export function makeLiveState(): LiveState {
  const fox = { animal: 'fox', badge: 'sun', signId: 'sign-fox' } as const;
  const seats = [
    seat(seatNumbers.teacher, { role: 'teacher', via: 'account', name: 'Frau Kaya' }),
    seat(seatNumbers.coteacher, { role: 'coteacher', via: 'account', name: 'Herr Blum' }),
    seat(seatNumbers.pupil, { ...fox, via: 'card', cardId: 'card-1', holdsSign: true, name: 'Mia' }),
    seat(seatNumbers.bench, { ...fox, state: 'bench' }),
  ];
  return {
    lesson: {
      lessonId: 'lesson',
      title: 'Mathe',
      className: '2a',
      kind: 'class',
      grade: '1-2',
      startsAt: '2026-11-24T07:00:00.000Z',
      endsAt: '2026-11-24T07:45:00.000Z',
      state: 'live',
      teacherName: 'Frau Kaya',
      media: true,
    },
    boardId: 'board',
    boardEpoch: 1,
    documents: [],
    seats: new Map(seats.map((one) => [one.number, one])),
    facts: new Map(),
    words: new Map(),
  };
}
