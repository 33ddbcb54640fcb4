/** A parents' evening: guests have faces like children, names of their own, and a chat that is open. */
import type { LessonFacts, SeatView } from '@/lib/classroom/schema';
import { faceOfNumber } from '@/lib/shared/signs';

const names = [
  'Frau Öztürk',
  'Herr Lang',
  'Frau Nowak-Petersen',
  'Herr Aydın',
  'Frau Schmidt',
  'Herr Dr. Okafor',
];
const ago = (seconds: number) => new Date(Date.now() - seconds * 1000).toISOString();

const seat = (number: number, part: Pick<SeatView, 'role' | 'via'> & Partial<SeatView>): SeatView => ({
  number,
  state: 'admitted',
  marked: false,
  request: false,
  online: true,
  mediaIdentity: `m${number}`,
  ...part,
});
const teacher = seat(1, { role: 'teacher', via: 'account', name: 'Frau Kaya' });
const guest = (name: string, at: number): SeatView =>
  seat(at + 2, { ...faceOfNumber(at + 2), role: 'pupil', via: 'link', name, cameraConsent: 'yes' });
const guests = names.map(guest);

/** The face of the guest in number two. */
export const guestFace = faceOfNumber(2);
export const isForAdults = { title: 'Elternabend', kind: 'adults', grade: '3-4' } as const;

export const adultFacts: Partial<LessonFacts> = {
  seats: [teacher, ...guests],
  hands: [{ number: 4, since: ago(20), turn: false, first: true }],
  help: [],
  room: { doorLocked: false, stage: 'both', childCamera: 'class', cameras: [] },
  chat: {
    mode: 'class',
    paused: false,
    slowSeconds: 0,
    mayWrite: true,
    messages: [
      {
        id: 'a',
        number: 1,
        at: ago(240),
        to: 'class',
        text: 'Guten Abend! Die Tagesordnung steht an der Tafel.',
      },
      { id: 'b', number: 3, at: ago(200), to: 'class', text: 'Wann ist der Ausflug?' },
      { id: 'c', number: 2, at: ago(90), to: 'staff', text: 'Ich muss um acht gehen.' },
      { id: 'd', number: 1, at: ago(40), to: 'class', text: 'Am 12. Mai, mit dem Zug.' },
    ],
  },
};

/** Two are in, the others wait. */
export const adultsWaiting: readonly SeatView[] = [
  teacher,
  ...guests.map((one, at): SeatView => (at < 2 ? one : { ...one, state: 'bench', marked: at === 4 })),
];
