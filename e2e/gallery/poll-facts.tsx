/** Questions as a child's screen can meet them. */
import type { PollFact } from '@/lib/polls/schema';

const poll: PollFact = {
  pollId: 'one',
  template: 'own',
  question: 'Was schwimmt?',
  answers: [
    { word: 'Korken', picture: 'cork' },
    { word: 'Stein', picture: 'stone' },
    { word: 'Blatt', picture: 'leaf' },
    { word: 'Nagel', picture: 'nail' },
  ],
  multiple: false,
  anonymous: true,
  quiz: false,
  open: true,
  shown: false,
  openedAt: '2026-11-24T07:00:00.000Z',
  mine: [],
  counts: null,
  right: null,
  answered: [],
  missing: [],
  votes: [],
};
const ready = (template: PollFact['template'], count: number): PollFact => ({
  ...poll,
  template,
  question: null,
  answers: Array.from({ length: count }, () => ({})),
});

export const pollFacts: Readonly<Record<string, PollFact>> = {
  poll: { ...poll, mine: [0] },
  'poll-open': poll,
  'poll-several': { ...poll, answers: poll.answers.slice(0, 3), multiple: true, mine: [0, 2] },
  'poll-long': {
    ...poll,
    question: 'Welches Tier kann am längsten unter Wasser bleiben, ohne dass es wieder Luft holen muss?',
    answers: [{ word: 'Wasserschildkröte' }, { word: 'der kleine Fisch' }, { picture: 'elephant' }],
    mine: [1],
  },
  'poll-thumbs': ready('thumbs', 2),
  'poll-abcd': { ...ready('abcd', 4), mine: [2] },
  'poll-sure': { ...ready('how-sure', 3), mine: [1] },
  'poll-closed': { ...poll, mine: [0], open: false },
  'poll-results': {
    ...poll,
    mine: [0],
    ...{ open: false, shown: true, quiz: true, right: [0, 2], counts: [12, 3, 6, 0] },
  },
};
