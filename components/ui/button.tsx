import type { ButtonHTMLAttributes } from 'react';
import { buttonClass, type ButtonLook } from './button-look';
import type { DataAttributes } from './data-attributes';
import { Icon } from './icon';
import { Spinner } from './spinner';

type ButtonProps = ButtonLook &
  DataAttributes &
  Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'className' | 'children'> & {
    /** Shows that the answer is on its way and holds off a second press. */
    readonly busy?: boolean;
  };

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
