'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useSubmit } from '@/components/shell/use-submit';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { StatusRegion, Toast } from '@/components/ui/toast';
import { Switch } from '@/components/ui/switch';
import { TextField } from '@/components/ui/text-field';
import { saveProvider } from '@/lib/sign-on/actions';
import type { ProviderDTO } from '@/lib/sign-on/schema';
import { ProviderNote } from './provider-note';

const texts = ['scopes', 'subjectClaim', 'nameClaim', 'roleClaim', 'groupsClaim'] as const;
const lists = ['teacherValues', 'adminValues', 'allowedGroups'] as const;
const plain = { autoComplete: 'off', spellCheck: false } as const;

/** What the provider's admin page shows goes in here; the second half says how its words are read. */
export function ProviderForm({ provider }: { readonly provider: ProviderDTO }) {
  const t = useTranslations('signOn.form');
  const [namesOff, setNamesOff] = useState(provider.namesOff);
  const [isSaved, setSaved] = useState(false);
  const { submit, busy, problem } = useSubmit(
    (form: FormData) => saveProvider(provider.id, readForm(form, namesOff)),
    () => setSaved(true),
  );
  return (
    <Card aria-labelledby="provider" className="grid gap-4">
      <h2 id="provider" className="type-h2">
        {t('title')}
      </h2>
      <form
        noValidate
        method="post"
        className="grid gap-4"
        onChange={() => setSaved(false)}
        onSubmit={(event) => {
          event.preventDefault();
          submit(new FormData(event.currentTarget));
        }}
      >
        <TextField name="label" label={t('label')} hint={t('labelHint')} defaultValue={provider.label} />
        <TextField
          {...plain}
          name="issuer"
          label={t('issuer')}
          hint={t('issuerHint')}
          defaultValue={provider.issuer}
        />
        {provider.preset === 'entra' ? (
          <TextField
            {...plain}
            name="tenantId"
            label={t('tenantId')}
            defaultValue={provider.tenantId ?? ''}
          />
        ) : null}
        <TextField {...plain} name="clientId" label={t('clientId')} defaultValue={provider.clientId} />
        <TextField
          {...plain}
          autoComplete="new-password"
          type="password"
          name="clientSecret"
          label={t('clientSecret')}
          hint={provider.hasSecret ? t('secretKept') : t('secretHint')}
        />
        <Switch label={t('namesOff')} hint={t('namesOffHint')} checked={namesOff} onChange={setNamesOff} />
        <h3 className="type-h2 mt-2">{t('reading')}</h3>
        {lists.map((name) => (
          <TextField
            key={name}
            {...plain}
            name={name}
            label={t(name)}
            hint={t(`${name}Hint`)}
            defaultValue={provider[name].join(', ')}
          />
        ))}
        {texts.map((name) => (
          <TextField key={name} {...plain} name={name} label={t(name)} defaultValue={provider[name]} />
        ))}
        <ProviderNote problem={problem} />
        <StatusRegion className="empty:absolute">{isSaved ? <Toast>{t('saved')}</Toast> : null}</StatusRegion>
        <Button type="submit" variant="primary" size="large" busy={busy} className="w-fit">
          {t('save')}
        </Button>
      </form>
    </Card>
  );
}

function readForm(form: FormData, namesOff: boolean) {
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === 'string' ? value.trim() : '';
  };
  const words = (name: string) =>
    text(name)
      .split(/[,;\n]/)
      .map((word) => word.trim())
      .filter(Boolean);
  return {
    label: text('label'),
    issuer: text('issuer'),
    clientId: text('clientId'),
    clientSecret: text('clientSecret') || null,
    settings: {
      ...Object.fromEntries(texts.map((name) => [name, text(name)])),
      ...Object.fromEntries(lists.map((name) => [name, words(name)])),
      tenantId: text('tenantId') || null,
      namesOff,
    },
  };
}
