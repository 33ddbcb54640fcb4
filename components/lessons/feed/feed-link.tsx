'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { MadeLink } from '@/components/shell/made-link';
import { useSubmit } from '@/components/shell/use-submit';
import { Button } from '@/components/ui/button';
import { StatusRegion, Toast } from '@/components/ui/toast';
import { makeCalendarLink, revokeCalendarLink } from '@/lib/lessons/actions';

type Props = { readonly classId: string | null; readonly hasFeed: boolean };

/** Makes the link, shows it this once, and takes it back. */
export function FeedLink({ classId, hasFeed }: Props) {
  const t = useTranslations('feed');
  const [link, setLink] = useState<string | null>(null);
  const [isThere, setThere] = useState(hasFeed);
  const make = useSubmit(
    () => makeCalendarLink({ classId }),
    (made) => {
      setLink(made.link);
      setThere(true);
    },
  );
  const revoke = useSubmit(
    () => revokeCalendarLink({ classId }),
    () => {
      setLink(null);
      setThere(false);
    },
  );
  const problem = make.problem ?? revoke.problem;
  const busy = make.busy || revoke.busy;
  return (
    <>
      {link === null ? null : (
        <MadeLink
          link={link}
          testId="feed-link"
          words={{ made: t('made'), copy: t('copy'), copied: t('copied'), copyFailed: t('copyFailed') }}
        />
      )}
      {isThere && link === null ? <p>{t('isThere')}</p> : null}
      <StatusRegion urgent className="empty:absolute">
        {problem === null ? null : <Toast tone="warning">{t(`problem.${problem}`)}</Toast>}
      </StatusRegion>
      <div className="flex flex-wrap gap-3">
        <Button icon="calendar" busy={busy} onClick={() => make.submit()}>
          {t(isThere ? 'makeNew' : 'make')}
        </Button>
        {isThere ? (
          <Button variant="quiet" busy={busy} onClick={() => revoke.submit()}>
            {t('revoke')}
          </Button>
        ) : null}
      </div>
    </>
  );
}
