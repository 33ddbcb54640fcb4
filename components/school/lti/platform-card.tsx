'use client';

import { useTranslations } from 'use-intl';
import { useSubmit } from '@/components/shell/use-submit';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { changeDeployment, removePlatform, switchPlatform } from '@/lib/lti/actions';
import type { LtiAdminPage, LtiDeploymentDTO } from '@/lib/lti/schema';
import { ChangePlatform } from './change-platform';
import { CheckList } from './check-list';
import { LtiProblemNote } from './problem-note';

/** One LMS, and where in it we are used; what nobody approved yet stands first. */
export function PlatformCard({ platform }: { readonly platform: LtiAdminPage['platforms'][number] }) {
  const t = useTranslations('ltiSchool.platform');
  const { id, name, issuer, clientId, isEnabled, deployments } = platform;
  const { submit, busy, problem } = useSubmit(() => switchPlatform({ id, isEnabled: !isEnabled }));
  const gone = useSubmit(() => removePlatform({ id }));
  const sorted = deployments.toSorted(
    (a, b) => Number(b.state === 'unknown') - Number(a.state === 'unknown'),
  );
  return (
    <Card aria-labelledby={`lti-${id}`} className="grid gap-4">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div className="min-w-0">
          <h2 id={`lti-${id}`} className="type-h2">
            {name}
          </h2>
          <p className="type-small text-ink-2 break-all">{issuer}</p>
          <p className="type-small text-ink-2 break-all">{t('client', { clientId })}</p>
          <p className={isEnabled ? 'text-ink-2' : 'text-berry font-medium'}>
            {isEnabled ? t('on') : t('off')}
          </p>
        </div>
        <div className="flex flex-wrap gap-2">
          {isEnabled ? null : (
            <Button variant="danger" busy={gone.busy} onClick={() => gone.submit()}>
              {t('remove')}
            </Button>
          )}
          <Button busy={busy} onClick={() => submit()}>
            {isEnabled ? t('switchOff') : t('switchOn')}
          </Button>
        </div>
      </div>
      <LtiProblemNote problem={problem ?? gone.problem} />
      <CheckList id={id} />
      <ChangePlatform platform={platform} />
      <h3 className="font-medium">{t('deployments')}</h3>
      {sorted.length === 0 ? <p className="text-ink-2">{t('none')}</p> : null}
      <ul className="grid">
        {sorted.map((one) => (
          <DeploymentRow key={one.id} deployment={one} />
        ))}
      </ul>
    </Card>
  );
}

function DeploymentRow({ deployment }: { readonly deployment: LtiDeploymentDTO }) {
  const t = useTranslations('ltiSchool.platform');
  const { id, deploymentId, state } = deployment;
  const isOpen = state === 'enabled';
  const { submit, busy, problem } = useSubmit(() =>
    changeDeployment({ id, state: isOpen ? 'disabled' : 'enabled' }),
  );
  return (
    <li className="border-rule grid gap-2 border-t py-3 first:border-t-0" data-state={state}>
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <div className="min-w-0">
          <p className="font-medium break-all">{deploymentId}</p>
          <p className={state === 'unknown' ? 'text-berry font-medium' : 'text-ink-2'}>{t(state)}</p>
        </div>
        <Button
          variant={state === 'unknown' ? 'primary' : 'secondary'}
          busy={busy}
          aria-label={t(isOpen ? 'closeOf' : 'approveOf', { id: deploymentId })}
          onClick={() => submit()}
        >
          {isOpen ? t('close') : t('approve')}
        </Button>
      </div>
      <LtiProblemNote problem={problem} />
    </li>
  );
}
