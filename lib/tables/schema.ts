/** Tables of a lesson: a few children each, with sound and a sheet of their own. Types and sizes. */

/** How the children come to their tables. */
export const tableWays = ['pairs', 'threes', 'fours', 'last', 'hand', 'choice'] as const;
export type TableWay = (typeof tableWays)[number];

export const tablesMax = 24;
/** As many find place at one table when children choose for themselves. */
export const chooseMax = 6;
export const noticeSeconds = 60;
/** So often tables with clean sheets are made in one lesson: each time makes new documents. */
export const roundsMax = 20;

export const tableColours = ['sky', 'leaf', 'sun', 'plum', 'coral', 'berry'] as const;
export type TableColour = (typeof tableColours)[number];

/** A table's name is its colour; from the seventh on a number comes with it. */
export function tableFace(table: number): { readonly colour: TableColour; readonly lap: number } {
  const at = Math.max(0, table - 1);
  const colour = tableColours[at % tableColours.length] ?? 'sky';
  return { colour, lap: Math.floor(at / tableColours.length) + 1 };
}

export type TableFact = {
  readonly table: number;
  /** Seat numbers of its children. */
  readonly seats: readonly number[];
  /** Adults who are at this table now: who listens is seen. */
  readonly visitors: readonly number[];
};

export type TablesFact = {
  /** Null: everybody is in the class. */
  readonly now: {
    readonly how: TableWay;
    readonly since: string;
    /** Staff, and children while they choose: all of them. Else a child has its own table only. */
    readonly tables: readonly TableFact[];
    /** Children choose their table themselves. */
    readonly choosing: boolean;
    /** Whoever has no table gets one. */
    readonly filling: boolean;
    /** Then everybody is back. */
    readonly endsAt: string | null;
    /** The adult who speaks to all tables. */
    readonly voice: number | null;
    /** The table of this viewer: its own, or the one an adult visits. */
    readonly mine: number | null;
  } | null;
  /** Staff: there is an arrangement to come back to. */
  readonly again: boolean;
  /** Streams of the sheets. A child: of its own table. Staff: of all tables, of the newest ones also when everybody is back. */
  readonly sheets: readonly { readonly table: number; readonly stream: number }[];
};
