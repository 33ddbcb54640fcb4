'use client';

import { useTranslations } from 'use-intl';
import { Card } from '@/components/ui/card';
import type { ClassDTO } from '@/lib/classes/schema';
import type { YearPreview } from '@/lib/retention/schema';
import { ArchiveCard } from './archive-card';
import { CountCard } from './count-card';
import { NameCard } from './name-card';
import { NamesCard } from './names-card';
import { TeachersCard, type Colleague } from './teachers-card';
import { YearCard } from './year-card';

type Props = {
  readonly view: ClassDTO;
  readonly teachers: readonly Colleague[];
  readonly others: readonly Colleague[];
  readonly preview: YearPreview;
};

export function ClassData({ view, teachers, others, preview }: Props) {
  return (
    <div className="grid items-start gap-6 lg:grid-cols-2">
      <div className="grid gap-6">
        <NameCard view={view} />
        <CountCard key={view.signs.length} view={view} />
        <TeachersCard classId={view.id} teachers={teachers} others={others} />
      </div>
      <div className="grid gap-6">
        <NamesCard view={view} />
        <StoredCard />
        <YearCard view={view} preview={preview} />
        <ArchiveCard view={view} />
      </div>
    </div>
  );
}

function StoredCard() {
  const t = useTranslations('classes.data');
  return (
    <Card>
      <h2 className="type-h2 mb-2">{t('storedTitle')}</h2>
      <p>{t('storedText')}</p>
    </Card>
  );
}
