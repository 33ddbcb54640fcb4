/** Zeichen: what a child says without a word. */
export const signalKinds = ['yes', 'no', 'done', 'clap'] as const;
export type SignalKind = (typeof signalKinds)[number];
/** All but `done` are over after so long; `done` stays until somebody clears it. */
export const signalShownMs = 10_000;
export type SignalFact = { readonly number: number; readonly kind: SignalKind; readonly since: string };
