'use client';

import type { DataAttributes } from './data-attributes';
import { Icon, type IconName } from './icon';
import { useTap } from './use-tap';

type PupilButtonProps = DataAttributes & {
  readonly word: string;
  readonly icon?: IconName | undefined;
  /** Tint of the icon's area, e.g. `var(--coral-tint)`. */
  readonly iconFill?: string | undefined;
  /** hello 240x112, answer 152x96, tile 160x96, quiet 64 high, fill takes its grid cell. */
  readonly size?: 'hello' | 'answer' | 'tile' | 'quiet' | 'fill';
  readonly variant?: 'primary' | 'paper' | 'quiet';
  readonly asleep?: boolean;
  readonly onTap?: (() => void) | null | undefined;
  readonly className?: string;
};

const sizes = {
  hello: 'h-28 min-w-60 gap-5 px-8 rounded-pupil type-button',
  answer: 'h-24 min-w-38 gap-3 px-5 rounded-pupil type-button',
  tile: 'h-24 min-w-40 gap-4 px-5 rounded-pupil type-button',
  quiet: 'h-16 min-w-16 gap-3 px-5 rounded-pupil type-label',
  fill: 'h-full min-h-24 w-full gap-6 px-4 rounded-pupil type-button',
};
const iconSizes = { hello: 52, answer: 46, tile: 44, quiet: 30, fill: 48 };
const variants = {
  primary: '[--icon-hole:var(--lagoon)] border-3 border-ink bg-lagoon text-on-fill',
  paper: 'border-3 border-ink bg-card text-ink',
  quiet: 'text-ink-2 underline decoration-2 underline-offset-6',
};

/** The big button with one word. */
export function PupilButton(props: PupilButtonProps) {
  const {
    word,
    icon,
    iconFill,
    size = 'answer',
    variant = 'paper',
    asleep,
    onTap,
    className,
    ...data
  } = props;
  const tap = useTap(onTap);
  const look = asleep ? 'border-3 border-line bg-sand text-ink-2' : variants[variant];
  return (
    <button
      type="button"
      {...data}
      {...tap}
      aria-disabled={asleep ? true : undefined}
      className={`tap inline-flex items-center justify-center whitespace-nowrap ${sizes[size]} ${look} ${className ?? ''}`}
    >
      {icon ? (
        <Icon name={icon} size={iconSizes[size]} filled={variant === 'primary'} fill={iconFill} />
      ) : null}
      <span className="translate-y-[0.02em]">{word}</span>
    </button>
  );
}
