import { KeepFresh } from '@/components/lessons/keep-fresh';
import { Messages } from '@/components/shell/messages-boundary';
import { loadTranslator } from '@/lib/i18n/server';
import type { Locale } from '@/lib/i18n/locales';
import type { Lobby } from '@/lib/lti/lobby/schema';
import { ChildLobby, ClosedLobby, NotReadyLobby } from './child-lobby';
import { ChooseClass } from './choose-class';
import { DeepLinkForm } from './deep-link-form';
import { JoinAccount } from './join-account';
import { LobbyCard } from './lobby-card';
import { StaffLobby } from './staff-lobby';

type Props = { readonly visitId: string; readonly lobby: Lobby; readonly locale: Locale };

/** What waits looks again by itself. */
const freshSeconds = 10;

export function LobbyPage({ visitId, lobby, locale }: Props) {
  return (
    <Messages locale={locale} namespaces={['lti', 'pupil', 'ui']}>
      <div lang={locale}>
        <LobbyBody visitId={visitId} lobby={lobby} locale={locale} />
      </div>
    </Messages>
  );
}

async function LobbyBody({ visitId, lobby, locale }: Props) {
  const t = await loadTranslator('lti', locale);
  const fresh = <KeepFresh seconds={freshSeconds} />;
  switch (lobby.type) {
    case 'closed':
      return <ClosedLobby />;
    case 'not-ready':
      return (
        <>
          <NotReadyLobby />
          {fresh}
        </>
      );
    case 'child':
      return (
        <>
          <ChildLobby visitId={visitId} sign={lobby.sign} isOver={lobby.isOver} />
          {fresh}
        </>
      );
    case 'teacher':
    case 'adult':
      return (
        <>
          <StaffLobby visitId={visitId} lobby={lobby} />
          {fresh}
        </>
      );
    case 'choose':
      return (
        <LobbyCard title={t('choose.title')}>
          <p>{t('choose.text')}</p>
          <ChooseClass visitId={visitId} classes={lobby.classes} suggestion={lobby.suggestion} />
          {lobby.mayJoin ? <JoinAccount visitId={visitId} /> : null}
        </LobbyCard>
      );
    case 'deep-link':
      return (
        <LobbyCard title={t('deepLink.title')}>
          <p>{t('deepLink.text')}</p>
          <DeepLinkForm visitId={visitId} places={lobby.places} suggestion={lobby.suggestion} />
          {lobby.mayJoin ? <JoinAccount visitId={visitId} /> : null}
        </LobbyCard>
      );
    case 'nameless':
      return (
        <LobbyCard title={t('choose.nameless')}>
          <p>{t('choose.namelessText')}</p>
        </LobbyCard>
      );
    case 'full':
      return (
        <LobbyCard title={t('sorry.full')}>
          <p>{t('sorry.fullText')}</p>
        </LobbyCard>
      );
    case 'guardian':
      return (
        <LobbyCard title={t('guardian.title')}>
          <p>{t('guardian.text')}</p>
        </LobbyCard>
      );
  }
}
