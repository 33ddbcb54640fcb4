/**
 * Pictures on a board (../SPEC.md, FILE): what may be chosen, what may be stored, and how the two sides speak of it. Every page of a
 * lesson carries this file, so it needs no parser.
 */
export const filesPrefix = '/_files';

/** What the server takes of one picture, and how many of them. */
export const fileLimits = {
  bytes: 1_000_000,
  /** One and a half times the sheet, so that small print stays sharp. */
  side: 2400,
  scans: 16,
  perBoard: 60,
  schoolBytes: 2e9,
} as const;

/** What the browser opens of what a teacher chooses. */
export const chosenLimits = { bytes: 50_000_000, pixels: 64_000_000, pageMs: 20_000 } as const;

/** Why the server did not take a picture. */
export const fileRefusals = ['not-a-picture', 'too-large', 'full', 'forbidden', 'unavailable'] as const;
export type FileRefusal = (typeof fileRefusals)[number];

/** Why a file never became pictures on the board. */
export const fileProblems = [...fileRefusals, 'locked', 'broken', 'too-many-pages'] as const;
export type FileProblem = (typeof fileProblems)[number];

export const isFileId = (value: unknown): value is string =>
  typeof value === 'string' && /^[0-9a-z]{26}$/.test(value);
