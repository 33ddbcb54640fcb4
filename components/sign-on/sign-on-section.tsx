import { Messages } from '@/components/shell/messages-boundary';
import { Toast } from '@/components/ui/toast';
import type { SignOnProblem } from '@/lib/accounts/outside/rules';
import { loadTranslator } from '@/lib/i18n/server';
import type { SignOnButton } from '@/lib/sign-on/schema';
import { SignOnButtons } from './sign-on-buttons';

type Props = {
  readonly buttons: readonly SignOnButton[];
  /** Who was just refused reads why, with a code that the admin finds in the log. */
  readonly refusal: { readonly problem: SignOnProblem | null; readonly code: string };
};

/** Above the password: one button for each of the school's own sign-ons. */
export async function SignOnSection({ buttons, refusal: { problem, code } }: Props) {
  const t = await loadTranslator('signOn');
  if (buttons.length === 0 && problem === null) return null;
  return (
    <div className="mb-6 grid gap-6">
      {problem === null ? null : (
        <div role="alert">
          <Toast tone="warning">
            {t(`refused.${problem}`)}
            {code === '' ? null : <span className="type-small block">{t('refusedCode', { code })}</span>}
          </Toast>
        </div>
      )}
      {buttons.length === 0 ? null : (
        <>
          <Messages namespaces={['signOn', 'accounts']}>
            <SignOnButtons buttons={buttons} purpose="enter" />
          </Messages>
          <p className="text-ink-2 text-center">{t('orPassword')}</p>
        </>
      )}
    </div>
  );
}
