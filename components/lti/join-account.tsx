'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'use-intl';
import { useSubmit } from '@/components/shell/use-submit';
import { Button } from '@/components/ui/button';
import { StatusRegion, Toast } from '@/components/ui/toast';
import { TextField } from '@/components/ui/text-field';
import { joinAccount } from '@/lib/lti/actions';

/** LTI-49: who has an account here already says so once, with a code from it. */
export function JoinAccount({ visitId }: { readonly visitId: string }) {
  const t = useTranslations('lti.join');
  const router = useRouter();
  const { submit, busy, problem } = useSubmit(
    (code: string) => joinAccount({ visitId, code }),
    () => router.refresh(),
  );
  return (
    <details className="border-line border-t pt-2">
      <summary className="min-h-11 cursor-pointer content-center font-medium">{t('have')}</summary>
      <form
        noValidate
        method="post"
        className="grid justify-items-start gap-4 py-2"
        onSubmit={(event) => {
          event.preventDefault();
          const code = new FormData(event.currentTarget).get('code');
          submit(typeof code === 'string' ? code : '');
        }}
      >
        <p>{t('how')}</p>
        <TextField name="code" label={t('code')} autoComplete="off" spellCheck={false} maxLength={40} />
        <StatusRegion className="empty:hidden">
          {problem ? <Toast tone="warning">{t(`problem.${problem}`)}</Toast> : null}
        </StatusRegion>
        <Button type="submit" busy={busy}>
          {t('join')}
        </Button>
      </form>
    </details>
  );
}
