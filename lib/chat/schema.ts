/** Chat: plain text, bounded, closed for pupils until a teacher opens it. There is no private chat among pupils. */
export const chatModes = ['closed', 'class', 'teacher'] as const;
export type ChatMode = (typeof chatModes)[number];
export const chatTextMax = 200;
export const chatKeptMax = 60;

export type ChatMessage = {
  readonly id: string;
  readonly number: number;
  readonly at: string;
  /** class: everybody. staff: the adults, and the child who wrote it. */
  readonly to: 'class' | 'staff';
  /** Null: a teacher took it away. */
  readonly text: string | null;
};
export type ChatFact = {
  /** closed: pupils have no field; class: to everybody; teacher: to the adults only. Always closed in grades 1-2. */
  readonly mode: ChatMode;
  readonly paused: boolean;
  readonly slowSeconds: number;
  /** This viewer may write now. */
  readonly mayWrite: boolean;
  /** Oldest first, as this viewer may see them. */
  readonly messages: readonly ChatMessage[];
};
