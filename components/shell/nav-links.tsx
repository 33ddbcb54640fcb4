'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';

type Props = {
  readonly label: string;
  readonly links: readonly { readonly href: string; readonly word: string; readonly also?: string }[];
};

/** `also` is a second place that belongs to the same entry. */
export function NavLinks({ label, links }: Props) {
  const path = usePathname();
  const isIn = (place: string | undefined) =>
    place !== undefined && (path === place || path.startsWith(`${place}/`));
  return (
    <nav aria-label={label} className="flex gap-1">
      {links.map(({ href, word, also }) => {
        const current = isIn(href) || isIn(also);
        return (
          <Link
            key={href}
            href={href}
            aria-current={current ? 'page' : undefined}
            className={`rounded-control inline-flex min-h-11 items-center px-3 font-medium no-underline sm:px-4 ${
              current ? 'bg-sand text-ink font-semibold' : 'text-ink-2 hover:text-ink'
            }`}
          >
            {word}
          </Link>
        );
      })}
    </nav>
  );
}
