'use client';

import { useTranslations } from 'use-intl';
import { StatusRegion, Toast } from '@/components/ui/toast';
import type { AccountProblem } from '@/lib/accounts/schema';

export type ShownProblem = AccountProblem | 'current-wrong' | 'offline';

const known: readonly ShownProblem[] = [
  'name-missing',
  'school-missing',
  'email-invalid',
  'email-taken',
  'password-short',
  'password-wrong',
  'current-wrong',
  'link-used',
  'link-expired',
  'too-many-tries',
  'passkey-refused',
  'passkey-host',
  'last-way-in',
  'not-allowed',
  'offline',
];

/** next-auth hands codes back as text; one we have no words for becomes the general one. */
export function asProblem(code: string): ShownProblem {
  return known.find((one) => one === code) ?? 'invalid';
}

export function AccountProblemNote({ problem }: { readonly problem: ShownProblem | null }) {
  const t = useTranslations('accounts.problem');
  return (
    <StatusRegion urgent className="empty:absolute">
      {problem ? <Toast tone="warning">{t(problem)}</Toast> : null}
    </StatusRegion>
  );
}
