import type { CSSProperties } from 'react';
import { Svg } from './svg';
import { type IconName, icons } from './vectors/icons';

export type { IconName };

type IconProps = {
  readonly name: IconName;
  readonly size?: number | string;
  /** Filled is the look of "on". */
  readonly filled?: boolean;
  /** Colour of the filled area if it is not the stroke's, e.g. `var(--coral-tint)`. */
  readonly fill?: string | undefined;
  readonly strokeWidth?: number;
  readonly title?: string | undefined;
  readonly className?: string;
};

type IconStyle = CSSProperties & { '--icon-fill'?: string };

export function Icon({ name, size = 24, filled, fill, strokeWidth, title, className }: IconProps) {
  const style: IconStyle = fill ? { '--icon-fill': fill } : {};
  return (
    <Svg
      viewBox="0 0 24 24"
      width={size}
      height={size}
      title={title}
      strokeWidth={strokeWidth}
      className={`icon ${filled || fill ? 'icon-filled' : ''} ${className ?? ''}`}
      style={style}
      drawing={icons[name]}
    />
  );
}
