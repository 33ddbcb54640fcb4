import { AnimalHead } from '@/components/ui/animal-head';
import type { SignFace } from '@/lib/shared/signs';

/** The own animal wakes up beside the sun. */
export function YawnScene({ animal, className }: SignFace & { readonly className?: string | undefined }) {
  return (
    <div
      className={`bg-lagoon-tint rounded-stage grid place-items-center overflow-hidden ${className ?? ''}`}
    >
      <span className="grid size-3/4">
        <AnimalHead animal={animal} state="asleep" size="100%" />
      </span>
    </div>
  );
}
