import type { ReactNode } from 'react';
import type { IconName } from './icon';

export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger';
export type ButtonSize = 'medium' | 'large' | 'hero';

export type ButtonLook = {
  readonly variant?: ButtonVariant;
  readonly size?: ButtonSize;
  readonly icon?: IconName | undefined;
  /** Filled where the picture reads better as an area (play). */
  readonly iconFilled?: boolean;
  readonly className?: string | undefined;
  readonly children: ReactNode;
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

export const buttonClass = ({
  variant = 'secondary',
  size = 'medium',
  className,
}: Pick<ButtonLook, 'variant' | 'size' | 'className'>) =>
  `inline-flex items-center justify-center gap-2.5 font-staff leading-6 no-underline transition-colors duration-200 ` +
  `disabled:cursor-default disabled:opacity-60 ${variants[variant]} ${sizes[size]} ${className ?? ''}`;
