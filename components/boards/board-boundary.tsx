'use client';

import { Component, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '@/components/ui/button';

/** A board that broke offers to come back without the change it broke on. */
export function BoardBroken({ onRetry }: { readonly onRetry: () => void }) {
  const t = useTranslations('board');
  return (
    <div
      role="alert"
      className="bg-card absolute inset-0 z-500 grid place-content-center justify-items-center gap-4 p-6 text-center"
    >
      <p className="type-sentence">{t('broken')}</p>
      <Button onClick={onRetry}>{t('retry')}</Button>
    </div>
  );
}

type BoundaryProps = { readonly children: ReactNode; readonly onRetry: () => void };

export class BoardBoundary extends Component<BoundaryProps, { readonly isBroken: boolean }> {
  override state = { isBroken: false };
  static getDerivedStateFromError() {
    return { isBroken: true };
  }
  override render() {
    return this.state.isBroken ? <BoardBroken onRetry={this.props.onRetry} /> : this.props.children;
  }
}
