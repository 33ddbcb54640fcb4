/** The noise light: one stage for the whole class. */

/** 1 calm, 2 lively, 3 loud; null: nobody's microphone says anything. */
export const noiseLevels = [1, 2, 3] as const;
export type NoiseLevel = (typeof noiseLevels)[number];
export type NoiseFact = {
  readonly level: NoiseLevel | null;
  /** The light is on: devices measure and report, and the class sees it. */
  readonly on: boolean;
};
