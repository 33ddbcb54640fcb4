import { textLength } from '@/lib/shared/plain-text';
import { chatTextMax } from './schema';

/** @param text as `cleanText` left it */
export function isSayable(text: string): boolean {
  const length = textLength(text);
  return length > 0 && length <= chatTextMax;
}
