import type { Animal } from '@/lib/shared/signs';
import { Svg } from './svg';
import { type AnimalState, drawHead, headViewBox } from './vectors/animals';

export type { AnimalState };

type AnimalHeadProps = {
  readonly animal: Animal;
  readonly state?: AnimalState;
  /** Pixels or any CSS length. */
  readonly size?: number | string;
  readonly title?: string | undefined;
  readonly className?: string;
};

export function AnimalHead({ animal, state = 'open', size = 64, title, className }: AnimalHeadProps) {
  return (
    <Svg
      viewBox={headViewBox(animal)}
      width={size}
      height={size}
      title={title}
      className={`shrink-0 overflow-visible ${className ?? ''}`}
      drawing={drawHead(animal, state)}
    />
  );
}
