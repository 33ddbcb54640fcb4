/** What of a text that a stranger typed is kept: one line, to be shown as text only. The same on both sides. */

/** Direction overrides, marks and blanks of no width: they hide or turn around what stands beside them. */
const hidden = /[\u061C\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB]/gu;
const marksInARowMax = 3;
const piledMarks = new RegExp(`(\\p{M}{${marksInARowMax}})\\p{M}+`, 'gu');

/** One line, without control characters, direction overrides, halves of characters and towers of accents. */
export function cleanText(text: string): string {
  return text
    .replace(/[\s\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/[\p{Cc}\p{Cs}]/gu, '')
    .replace(hidden, '')
    .replace(piledMarks, '$1')
    .replace(/ {2,}/g, ' ')
    .trim();
}

/** Code points, so that no emoji is cut. */
export const textLength = (text: string): number => [...text].length;
