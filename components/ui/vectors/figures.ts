import type { Animal, Badge } from '@/lib/shared/signs';
import { type AnimalState, builds, drawHead } from './animals';
import { badgeAt } from './badges';
import { circle, ellipse, ink, limb, line, outline, path, place, rect } from './draw';

export type Pose = 'stand' | 'sit' | 'wave' | 'look';

const looks: Readonly<Record<Animal, readonly [belly: string, scarf: string]>> = {
  fox: ['#FFF3E2', '#0B6E75'],
  bear: ['#F0D9BF', '#2A732D'],
  cat: ['#C3CBD3', '#B93C0A'],
  hare: ['#F1E6D5', '#1F5FBF'],
  mouse: ['#DCE3E8', '#F2B8B0'],
  panda: ['#FFFFFF', '#FFC94A'],
  lion: ['#FFF0CF', '#0B6E75'],
  elephant: ['#C9D6E2', '#6D4AA8'],
  giraffe: ['#FFE9B8', '#1F5FBF'],
  frog: ['#CBE5B8', '#F4C95D'],
  penguin: ['#FFFFFF', '#E1ECFB'],
  turtle: ['#E0F0D8', '#FDE7DC'],
};

const scarf = (c: string) =>
  path('M40 80c10 7 30 7 40 0l3 9c-13 8-33 8-46 0z', c) + path('M70 89l4 22-11 1-2-21z', c);

function tail(animal: Animal, c: string): string {
  switch (animal) {
    case 'fox':
      return (
        path('M82 140c26 6 40-12 30-34-8 14-20 12-32 20z', c) +
        path('M112 106c3 8 3 14 0 19-5-1-8-4-9-8 4-3 7-6 9-11z', '#FFF3E2')
      );
    case 'cat':
      return limb('M82 142c20 4 28-8 26-26', c, 7);
    case 'mouse':
      return line('M82 146c20 6 30-6 26-20', ink, 4);
    case 'lion':
      return limb('M82 142c18 4 26-6 26-18', c, 5) + circle(108, 120, 7, '#B8692B', outline);
    default:
      return '';
  }
}

const lantern =
  line('M112 96v8', ink, 2.5) +
  line('M103 112c0-11 18-11 18 0', ink, 2.5) +
  rect(102, 111, 20, 24, 5, '#FFC94A', outline) +
  line('M100 111h24M100 135h24', ink, 4);

function rightArm(pose: Pose, c: string): string {
  switch (pose) {
    case 'sit':
      return limb('M79 98c6 12 6 24 0 36', c, 10);
    case 'wave':
      return limb('M79 100c14 2 26-10 31-32', c, 11) + circle(111, 63, 10.5, c, outline);
    case 'look':
      return limb('M79 100c12 8 20 6 30-4', c, 11) + lantern + circle(110, 95, 8, c, outline);
    case 'stand':
      return limb('M79 98c8 12 10 22 8 34', c, 11);
  }
}

const seatedLegs = (c: string) =>
  limb('M46 150v22', c, 13) +
  limb('M74 150v22', c, 13) +
  ellipse(46, 146, 12, 10, c, outline) +
  ellipse(74, 146, 12, 10, c, outline) +
  ellipse(43, 180, 13, 7.5, c, outline) +
  ellipse(77, 180, 13, 7.5, c, outline);

export type Figure = {
  readonly animal: Animal;
  readonly pose?: Pose;
  readonly state?: AnimalState;
  readonly badge?: Badge | undefined;
};

/** A whole animal in a box of about 120 x 170 (seated 190); the badge is worn as a pin. */
export function drawFigure({ animal, pose = 'stand', state = 'open', badge }: Figure): string {
  const c = builds[animal].colour;
  const limbs = animal === 'panda' ? '#2E3A45' : c;
  const [belly, cloth] = looks[animal];
  const seated = pose === 'sit';
  const torso =
    path('M43 76C33 96 31 118 33 140c1 12 10 17 27 17s26-5 27-17c2-22 0-44-10-64z', c) +
    path('M60 92c11 0 18 12 18 30s-6 28-18 28-18-10-18-28 7-30 18-30z', belly, '');
  const shell = animal === 'turtle' ? path('M22 146c-4-40 12-66 38-66s42 26 38 66z', '#4E7F57') : '';
  const standing = ellipse(45, 158, 15, 8.5, limbs, outline) + ellipse(75, 158, 15, 8.5, limbs, outline);
  const leftArm = seated
    ? limb('M41 98c-6 12-6 24 0 36', limbs, 10)
    : limb('M41 98c-8 12-10 22-8 34', limbs, 11);
  const arm = rightArm(pose, limbs);
  const inFront = pose === 'look';
  return [
    shell,
    seated || inFront ? '' : tail(animal, c),
    seated ? '' : standing,
    torso,
    seated ? seatedLegs(limbs) : '',
    leftArm,
    inFront ? '' : arm,
    badge ? badgeAt(badge, 60, 125, 34) : '',
    scarf(cloth),
    place(drawHead(animal, state, animal !== 'turtle'), 12, 0),
    inFront ? arm : '',
  ].join('');
}
