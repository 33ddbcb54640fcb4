'use client';

import { useState, useTransition } from 'react';
import { useTranslations } from 'use-intl';
import { AccountProblemNote, asProblem, type ShownProblem } from '@/components/accounts/account-problem-note';
import { Button } from '@/components/ui/button';
import { leaveFor } from '@/lib/accounts/client/sign-in';
import type { SignOnButton } from '@/lib/sign-on/schema';

type Props = { readonly buttons: readonly SignOnButton[]; readonly purpose: 'enter' | 'link' };

/** One tap to the school's own sign-on. */
export function SignOnButtons({ buttons, purpose }: Props) {
  const t = useTranslations('signOn');
  const [problem, setProblem] = useState<ShownProblem | null>(null);
  const [busy, startTransition] = useTransition();
  const leave = (id: string) =>
    startTransition(async () => {
      setProblem(null);
      const code = await leaveFor(id, purpose);
      if (code !== null) setProblem(asProblem(code));
    });
  return (
    <div className="grid gap-3">
      {buttons.map(({ id, label }) => (
        <Button
          key={id}
          icon="door"
          size={purpose === 'enter' ? 'large' : 'medium'}
          variant={purpose === 'enter' ? 'primary' : 'secondary'}
          busy={busy}
          onClick={() => leave(id)}
          className={purpose === 'enter' ? 'w-full' : 'w-fit'}
        >
          {purpose === 'enter' ? t('enter', { label }) : t('link', { label })}
        </Button>
      ))}
      <AccountProblemNote problem={problem} />
    </div>
  );
}
