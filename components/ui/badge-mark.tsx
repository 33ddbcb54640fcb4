import type { Badge } from '@/lib/shared/signs';
import { Svg } from './svg';
import { badgeViewBox, drawBadge } from './vectors/badges';

type BadgeMarkProps = {
  readonly badge: Badge;
  readonly size?: number;
  /** Colour of the rim that lifts the badge off a picture; null for none. */
  readonly halo?: string | null;
  readonly title?: string | undefined;
  readonly className?: string;
};

export function BadgeMark({ badge, size = 24, halo = '#fff', title, className }: BadgeMarkProps) {
  return (
    <Svg
      viewBox={badgeViewBox}
      width={size}
      height={size}
      title={title}
      className={`shrink-0 overflow-visible ${className ?? ''}`}
      drawing={drawBadge(badge, size, halo)}
    />
  );
}
