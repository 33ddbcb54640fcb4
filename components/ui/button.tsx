import Link from 'next/link';
import type { ButtonHTMLAttributes, ReactNode } from 'react';
import type { DataAttributes } from './data-attributes';
import { Icon, type IconName } from './icon';
import { Spinner } from './spinner';

export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger';
export type ButtonSize = 'medium' | 'large' | 'hero';

type ButtonLook = {
  readonly variant?: ButtonVariant;
  readonly size?: ButtonSize;
  readonly icon?: IconName | undefined;
  /** Filled where the picture reads better as an area (play). */
  readonly iconFilled?: boolean;
  readonly className?: string | undefined;
  readonly children: ReactNode;
};

type ButtonProps = ButtonLook &
  DataAttributes &
  Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'className' | 'children'> & {
    /** Shows that the answer is on its way and holds off a second press. */
    readonly busy?: boolean;
  };

const variants: Readonly<Record<ButtonVariant, string>> = {
  primary: 'bg-lagoon text-on-fill font-semibold hover:bg-lagoon-deep',
  secondary: 'border-2 border-line bg-card text-ink font-medium hover:bg-sand',
  quiet: 'text-lagoon-deep font-medium hover:bg-sand',
  danger: 'bg-berry text-on-fill font-semibold hover:brightness-90',
};
const sizes: Readonly<Record<ButtonSize, string>> = {
  medium: 'min-h-11 px-4 rounded-control',
  large: 'min-h-12 px-5 rounded-control',
  hero: 'min-h-16 px-8 rounded-card text-lg',
};

const buttonClass = ({
  variant = 'secondary',
  size = 'medium',
  className,
}: Pick<ButtonLook, 'variant' | 'size' | 'className'>) =>
  `inline-flex items-center justify-center gap-2.5 font-staff leading-6 no-underline transition-colors duration-200 ` +
  `disabled:cursor-default disabled:opacity-60 ${variants[variant]} ${sizes[size]} ${className ?? ''}`;

/** A teacher's button. */
export function Button({
  variant,
  size,
  icon,
  iconFilled = false,
  className,
  children,
  busy,
  disabled,
  ...rest
}: ButtonProps) {
  const look = { ...(variant ? { variant } : {}), ...(size ? { size } : {}), className };
  return (
    <button
      type="button"
      {...rest}
      disabled={disabled ?? busy}
      aria-busy={busy ? true : undefined}
      className={buttonClass(look)}
    >
      {busy ? (
        <Spinner size={20} />
      ) : icon ? (
        <Icon name={icon} size={20} strokeWidth={2.1} filled={iconFilled} />
      ) : null}
      {children}
    </button>
  );
}

type LinkButtonProps = ButtonLook &
  DataAttributes & { readonly href: string; readonly target?: string; readonly prefetch?: boolean };

export function LinkButton({
  variant,
  size,
  icon,
  iconFilled = false,
  className,
  children,
  ...rest
}: LinkButtonProps) {
  const look = { ...(variant ? { variant } : {}), ...(size ? { size } : {}), className };
  return (
    <Link {...rest} className={buttonClass(look)}>
      {icon ? <Icon name={icon} size={20} strokeWidth={2.1} filled={iconFilled} /> : null}
      {children}
    </Link>
  );
}
