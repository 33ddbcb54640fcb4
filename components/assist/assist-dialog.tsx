'use client';

import { useFormatter, useTranslations } from 'use-intl';
import { MadeLink } from '@/components/shell/made-link';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Spinner } from '@/components/ui/spinner';
import type { AssistRole, StaffLinkDTO } from '@/lib/assist/schema';
import type { LessonKind } from '@/lib/lessons/schema';
import { useStaffLinks } from './use-staff-links';

type AssistDialogProps = {
  readonly lessonId: string;
  readonly kind: LessonKind;
  readonly open: boolean;
  readonly onClose: () => void;
};

/** Links for a second adult, or for guests: made, copied once, revoked. */
export function AssistDialog({ lessonId, kind, open, onClose }: AssistDialogProps) {
  const t = useTranslations('assist');
  return (
    <Dialog open={open} onClose={onClose} title={t('title')} closeLabel={t('close')}>
      <Links lessonId={lessonId} kind={kind} />
    </Dialog>
  );
}

const rolesOf: Readonly<Record<LessonKind, readonly AssistRole[]>> = {
  class: ['coteacher', 'substitute'],
  adults: ['guest', 'coteacher', 'substitute'],
};

function Links({ lessonId, kind }: Pick<AssistDialogProps, 'lessonId' | 'kind'>) {
  const t = useTranslations('assist');
  const { list, made, problem, busy, make, revoke } = useStaffLinks(lessonId);
  return (
    <div className="font-staff grid gap-4">
      <p className="text-ink-2">{t('text')}</p>
      <div className="grid gap-2 sm:grid-cols-2">
        {rolesOf[kind].map((role) => (
          <Button
            key={role}
            icon="plus"
            busy={busy === role}
            variant={role === 'guest' ? 'primary' : 'secondary'}
            className={`px-2! whitespace-nowrap ${role === 'guest' ? 'sm:col-span-2' : ''}`}
            onClick={() => make(role)}
          >
            {t(`make.${role}`)}
          </Button>
        ))}
      </div>
      {problem ? (
        <p role="alert" className="text-berry font-medium">
          {t(`problem.${problem}`)}
        </p>
      ) : null}
      {made ? (
        <MadeLink
          link={made}
          testId="assist-link"
          words={{ made: t('made'), copy: t('copy'), copied: t('copied'), copyFailed: t('copyFailed') }}
        />
      ) : null}
      {list === null ? (
        problem ? null : (
          <Spinner />
        )
      ) : list.length === 0 ? (
        <p className="text-ink-2">{t('none')}</p>
      ) : (
        <ul className="divide-rule grid divide-y">
          {list.map((link) => (
            <LinkRow key={link.id} link={link} isBusy={busy === link.id} onRevoke={() => revoke(link.id)} />
          ))}
        </ul>
      )}
    </div>
  );
}

type LinkRowProps = { readonly link: StaffLinkDTO; readonly isBusy: boolean; readonly onRevoke: () => void };

function LinkRow({ link, isBusy, onRevoke }: LinkRowProps) {
  const t = useTranslations('assist');
  const format = useFormatter();
  const name = link.role === 'guest' ? t('guests', { count: link.guests }) : (link.name ?? t('nobody'));
  const until = format.dateTime(link.expiresAt, { dateStyle: 'short', timeStyle: 'short' });
  return (
    <li className="flex items-center justify-between gap-3 py-2">
      <div className="min-w-0">
        <p className="truncate font-medium">
          <bdi>{name}</bdi>
        </p>
        <p className="type-small text-ink-2">
          {t(`role.${link.role}`)} · {t('until', { until })}
        </p>
      </div>
      <Button aria-label={t('revokeLabel', { name })} busy={isBusy} onClick={onRevoke} className="shrink-0">
        {t('revoke')}
      </Button>
    </li>
  );
}
