import type { ReactNode } from 'react';

type PageHeaderProps = {
  readonly title: string;
  readonly hint?: ReactNode;
  /** Stands before the title, e.g. a few avatars. */
  readonly picture?: ReactNode;
  readonly actions?: ReactNode;
};

export function PageHeader({ title, hint, picture, actions }: PageHeaderProps) {
  return (
    <header className="flex flex-wrap items-center justify-between gap-4 py-6">
      <div className="flex items-center gap-4">
        {picture}
        <div>
          <h1 className="type-h1">{title}</h1>
          {hint ? <p className="text-ink-2">{hint}</p> : null}
        </div>
      </div>
      {actions ? <div className="flex flex-wrap items-center gap-4">{actions}</div> : null}
    </header>
  );
}
