/** Time is passed in, so that rules are pure and tests own it. */
export type Clock = () => Date;

export const systemClock: Clock = () => new Date();
