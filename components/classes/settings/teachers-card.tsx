'use client';

import { useId, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useSubmit } from '@/components/shell/use-submit';
import { Button } from '@/components/ui/button';
import { LinkButton } from '@/components/ui/link-button';
import { Card } from '@/components/ui/card';
import { shareClass, unshareClass } from '@/lib/classes/actions';
import type { ClassId } from '@/lib/shared/ids';
import { ClassProblemNote } from '../class-problem-note';

export type Colleague = { readonly id: string; readonly displayName: string };

type Props = {
  readonly classId: ClassId;
  readonly teachers: readonly Colleague[];
  readonly others: readonly Colleague[];
};

export function TeachersCard({ classId, teachers, others }: Props) {
  const t = useTranslations('classes.data');
  const id = useId();
  const [chosen, setChosen] = useState('');
  const add = useSubmit(
    () => shareClass(classId, chosen),
    () => setChosen(''),
  );
  const remove = useSubmit((accountId: string) => unshareClass(classId, accountId));
  return (
    <Card className="grid gap-4">
      <div>
        <h2 className="type-h2">{t('teachersTitle')}</h2>
        <p className="text-ink-2">{t('teachersHint')}</p>
      </div>
      <ul className="grid gap-1">
        {teachers.map((one) => (
          <li key={one.id} className="flex min-h-11 items-center justify-between gap-3">
            <span className="truncate font-medium">{one.displayName}</span>
            {teachers.length > 1 ? (
              <Button
                variant="quiet"
                aria-label={t('removeTeacherLabel', { name: one.displayName })}
                busy={remove.busy}
                onClick={() => remove.submit(one.id)}
              >
                {t('removeTeacher')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {others.length > 0 ? (
        <div className="grid gap-1.5">
          <label htmlFor={id} className="font-medium">
            {t('addTeacher')}
          </label>
          <div className="flex flex-wrap gap-3">
            <select
              id={id}
              value={chosen}
              onChange={(event) => setChosen(event.target.value)}
              className="rounded-control border-line bg-card text-ink h-12 min-w-0 flex-1 border-2 px-3"
            >
              <option value="">{t('choose')}</option>
              {others.map((one) => (
                <option key={one.id} value={one.id}>
                  {one.displayName}
                </option>
              ))}
            </select>
            <Button
              size="large"
              icon="plus"
              disabled={chosen === '' || add.busy}
              busy={add.busy}
              onClick={() => add.submit()}
            >
              {t('addTeacher')}
            </Button>
          </div>
        </div>
      ) : null}
      <ClassProblemNote problem={add.problem ?? remove.problem} />
      <LinkButton variant="quiet" icon="link" href="/account#colleagues" className="w-fit">
        {t('invite')}
      </LinkButton>
    </Card>
  );
}
