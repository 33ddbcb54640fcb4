import type { ReactNode } from 'react';

type EmptyStateProps = {
  readonly title: string;
  readonly text?: string;
  readonly picture?: ReactNode;
  readonly action?: ReactNode;
};

/** Nothing here yet, and the one thing to do about it. */
export function EmptyState({ title, text, picture, action }: EmptyStateProps) {
  return (
    <div className="rounded-card bg-sand grid justify-items-center gap-4 px-6 py-10 text-center">
      {picture}
      <div className="grid gap-1">
        <p className="type-h2">{title}</p>
        {text ? <p className="text-ink-2 max-w-[48ch]">{text}</p> : null}
      </div>
      {action}
    </div>
  );
}
