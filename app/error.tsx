'use client';

import { BrokenPage } from '@/components/shell/broken-page';
import { LostPart } from '@/components/shell/lost-part';
import { isLostPart } from '@/components/shell/reload-when-back';

export default function PageError({ error, reset }: { readonly error: Error; readonly reset: () => void }) {
  return isLostPart(error) ? <LostPart /> : <BrokenPage onAgain={reset} />;
}
