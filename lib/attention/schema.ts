export const quietMs = 4_000;
export const eyesMs = 3 * 60_000;
/** So long a pressed key is believed without being pressed anew. */
export const voiceMs = 60_000;

/** What a class sees of its teacher's calls: quiet, eyes, who is on the stage, whose voice wins. */
export type AttentionFact = {
  /** "Leise": the bowl and the sign show for four seconds from here. */
  readonly quietAt: string | null;
  /** "Augen zu mir" holds until then; null when off. */
  readonly eyesUntil: string | null;
  /** "Alle zeigen": everybody sees everybody. */
  readonly gallery: boolean;
  /** One child on everybody's stage. */
  readonly spotlight: number | null;
  /** The adult whose voice wins at this moment: everybody else is ducked. */
  readonly voice: number | null;
};
