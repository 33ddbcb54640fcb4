import Link from 'next/link';
import { buttonClass, type ButtonLook } from './button-look';
import type { DataAttributes } from './data-attributes';
import { Icon } from './icon';

type LinkButtonProps = ButtonLook &
  DataAttributes & { readonly href: string; readonly target?: string; readonly prefetch?: boolean };

/** A teacher's button that leads somewhere. Apart from `Button`, so that the router's link stays out of a child's lesson. */
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
