/** Auslosen: a fair draw without replacement among the children who are here. */
/** Everybody thinks before anybody is named. */
export const thinkMs = 3_000;
export type DrawFact = {
  readonly phase: 'thinking' | 'shown';
  /** The moment at which it is, or was, shown. */
  readonly shownAt: string;
  /** Who was drawn; null while the class thinks. Nobody knows it before. */
  readonly number: number | null;
  /** Pupils: this seat was drawn and still has its joker. Staff: the drawn child has one. */
  readonly joker: boolean;
  /** Staff only: how many are left before everybody had a turn. */
  readonly left: number;
  readonly canUndo: boolean;
};
