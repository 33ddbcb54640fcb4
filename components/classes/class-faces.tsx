import { AnimalHead } from '@/components/ui/animal-head';
import { badgeTints } from '@/components/ui/vectors/badges';
import type { SignFace } from '@/lib/shared/signs';

type Props = { readonly faces: readonly SignFace[]; readonly isHappy?: boolean };

/** Three of the class beside its name; decoration. */
export function ClassFaces({ faces, isHappy = false }: Props) {
  return (
    <span aria-hidden className="hidden sm:flex">
      {faces.slice(0, 3).map(({ animal, badge }) => (
        <span
          key={`${animal} ${badge}`}
          className="grid size-[52px] place-items-center rounded-full not-first:-ms-1.5"
          style={{ background: badgeTints[badge] }}
        >
          <AnimalHead animal={animal} state={isHappy ? 'happy' : 'open'} size={40} />
        </span>
      ))}
    </span>
  );
}
