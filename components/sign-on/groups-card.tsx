'use client';

import { useId } from 'react';
import { useTranslations } from 'use-intl';
import { useSubmit } from '@/components/shell/use-submit';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { TextField } from '@/components/ui/text-field';
import { mapGroup, unmapGroup } from '@/lib/sign-on/actions';
import type { GroupDTO } from '@/lib/sign-on/schema';
import { ProviderNote } from './provider-note';

type Props = {
  readonly id: string;
  readonly groups: readonly GroupDTO[];
  readonly classes: readonly { readonly id: string; readonly name: string }[];
};

/** Which group of the provider teaches which class here. */
export function GroupsCard({ id, groups, classes }: Props) {
  const t = useTranslations('signOn.groups');
  const field = useId();
  const add = useSubmit((form: FormData) =>
    mapGroup({ providerId: id, groupName: form.get('group'), classId: form.get('class') }),
  );
  const remove = useSubmit((groupId: string) => unmapGroup(groupId));
  return (
    <Card aria-labelledby="groups" className="grid gap-4">
      <div>
        <h2 id="groups" className="type-h2">
          {t('title')}
        </h2>
        <p className="text-ink-2">{t('hint')}</p>
      </div>
      <ul className="grid empty:hidden">
        {groups.map((group) => (
          <li
            key={group.id}
            className="border-rule flex items-center justify-between gap-4 border-t py-2 first:border-t-0"
          >
            <span className="min-w-0 wrap-anywhere">
              {t('row', { group: group.groupName, class: group.className })}
            </span>
            <Button
              busy={remove.busy}
              aria-label={t('removeOf', { group: group.groupName, class: group.className })}
              onClick={() => remove.submit(group.id)}
            >
              {t('remove')}
            </Button>
          </li>
        ))}
      </ul>
      {classes.length === 0 ? (
        <p>{t('noClasses')}</p>
      ) : (
        <form
          key={groups.length}
          noValidate
          method="post"
          className="grid gap-4"
          onSubmit={(event) => {
            event.preventDefault();
            add.submit(new FormData(event.currentTarget));
          }}
        >
          <TextField name="group" label={t('group')} autoComplete="off" spellCheck={false} maxLength={255} />
          <div className="grid gap-1.5">
            <label htmlFor={field} className="font-medium">
              {t('class')}
            </label>
            <select
              id={field}
              name="class"
              className="rounded-control border-line bg-card text-ink h-12 min-w-0 border-2 px-3"
            >
              {classes.map((one) => (
                <option key={one.id} value={one.id}>
                  {one.name}
                </option>
              ))}
            </select>
          </div>
          <ProviderNote problem={add.problem ?? remove.problem} />
          <Button type="submit" busy={add.busy} className="w-fit">
            {t('add')}
          </Button>
        </form>
      )}
    </Card>
  );
}
