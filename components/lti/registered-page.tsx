import { loadTranslator } from '@/lib/i18n/server';
import { registrationProblems } from '@/lib/lti/registration/schema';
import { CloseFrame } from './close-frame';
import { LobbyCard } from './lobby-card';

type Props = { readonly ask: Readonly<Record<string, string | string[] | undefined>> };

/** For the admin of the LMS, in its frame: entered, or what to do about it. */
export async function RegisteredPage({ ask }: Props) {
  const t = await loadTranslator('lti.registered');
  const problem = registrationProblems.find((one) => one === ask['state']);
  const isDone = ask['state'] === 'done';
  return (
    <LobbyCard title={t(isDone ? 'done' : 'failed')}>
      <p>{t(isDone ? 'doneText' : `problem.${problem ?? 'unavailable'}`)}</p>
      {isDone ? <CloseFrame word={t('close')} /> : null}
    </LobbyCard>
  );
}
