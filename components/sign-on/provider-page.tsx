import { Messages } from '@/components/shell/messages-boundary';
import { Card } from '@/components/ui/card';
import { PageHeader } from '@/components/ui/page-header';
import { loadTranslator } from '@/lib/i18n/server';
import type { ProviderDTO } from '@/lib/sign-on/schema';
import { CheckCard } from './check-card';
import { CopyField } from './copy-field';
import { GroupsCard } from './groups-card';
import { ProviderForm } from './provider-form';
import { SwitchCard } from './switch-card';

type Props = {
  readonly provider: ProviderDTO;
  readonly classes: readonly { readonly id: string; readonly name: string }[];
};

/** One provider in the order in which it is set up: our addresses there, its data here, a check, the switch. */
export async function ProviderPage({ provider, classes }: Props) {
  const t = await loadTranslator('signOn');
  return (
    <>
      <PageHeader title={provider.label} hint={t(`presetHint.${provider.preset}`)} />
      <Messages namespaces={['signOn']}>
        <div className="grid items-start gap-6 pb-8 lg:grid-cols-2">
          <div className="grid gap-6">
            <Card aria-labelledby="addresses" className="grid gap-4">
              <div>
                <h2 id="addresses" className="type-h2">
                  {t('addresses.title')}
                </h2>
                <p className="text-ink-2">{t('addresses.hint')}</p>
              </div>
              <CopyField label={t('addresses.redirect')} value={provider.redirectUri} />
              <CopyField
                label={t('addresses.logout')}
                hint={t('addresses.logoutHint')}
                value={provider.logoutUri}
              />
            </Card>
            <ProviderForm provider={provider} />
          </div>
          <div className="grid gap-6">
            <CheckCard id={provider.id} />
            <SwitchCard id={provider.id} isEnabled={provider.isEnabled} />
            <GroupsCard id={provider.id} groups={provider.groups} classes={classes} />
          </div>
        </div>
      </Messages>
    </>
  );
}
