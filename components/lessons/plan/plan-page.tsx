import { Messages } from '@/components/shell/messages-boundary';
import { LinkButton } from '@/components/ui/link-button';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { loadTranslator } from '@/lib/i18n/server';
import type { Slot } from '@/lib/lessons/calendar/rules';
import type { ClassChoice } from '@/lib/lessons/schema';
import { PlanForm } from './plan-form';

type Props = {
  readonly plan: {
    readonly classes: readonly ClassChoice[];
    readonly classId: string | null;
    readonly slots: readonly Slot[];
    readonly today: string;
    readonly timeZone: string;
  };
};

export async function PlanPage({ plan }: Props) {
  const t = await loadTranslator('lessons');
  const { classId, timeZone, ...form } = plan;
  return (
    <Messages namespaces={['lessons']} timeZone={timeZone}>
      <PageHeader title={t('plan.title')} />
      {classId ? (
        <Card as="div" className="mb-6 max-w-3xl">
          <PlanForm {...form} classId={classId} />
        </Card>
      ) : (
        <EmptyState
          title={t('home.noClassTitle')}
          text={t('plan.noClass')}
          action={
            <LinkButton variant="primary" size="hero" icon="plus" href="/classes/new">
              {t('home.makeClass')}
            </LinkButton>
          }
        />
      )}
    </Messages>
  );
}
