import Link from 'next/link';

type TabsProps = {
  readonly label: string;
  readonly tabs: readonly { readonly href: string; readonly word: string; readonly current: boolean }[];
};

/** Pages side by side: links, so each has an address. */
export function Tabs({ label, tabs }: TabsProps) {
  return (
    <nav aria-label={label} className="border-rule flex flex-wrap gap-1 border-b">
      {tabs.map((tab) => (
        <Link
          key={tab.href}
          href={tab.href}
          aria-current={tab.current ? 'page' : undefined}
          className={`-mb-px inline-flex min-h-12 items-center border-b-3 px-4 no-underline ${
            tab.current
              ? 'border-lagoon text-ink font-semibold'
              : 'text-ink-2 hover:text-ink border-transparent'
          }`}
        >
          {tab.word}
        </Link>
      ))}
    </nav>
  );
}
