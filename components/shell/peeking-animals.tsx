import { AnimalHead } from '@/components/ui/animal-head';
import { Svg } from '@/components/ui/svg';
import { builds } from '@/components/ui/vectors/animals';
import { circle, line, outline, place } from '@/components/ui/vectors/draw';
import type { Animal } from '@/lib/shared/signs';

const heads: readonly Animal[] = ['fox', 'bear', 'cat', 'hare', 'panda', 'frog'];
const darkPaw = '#2E3A45';

const paw = (colour: string) =>
  circle(10, 10, 9.2, colour, outline) +
  (colour === darkPaw ? '' : line('M7 13v4M10 13.5v4.5M13 13v4', '#22303C', 1.8));

/** Six who look over the edge of a card. Decoration: it must stand directly before the card. */
export function PeekingAnimals() {
  return (
    <div
      aria-hidden
      className="keep-colours relative z-10 mx-auto -mb-[11px] flex justify-center gap-2 sm:gap-[14px]"
    >
      {heads.map((animal) => (
        <span key={animal} className="relative block h-[94px] w-[82px] max-sm:nth-[n+4]:hidden">
          <span className="absolute inset-x-0 bottom-[11px] block h-[120px] overflow-hidden">
            <AnimalHead
              animal={animal}
              state={animal === 'fox' ? 'happy' : 'open'}
              size={82}
              className="absolute start-1/2 bottom-[-10px] -translate-x-1/2"
            />
          </span>
          <Paws animal={animal} />
        </span>
      ))}
    </div>
  );
}

function Paws({ animal }: { readonly animal: Animal }) {
  const colour = animal === 'panda' ? darkPaw : builds[animal].colour;
  return (
    <Svg
      viewBox="0 0 66 20"
      width={66}
      height={20}
      className="absolute start-1/2 bottom-0 -translate-x-1/2 overflow-visible"
      drawing={place(paw(colour), 2, 0) + place(paw(colour), 44, 0)}
    />
  );
}
