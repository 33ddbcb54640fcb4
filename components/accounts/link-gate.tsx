'use client';

import { type ReactNode, useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { LinkButton } from '@/components/ui/link-button';
import { Spinner } from '@/components/ui/spinner';
import type { AccountProblem } from '@/lib/accounts/schema';
import type { Result } from '@/lib/shared/result';
import { AccountProblemNote, type ShownProblem } from './account-problem-note';
import { useLinkSecret } from './use-link-secret';

type Words = { readonly title: string; readonly text: string };

type Props<T> = {
  readonly open: (secret: string) => Promise<Result<T, AccountProblem>>;
  readonly used: Words;
  readonly expired: Words;
  readonly children: (secret: string, value: T) => ReactNode;
};

type State<T> = { readonly secret: string; readonly answer: Result<T, ShownProblem> };

/** Shows a form only to who holds a link that still counts, and kind words to everybody else. */
export function LinkGate<T>({ open, used, expired, children }: Props<T>) {
  const t = useTranslations('accounts.firstRun');
  const secret = useLinkSecret();
  const [state, setState] = useState<State<T> | null>(null);
  useEffect(() => {
    if (secret === null) return;
    let current = true;
    const show = (answer: Result<T, ShownProblem>) => {
      if (current) setState({ secret, answer });
    };
    open(secret).then(show, () => show({ ok: false, code: 'offline' }));
    return () => {
      current = false;
    };
  }, [open, secret]);

  if (secret === null || state?.secret !== secret) {
    return (
      <p className="text-ink-2 flex items-center justify-center gap-3 py-16">
        <Spinner />
        {t('checking')}
      </p>
    );
  }
  const { answer } = state;
  if (answer.ok) return children(secret, answer.value);
  if (answer.code !== 'link-used' && answer.code !== 'link-expired') {
    return <AccountProblemNote problem={answer.code} />;
  }
  const words = answer.code === 'link-expired' ? expired : used;
  return (
    <div className="grid gap-4">
      <h1 className="type-h1">{words.title}</h1>
      <p>{words.text}</p>
      <LinkButton variant="primary" size="hero" href="/sign-in" className="mt-2 w-full">
        {t('toSignIn')}
      </LinkButton>
    </div>
  );
}
