import type { ReactNode } from 'react';
import { SiteFrame } from '@/components/shell/site-frame';

export default function ResetLayout({ children }: { readonly children: ReactNode }) {
  return <SiteFrame>{children}</SiteFrame>;
}
