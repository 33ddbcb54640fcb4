'use client';

import { useEffect } from 'react';
import { BrokenPage } from './broken-page';
import { reloadWhenBack } from './reload-when-back';

export function LostPart({ reload = () => location.reload() }: { readonly reload?: () => void }) {
  useEffect(() => reloadWhenBack(reload), [reload]);
  return <BrokenPage onAgain={reload} />;
}
