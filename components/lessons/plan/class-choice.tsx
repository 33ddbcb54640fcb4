'use client';

import { useRouter } from 'next/navigation';
import { useId } from 'react';
import { useTranslations } from 'use-intl';
import { SegmentedControl } from '@/components/ui/segmented-control';
import type { ClassChoice as Choice } from '@/lib/lessons/schema';

type Props = { readonly classes: readonly Choice[]; readonly classId: string };

const segmentsMax = 4;

/** Another class has other usual times: the page is asked anew, and the form keeps what was typed. */
export function ClassChoice({ classes, classId }: Props) {
  const t = useTranslations('lessons.plan');
  const router = useRouter();
  const id = useId();
  const choose = (next: string) => router.replace(`/lessons/new?class=${next}`, { scroll: false });
  if (classes.length <= segmentsMax) {
    return (
      <SegmentedControl
        label={t('class')}
        options={classes.map(({ id: value, name }) => ({ value, word: name }))}
        value={classId}
        onChange={choose}
      />
    );
  }
  return (
    <div className="grid gap-1.5">
      <label htmlFor={id} className="font-medium">
        {t('class')}
      </label>
      <select
        id={id}
        value={classId}
        onChange={(event) => choose(event.target.value)}
        className="rounded-control border-line bg-card h-12 border-2 px-3"
      >
        {classes.map((one) => (
          <option key={one.id} value={one.id}>
            {one.name}
          </option>
        ))}
      </select>
    </div>
  );
}
