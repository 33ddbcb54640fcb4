'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { TextField } from '@/components/ui/text-field';

type Props = {
  readonly label: string;
  readonly hint?: string;
  readonly error?: string | undefined;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly autoComplete: 'current-password' | 'new-password';
  readonly name: string;
};

/** Typing blind helps nobody at a desk: the password can be shown. */
export function PasswordField({ onChange, ...field }: Props) {
  const t = useTranslations('accounts.field');
  const [shown, setShown] = useState(false);
  return (
    <div className="relative">
      <TextField
        {...field}
        type={shown ? 'text' : 'password'}
        maxLength={200}
        autoCapitalize="none"
        spellCheck={false}
        onChange={(event) => onChange(event.target.value)}
      />
      <label className="type-small text-ink-2 absolute end-0 -top-2.5 inline-flex min-h-11 items-center gap-2.5">
        <input
          type="checkbox"
          className="accent-lagoon size-5"
          checked={shown}
          onChange={(event) => setShown(event.target.checked)}
        />
        {t('showPassword')}
      </label>
    </div>
  );
}
