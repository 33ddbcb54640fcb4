/** The alphabet of signs: 12 animals x 4 badges = 48 children per class; and the 12 objects of the picture code. */
export const animals = [
  'fox',
  'bear',
  'cat',
  'hare',
  'mouse',
  'panda',
  'lion',
  'elephant',
  'giraffe',
  'frog',
  'penguin',
  'turtle',
] as const;
export const badges = ['sun', 'lagoon', 'plum', 'coral'] as const;

export type Animal = (typeof animals)[number];
export type Badge = (typeof badges)[number];
export const signsMax = animals.length * badges.length;

/** The objects of the picture code: four in order open a class door. */
export const objects = [
  'ball',
  'boat',
  'apple',
  'key',
  'tree',
  'house',
  'umbrella',
  'fish',
  'hat',
  'cup',
  'kite',
  'balloon',
] as const;
export type CodeObject = (typeof objects)[number];
export const pictureCodeLength = 4;

export type SignFace = { readonly animal: Animal; readonly badge: Badge };

/** A face for somebody who has no sign: it follows from the number of the seat, and comes again after 48. */
export function faceOfNumber(number: number): SignFace {
  const place = number % signsMax;
  return {
    animal: animals[place % animals.length] ?? 'fox',
    badge: badges[Math.floor(place / animals.length)] ?? 'sun',
  };
}

export function isAnimal(value: string): value is Animal {
  return animals.some((animal) => animal === value);
}

export function isBadge(value: string): value is Badge {
  return badges.some((badge) => badge === value);
}
