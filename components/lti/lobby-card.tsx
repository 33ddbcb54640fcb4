import type { ReactNode } from 'react';

type Props = {
  readonly title: string;
  readonly lang?: string | undefined;
  readonly children: ReactNode;
};

/** One card in the frame of an LMS: no header of ours, since the LMS has one. */
export function LobbyCard({ title, lang, children }: Props) {
  return (
    <main id="content" lang={lang} className="mx-auto grid w-full max-w-[640px] px-4 py-8">
      <div className="rounded-card bg-card shadow-float grid gap-4 px-6 py-8 sm:px-10">
        <h1 className="type-h1">{title}</h1>
        {children}
      </div>
    </main>
  );
}
