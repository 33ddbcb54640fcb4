'use client';

import Link from 'next/link';
import { useEffect, useRef, useState } from 'react';
import { Icon } from '@/components/ui/icon';
import { signOut } from '@/lib/accounts/client/sign-in';

type Props = {
  readonly displayName: string;
  /** `school` is null for whoever is no admin. */
  readonly words: {
    readonly menu: string;
    readonly account: string;
    readonly school: string | null;
    readonly signOut: string;
  };
};

export function AccountMenu({ displayName, words }: Props) {
  const [open, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);

  useEffect(() => {
    if (!open) return;
    const onDown = (event: PointerEvent) => {
      if (event.target instanceof Node && !root.current?.contains(event.target)) setOpen(false);
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      setOpen(false);
      button.current?.focus();
    };
    document.addEventListener('pointerdown', onDown);
    document.addEventListener('keydown', onKey);
    return () => {
      document.removeEventListener('pointerdown', onDown);
      document.removeEventListener('keydown', onKey);
    };
  }, [open]);

  const item =
    'rounded-control hover:bg-sand flex min-h-11 w-full items-center gap-3 px-3 text-start no-underline';
  const leave = async () => {
    await signOut().catch(() => undefined);
    location.replace('/sign-in');
  };
  return (
    <div ref={root} className="relative">
      <button
        ref={button}
        type="button"
        aria-expanded={open}
        aria-label={words.menu}
        onClick={() => setOpen(!open)}
        className="rounded-control hover:bg-sand inline-flex min-h-11 items-center gap-2.5 px-2 font-medium"
      >
        <span
          aria-hidden
          className="bg-lagoon-tint text-lagoon-deep grid size-10 place-items-center rounded-full text-lg font-semibold"
        >
          {initial(displayName)}
        </span>
        <span className="hidden max-w-48 truncate sm:block">{displayName}</span>
      </button>
      {open ? (
        <div className="rounded-card bg-card shadow-float border-rule absolute end-0 top-full z-20 mt-1 w-60 border p-2">
          <Link href="/account" className={item} onClick={() => setOpen(false)}>
            <Icon name="key" size={20} strokeWidth={2.1} />
            {words.account}
          </Link>
          {words.school === null ? null : (
            <Link href="/school" className={item} onClick={() => setOpen(false)}>
              <Icon name="book" size={20} strokeWidth={2.1} />
              {words.school}
            </Link>
          )}
          <button type="button" className={item} onClick={() => void leave()}>
            <Icon name="door" size={20} strokeWidth={2.1} />
            {words.signOut}
          </button>
        </div>
      ) : null}
    </div>
  );
}

/** Of "Frau Kaya" the K: the last word is the name. */
function initial(displayName: string): string {
  return (displayName.trim().split(/\s+/).at(-1) ?? '').slice(0, 1).toUpperCase();
}
