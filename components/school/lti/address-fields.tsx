import { useTranslations } from 'use-intl';
import { TextField } from '@/components/ui/text-field';
import type { LtiAdminPage } from '@/lib/lti/schema';

type Props = { readonly now?: LtiAdminPage['platforms'][number] };

/** Where the servers of an LMS are: what its page for admins shows. */
export function AddressFields({ now }: Props) {
  const t = useTranslations('ltiSchool.add');
  const field = { autoComplete: 'off', spellCheck: false } as const;
  return (
    <>
      <TextField {...field} name="authUrl" inputMode="url" label={t('authUrl')} defaultValue={now?.authUrl} />
      <TextField
        {...field}
        name="tokenUrl"
        inputMode="url"
        label={t('tokenUrl')}
        defaultValue={now?.tokenUrl}
      />
      <TextField {...field} name="jwksUrl" inputMode="url" label={t('jwksUrl')} defaultValue={now?.jwksUrl} />
      <TextField
        {...field}
        name="tokenAudience"
        label={t('tokenAudience')}
        hint={t('audienceHint')}
        defaultValue={now?.tokenAudience ?? ''}
      />
    </>
  );
}
