import { AnimalHead } from '@/components/ui/animal-head';

type ListeningFrogProps = {
  /** 0 to 1. */
  readonly level: number;
  readonly happy: boolean;
  readonly title: string;
  readonly className?: string;
};

/** A frog whose throat swells with the child's voice: a level meter nobody has to explain. */
export function ListeningFrog({ level, happy, title, className }: ListeningFrogProps) {
  const swell = Math.min(1, Math.max(0, level));
  return (
    <div
      role="img"
      aria-label={title}
      className={`relative grid aspect-square place-items-center ${className ?? ''}`}
    >
      <svg viewBox="0 0 96 96" className="absolute inset-0 size-full overflow-visible" aria-hidden>
        <ellipse
          cx="48"
          cy={74 + swell * 6}
          rx={15 + swell * 17}
          ry={9 + swell * 15}
          fill="#CBE5B8"
          stroke="#22303C"
          strokeWidth="1.7"
        />
      </svg>
      <AnimalHead animal="frog" state={happy ? 'happy' : 'open'} size="72%" className="relative" />
    </div>
  );
}
