import { Svg } from '@/components/ui/svg';
import { drawFigure } from '@/components/ui/vectors/figures';
import { type SignFace } from '@/lib/shared/signs';

const places = [88, 176, 264];
const ink = '#22303C';
const wood = '#C99A6B';

type Props = { readonly waiting: readonly SignFace[]; readonly words: string };

/** The cloakroom before the lesson: the first three who wait sit on the bench. */
export function BenchScene({ waiting, words }: Props) {
  const seated = waiting.slice(0, places.length);
  return (
    <div className="keep-colours relative h-full min-h-[284px] overflow-hidden bg-[#DDF1F0]">
      <svg
        viewBox="0 0 340 284"
        preserveAspectRatio="xMidYMax slice"
        className="absolute inset-0 size-full"
        aria-hidden="true"
      >
        <rect x="-400" y="204" width="1140" height="6" fill="#C4DEDB" />
        <rect x="-400" y="210" width="1140" height="80" fill="#F0E4CF" />
        <g stroke={ink} strokeWidth="2">
          <g fill="none" strokeLinecap="round">
            {places.map((x) => (
              <path key={x} d={`M${x - 6} 32v6a5 5 0 0 0 10 0`} />
            ))}
          </g>
          <rect x="26" y="20" width="288" height="13" rx="6.5" fill={wood} />
          <rect x="42" y="190" width="13" height="46" rx="3" fill="#A9744B" />
          <rect x="285" y="190" width="13" height="46" rx="3" fill="#A9744B" />
          <rect x="26" y="174" width="288" height="19" rx="8" fill={wood} />
        </g>
        {seated.map((face, index) => (
          <Svg
            key={`${face.animal}-${face.badge}`}
            x={(places[index] ?? 0) - 55}
            y="52"
            width="105"
            height="158"
            viewBox="-4 -6 132 198"
            drawing={drawFigure({ ...face, pose: 'sit', state: index === 0 ? 'happy' : 'open' })}
          />
        ))}
      </svg>
      <p className="type-small absolute inset-x-0 bottom-5 mx-auto w-fit max-w-[90%] rounded-full bg-white px-4 py-1.5 text-center font-medium text-[#22303C]">
        {words}
      </p>
    </div>
  );
}
