import type { LessonFacts, SeatView } from '@/lib/classroom/schema';
import type { TablesFact } from '@/lib/tables/schema';

type Now = NonNullable<TablesFact['now']>;

/** This child chooses a table, or sits at one. */
export function isAtTables(
  facts: Partial<LessonFacts>,
): facts is Partial<LessonFacts> & { readonly tables: { readonly now: Now } } {
  const now = facts.tables?.now;
  return now !== undefined && now !== null && (now.choosing || now.mine !== null);
}

/** Who is in the same place as this child: its table with whoever visits it or speaks to all, or the whole class. */
export function seatsHere({ seats = [], tables }: Partial<LessonFacts>): readonly SeatView[] {
  const now = tables?.now;
  const table = now?.choosing ? undefined : now?.tables.find((one) => one.table === now.mine);
  if (!now || !table) return seats;
  const here = new Set([...table.seats, ...table.visitors, now.voice]);
  return seats.filter(({ number }) => here.has(number));
}
