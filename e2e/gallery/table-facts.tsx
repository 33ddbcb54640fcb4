/** What a child is told at tables. It is seat 2. */
import type { LessonFacts } from '@/lib/classroom/schema';

type Facts = Partial<LessonFacts>;
type Now = NonNullable<LessonFacts['tables']['now']>;
const soon = (seconds: number) => new Date(Date.now() + seconds * 1000).toISOString();
const at = (more: Partial<Now> = {}): Facts => ({
  tables: {
    now: {
      how: 'fours',
      since: soon(-30),
      tables: [{ table: 1, seats: [2, 3, 4, 5], visitors: [] }],
      choosing: false,
      filling: true,
      endsAt: null,
      voice: null,
      mine: 1,
      ...more,
    },
    again: false,
    sheets: [],
  },
});

export const tableFacts: Readonly<Record<string, Facts>> = {
  come: at(),
  'come-pair': at({ tables: [{ table: 3, seats: [2, 3], visitors: [] }], mine: 3 }),
  choose: at({
    how: 'choice',
    choosing: true,
    filling: false,
    tables: [
      { table: 1, seats: [3, 4], visitors: [] },
      { table: 2, seats: [2, 5, 6], visitors: [] },
      { table: 3, seats: [], visitors: [] },
      { table: 4, seats: [7], visitors: [] },
    ],
    mine: 2,
  }),
  'choose-many': at({
    how: 'choice',
    choosing: true,
    filling: false,
    tables: [1, 2, 3, 4, 5, 6, 7].map((table) => ({
      table,
      seats: table < 4 ? [2 * table, 2 * table + 1] : [],
      visitors: [],
    })),
    mine: 1,
  }),
};
