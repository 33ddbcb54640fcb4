import {
  badges,
  objects,
  pictureCodeLength,
  signsMax,
  type Animal,
  type CodeObject,
  type SignFace,
} from '@/lib/shared/signs';

/** Which animals sit side by side: no two next to each other look alike. */
const seating: readonly Animal[] = [
  'fox',
  'bear',
  'hare',
  'frog',
  'cat',
  'elephant',
  'mouse',
  'panda',
  'penguin',
  'lion',
  'giraffe',
  'turtle',
];
/** The badge each animal begins with; every further round moves on by one, so that four rounds use all 48 signs once. */
const firstBadge = [0, 1, 3, 1, 2, 3, 0, 2, 0, 1, 3, 0];

/** All 48 signs in the order in which a class gets them: neighbours differ in animal and badge. */
export const signOrder: readonly SignFace[] = Array.from({ length: signsMax }, (_, at) => {
  const place = at % seating.length;
  const round = Math.floor(at / seating.length);
  return {
    animal: seating[place] ?? 'fox',
    badge: badges[((firstBadge[place] ?? 0) + round) % badges.length] ?? 'sun',
  };
});

/** The next `count` signs that a class with these signs does not have yet. */
export function freeSigns(taken: readonly { animal: string; badge: string }[], count: number): SignFace[] {
  const known = new Set(taken.map(({ animal, badge }) => `${animal} ${badge}`));
  return signOrder
    .filter(({ animal, badge }) => !known.has(`${animal} ${badge}`))
    .slice(0, Math.max(0, count));
}

/** @param random gives a number from 0 up to, but not with, `limit` */
export function drawPictureCode(random: (limit: number) => number): CodeObject[] {
  return Array.from({ length: pictureCodeLength }, () => objects[random(objects.length)] ?? 'ball');
}

export function parsePictureCode(code: string): CodeObject[] {
  return code.split('-').flatMap((word) => objects.find((object) => object === word) ?? []);
}
