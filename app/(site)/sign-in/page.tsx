import type { Metadata } from 'next';
import { SignInPage } from '@/components/accounts/sign-in-page';
import { SignOnSection } from '@/components/sign-on/sign-on-section';
import { loadPasskeyAddress } from '@/lib/accounts/loaders';
import { asSignOnProblem } from '@/lib/accounts/outside/rules';
import { loadTranslator } from '@/lib/i18n/server';
import { loadButtons } from '@/lib/sign-on/loaders';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await loadTranslator('accounts.signIn'))('title') };
}

type Props = { readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>> };

export default async function SignIn({ searchParams }: Props) {
  const [{ problem, code }, passkeyAddress, buttons] = await Promise.all([
    searchParams,
    loadPasskeyAddress(),
    loadButtons(),
  ]);
  const shown = {
    problem: asSignOnProblem(problem),
    code: /^[0-9a-z]{6}$/.test(String(code)) ? String(code) : '',
  };
  return (
    <SignInPage passkeyAddress={passkeyAddress} above={<SignOnSection buttons={buttons} refusal={shown} />} />
  );
}
