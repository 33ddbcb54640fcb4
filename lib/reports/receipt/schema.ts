import { z } from 'zod';

export const receiptParts = ['live', 'seats', 'links', 'board', 'attendance', 'report'] as const;
export type ReceiptPart = (typeof receiptParts)[number];

const moment = z.iso.datetime();

/** What is signed. No child, no teacher and no title is in it: parents may keep it. */
export const receiptSchema = z.strictObject({
  version: z.literal(1),
  server: z.string(),
  school: z.string(),
  className: z.string(),
  startedAt: moment,
  endedAt: moment,
  timeZone: z.string(),
  issuedAt: moment,
  parts: z.array(
    z.strictObject({
      part: z.enum(receiptParts),
      /** Rows that are stored at the moment of issue. */
      count: z.number().int().min(0),
      /** When they go by themselves; null where there are none. */
      until: moment.nullable(),
    }),
  ),
});
export type Receipt = z.infer<typeof receiptSchema>;

/** A receipt as one word: what it says and its signature. */
export const tokenMax = 8000;
export const tokenSchema = z
  .string()
  .max(tokenMax)
  .regex(/^[\w-]+\.[\w-]+$/);
