import type { Animal, Badge } from '@/lib/shared/signs';
import { AnimalHead, type AnimalState } from './animal-head';
import { BadgeMark } from './badge-mark';
import { badgeTints } from './vectors/badges';

export type AvatarRing = 'speaking' | 'hand' | 'help';

type SignAvatarProps = {
  readonly animal: Animal;
  readonly badge: Badge;
  readonly size?: number;
  readonly state?: AnimalState;
  readonly ring?: AvatarRing | undefined;
  readonly title?: string | undefined;
  readonly className?: string;
};

const ringColours = { speaking: 'var(--lagoon)', hand: 'var(--sun)', help: 'var(--plum)' };

/** A child's sign: the animal on a disc in its badge's tint, the badge at the lower inline end. */
export function SignAvatar(props: SignAvatarProps) {
  const { animal, badge, size = 64, state = 'open', ring, title, className } = props;
  const [gap, edge] = size < 56 ? [2, 5] : [3, 7];
  const shadow = ring ? `0 0 0 ${gap}px var(--paper), 0 0 0 ${edge}px ${ringColours[ring]}` : undefined;
  const mark = Math.round(size * (size > 200 ? 0.26 : 0.36));
  return (
    <span
      {...(title ? { role: 'img', 'aria-label': title } : { 'aria-hidden': true })}
      className={`relative inline-grid shrink-0 place-items-center rounded-full ${className ?? ''}`}
      style={{ width: size, height: size, background: badgeTints[badge], boxShadow: shadow }}
    >
      <AnimalHead animal={animal} state={state} size={Math.round(size * 0.78)} />
      <span
        className="absolute end-0 bottom-0"
        style={{ marginInlineEnd: -mark * 0.14, marginBottom: -mark * 0.14 }}
      >
        <BadgeMark badge={badge} size={mark} />
      </span>
    </span>
  );
}
