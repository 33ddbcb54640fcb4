/** Slates: a board for each child, its own until it is turned over. Types only. */

export type ShownSlate = {
  readonly stream: number;
  /** Whose it is; null: it is shown without its sign. */
  readonly number: number | null;
};

export type SlatesFact = {
  /** The children have them. */
  readonly out: boolean;
  /** Stream of the viewer's own slate; null when it has none, or not yet. */
  readonly mine: number | null;
  /** What the class is shown of them, or null. */
  readonly turned: {
    readonly all: boolean;
    readonly signs: boolean;
    readonly slates: readonly ShownSlate[];
  } | null;
  /** Staff only: clean ones came, and those before can come back. */
  readonly mayUndo: boolean;
  /** Staff only: the slates of the children who are here. */
  readonly wall: readonly { readonly stream: number; readonly number: number }[];
};
