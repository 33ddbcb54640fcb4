/** A sticker that flies once. A pupil gets it only when it is for itself or for all. */
export type PraiseFact = { readonly id: number; readonly number: number | null; readonly at: string };
