import type { ReactNode } from 'react';
import { PeekingAnimals } from '@/components/shell/peeking-animals';

/** The one card of a page before somebody is signed in. */
export function NarrowCard({ children }: { readonly children: ReactNode }) {
  return (
    <div className="-mt-6 w-full max-w-[592px]">
      <PeekingAnimals />
      <div className="rounded-card bg-card shadow-float px-6 py-8 sm:px-12">{children}</div>
    </div>
  );
}
