'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useSubmit } from '@/components/shell/use-submit';
import { Button } from '@/components/ui/button';
import { TextField } from '@/components/ui/text-field';
import { changePlatform } from '@/lib/lti/actions';
import type { LtiAdminPage } from '@/lib/lti/schema';
import { AddressFields } from './address-fields';
import { LtiProblemNote } from './problem-note';

type Props = { readonly platform: LtiAdminPage['platforms'][number] };

/** LTI-48. */
export function ChangePlatform({ platform }: Props) {
  const t = useTranslations('ltiSchool');
  const [open, setOpen] = useState(false);
  const { submit, busy, problem } = useSubmit(changePlatform, () => setOpen(false));
  return (
    <div className="grid gap-4">
      <Button className="w-fit" aria-expanded={open} onClick={() => setOpen(!open)}>
        {t('platform.change')}
      </Button>
      {open ? (
        <form
          noValidate
          method="post"
          aria-label={t('platform.change')}
          className="grid gap-4"
          onSubmit={(event) => {
            event.preventDefault();
            submit({ ...Object.fromEntries(new FormData(event.currentTarget)), id: platform.id });
          }}
        >
          <p className="text-ink-2">{t('platform.changeHint')}</p>
          <TextField
            name="name"
            label={t('add.name')}
            maxLength={60}
            autoComplete="off"
            defaultValue={platform.name}
          />
          <AddressFields now={platform} />
          <LtiProblemNote problem={problem} />
          <Button type="submit" variant="primary" busy={busy} className="w-fit">
            {t('platform.save')}
          </Button>
        </form>
      ) : null}
    </div>
  );
}
