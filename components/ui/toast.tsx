import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon';

export type ToastTone = 'success' | 'info' | 'help' | 'warning' | 'danger';

type ToastProps = {
  readonly tone?: ToastTone;
  readonly icon?: IconName;
  readonly children: ReactNode;
  readonly action?: ReactNode;
};

const looks: Readonly<Record<ToastTone, readonly [IconName, string]>> = {
  success: ['check', 'bg-leaf-tint text-leaf'],
  info: ['bell', 'bg-sky-tint text-sky'],
  help: ['lifebuoy', 'bg-plum-tint text-plum'],
  warning: ['clock', 'bg-sun-tint text-sun-ink'],
  danger: ['shield', 'bg-berry-tint text-berry'],
};

export function Toast({ tone = 'success', icon, children, action }: ToastProps) {
  const [ownIcon, look] = looks[tone];
  return (
    <div className={`rounded-control flex min-h-12 items-center gap-3 px-4 py-2 font-medium ${look}`}>
      <Icon name={icon ?? ownIcon} size={22} strokeWidth={2.1} />
      <div className="flex-1">{children}</div>
      {action}
    </div>
  );
}

type StatusRegionProps = {
  readonly children?: ReactNode;
  /** Interrupts a screen reader; for emergencies only. */
  readonly urgent?: boolean;
  readonly hidden?: boolean;
  readonly className?: string;
};

/** Must be in the page before its words change, or nobody hears them. */
export function StatusRegion({ children, urgent = false, hidden = false, className }: StatusRegionProps) {
  return (
    <div
      role={urgent ? 'alert' : 'status'}
      aria-live={urgent ? 'assertive' : 'polite'}
      className={hidden ? 'sr-only' : className}
    >
      {children}
    </div>
  );
}
