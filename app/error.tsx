'use client';

import { BrokenPage } from '@/components/shell/broken-page';
import { LostPart } from '@/components/shell/lost-part';

export default function PageError({ error, reset }: { readonly error: Error; readonly reset: () => void }) {
  return error.name === 'ChunkLoadError' ? <LostPart /> : <BrokenPage onAgain={reset} />;
}
