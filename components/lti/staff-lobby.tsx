'use client';

import { useTranslations } from 'use-intl';
import { buttonClass } from '@/components/ui/button-look';
import { Icon } from '@/components/ui/icon';
import type { Lobby } from '@/lib/lti/lobby/schema';
import { CourseList } from './course-list';
import { EnterLink } from './enter-link';
import { JoinAccount } from './join-account';
import { LobbyCard } from './lobby-card';

type Props = {
  readonly visitId: string;
  readonly lobby: Extract<Lobby, { readonly type: 'teacher' | 'adult' }>;
};

/** A teacher in the frame of an LMS: how the lesson stands, and the way into it. */
export function StaffLobby({ visitId, lobby }: Props) {
  const t = useTranslations('lti.staff');
  const { type, className, state, starts, isClass, hasCourse } = lobby;
  const isTeacher = type === 'teacher';
  const isOpen = state === 'live' || state === 'start' || (isTeacher && (isClass || state === 'early'));
  const word = state === 'live' ? 'enter' : state === 'start' || isClass ? 'begin' : 'show';
  return (
    <LobbyCard title={className}>
      <p className="type-card-title">{t(state)}</p>
      {starts === null ? null : <p>{t('starts', { moment: starts })}</p>}
      {isOpen ? (
        <>
          <EnterLink
            visitId={visitId}
            className={buttonClass({ variant: 'primary', size: 'hero', className: 'w-full' })}
          >
            <Icon name="play" size={20} strokeWidth={2.1} filled />
            {t(word)}
          </EnterLink>
          <p className="text-ink-2">{t('tab')}</p>
        </>
      ) : (
        <p className="text-ink-2">{t('noneAdult')}</p>
      )}
      {isTeacher && hasCourse ? <CourseList visitId={visitId} /> : null}
      {isTeacher && isClass ? (
        <EnterLink
          visitId={visitId}
          to="plan"
          className={buttonClass({ variant: 'quiet', className: 'w-fit' })}
        >
          {t('weekly')}
        </EnterLink>
      ) : null}
      {lobby.mayJoin ? <JoinAccount visitId={visitId} /> : null}
    </LobbyCard>
  );
}
