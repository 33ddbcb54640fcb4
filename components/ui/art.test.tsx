import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { animals, badges, objects } from '@/lib/shared/signs';
import { AnimalFigure, type Pose } from './animal-figure';
import { AnimalHead, type AnimalState } from './animal-head';
import { CodeObjectPicture } from './code-object-picture';
import { Icon, type IconName } from './icon';
import { SignAvatar } from './sign-avatar';
import { icons } from './vectors/icons';

const states: readonly AnimalState[] = ['open', 'asleep', 'hand', 'quiet', 'happy'];
const poses: readonly Pose[] = ['stand', 'sit', 'wave', 'look'];
const isIcon = (name: string): name is IconName => name in icons;
const broken = /NaN|undefined|\[object|url\(|https?:/;

describe('art', () => {
  it('draws every animal in every state, each one different', () => {
    const drawings = animals.flatMap((animal) =>
      states.map((state) => renderToStaticMarkup(<AnimalHead animal={animal} state={state} />)),
    );
    expect(new Set(drawings).size).toBe(animals.length * states.length);
    for (const drawing of drawings) {
      expect(drawing.length).toBeGreaterThan(400);
      expect(drawing).not.toMatch(broken);
    }
  });

  it('draws every animal as a whole figure in every pose', () => {
    for (const animal of animals)
      for (const pose of poses) {
        const drawing = renderToStaticMarkup(<AnimalFigure animal={animal} pose={pose} badge="plum" />);
        expect(drawing).toContain('<path');
        expect(drawing).not.toMatch(broken);
      }
  });

  it('draws every icon and every thing of the picture code', () => {
    for (const name of Object.keys(icons).filter(isIcon)) {
      expect(renderToStaticMarkup(<Icon name={name} />)).toMatch(/<(path|circle|rect|ellipse) /);
    }
    const pictures = objects.map((object) => renderToStaticMarkup(<CodeObjectPicture object={object} />));
    expect(new Set(pictures).size).toBe(objects.length);
  });

  it('gives each of the 48 signs of a class its own picture', () => {
    const signs = animals.flatMap((animal) =>
      badges.map((badge) => renderToStaticMarkup(<SignAvatar animal={animal} badge={badge} />)),
    );
    expect(new Set(signs).size).toBe(48);
  });

  it('is decoration without a title and an image with a name with one', () => {
    expect(renderToStaticMarkup(<Icon name="hand" />)).toContain('aria-hidden="true"');
    expect(renderToStaticMarkup(<SignAvatar animal="fox" badge="sun" title="Fuchs" />)).toContain(
      'role="img" aria-label="Fuchs"',
    );
  });
});
