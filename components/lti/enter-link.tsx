'use client';

import type { MouseEvent, ReactNode } from 'react';
import { useSyncExternalStore } from 'react';
import { useEnterCode } from './use-enter-code';

type Props = {
  readonly visitId: string;
  /** Behind the code in the address. */
  readonly to?: 'plan';
  readonly className: string;
  readonly children: ReactNode;
};

const never = () => () => undefined;

/** LTI-17: the way from the frame into a tab of its own. In a window of its own it needs no second one. */
export function EnterLink({ visitId, to, className, children }: Props) {
  const { code, isStale, renew } = useEnterCode(visitId);
  const isFramed = useSyncExternalStore(
    never,
    () => window.top !== window.self,
    () => true,
  );
  const addressOf = (value: string) => `/lti/enter?code=${value}${to ? `&to=${to}` : ''}`;
  const target = isFramed ? '_blank' : '_self';
  const onClick = (event: MouseEvent) => {
    if (!isStale()) {
      // This code is used up by the new tab; the next tap has its own.
      setTimeout(() => void renew(), 0);
      return;
    }
    event.preventDefault();
    void renew().then((fresh) => fresh && window.open(addressOf(fresh), target, 'noopener'));
  };
  return (
    <a
      href={code === null ? undefined : addressOf(code)}
      target={target}
      rel="noopener"
      aria-disabled={code === null ? true : undefined}
      onClick={onClick}
      className={className}
      data-tap="lti.enter"
    >
      {children}
    </a>
  );
}
