import type { IconName } from '@/components/ui/icon';

/** A picture of the strip, and its word. */
export type PhaseLook = { readonly icon: IconName; readonly word: string };
export type LessonPhases = { readonly list: readonly PhaseLook[]; readonly at: number };

/** As many pictures as the strip of a small tablet has room for; a long word takes the place of one. */
const shownMax = 5;
const longWord = 10;
/** The narrow strip of a tablet held upright has room for so much; a picture is as wide as three letters. */
const narrowMax = 22;

const nowWord = ({ list, at }: LessonPhases): string => list[at]?.word ?? '';

/** The pictures around the present one, in order: the children see where they are and what comes. */
export function aroundNow(phases: LessonPhases): LessonPhases {
  const { list, at } = phases;
  const room = nowWord(phases).length > longWord ? shownMax - 1 : shownMax;
  const from = Math.max(0, Math.min(at - 1, list.length - room));
  return { list: list.slice(from, from + room), at: at - from };
}

export const isTooWide = (phases: LessonPhases): boolean =>
  nowWord(phases).length + 3 * phases.list.length > narrowMax;
