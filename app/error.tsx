'use client';

import { BrokenPage } from '@/components/shell/broken-page';

export default function PageError({ reset }: { readonly error: Error; readonly reset: () => void }) {
  return <BrokenPage onAgain={reset} />;
}
