import { Messages } from '@/components/shell/messages-boundary';
import { PageHeader } from '@/components/ui/page-header';
import { loadTranslator } from '@/lib/i18n/server';
import type { LtiAdminPage } from '@/lib/lti/schema';
import { AddPlatform } from './add-platform';
import { GuideCard } from './guide-card';
import { HostsCard } from './hosts-card';
import { KeysCard } from './keys-card';
import { PlatformCard } from './platform-card';
import { RegistrationCard } from './registration-card';
import { UrlsCard } from './urls-card';

/** Everything about learning platforms that the school's IT looks after. */
export async function LtiPage({ page }: { readonly page: LtiAdminPage }) {
  const t = await loadTranslator('ltiSchool.page');
  return (
    <>
      <PageHeader title={t('title')} hint={t('hint')} />
      <Messages namespaces={['ltiSchool']}>
        <div className="grid items-start gap-6 pb-8 lg:grid-cols-2">
          <div className="grid gap-6">
            {page.platforms.map((platform) => (
              <PlatformCard key={platform.id} platform={platform} />
            ))}
            <UrlsCard urls={page.urls} />
            <GuideCard />
            <KeysCard keys={page.keys} />
          </div>
          <div className="grid gap-6">
            <RegistrationCard />
            <AddPlatform key={page.platforms.length} />
            <HostsCard hosts={page.localHosts} />
          </div>
        </div>
      </Messages>
    </>
  );
}
