'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useSubmit } from '@/components/shell/use-submit';
import { Button } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';
import { StatusRegion } from '@/components/ui/toast';
import { lookAtPlatform } from '@/lib/lti/actions';
import type { CheckLine } from '@/lib/lti/check/schema';
import { LtiProblemNote } from './problem-note';

/** LTI-46: whether the connection would carry a launch, in plain words. */
export function CheckList({ id }: { readonly id: string }) {
  const t = useTranslations('ltiSchool.check');
  const [lines, setLines] = useState<readonly CheckLine[] | null>(null);
  const { submit, busy, problem } = useSubmit(() => lookAtPlatform({ id }), setLines);
  return (
    <div className="grid gap-3">
      <Button busy={busy} onClick={() => submit()} className="w-fit">
        {t('check')}
      </Button>
      <LtiProblemNote problem={problem} />
      <StatusRegion className="empty:hidden">
        {lines ? (
          <ul className="grid gap-2">
            {lines.map(({ name, problem: found }) => (
              <li key={name} className="grid grid-cols-[auto_1fr] gap-2">
                <Icon
                  name={found ? 'shield' : 'check'}
                  size={20}
                  strokeWidth={2.2}
                  className={found ? 'text-berry' : 'text-leaf'}
                />
                <span>{found ? t(`problem.${found}`) : t(`ok.${name}`)}</span>
              </li>
            ))}
          </ul>
        ) : null}
      </StatusRegion>
    </div>
  );
}
