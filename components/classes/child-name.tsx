'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useSubmit } from '@/components/shell/use-submit';
import { Button } from '@/components/ui/button';
import { TextField } from '@/components/ui/text-field';
import { nameChild } from '@/lib/classes/actions';
import { firstNameMax } from '@/lib/classes/names/rules';
import type { RosterSign } from '@/lib/classes/schema';
import type { ClassId } from '@/lib/shared/ids';
import { ClassProblemNote } from './class-problem-note';

type Props = { readonly classId: ClassId; readonly sign: RosterSign; readonly onDone: () => void };

/** Names are no duty here. An empty field forgets the name. */
export function ChildName({ classId, sign, onDone }: Props) {
  const t = useTranslations('classes.roster');
  const [name, setName] = useState(sign.firstName ?? '');
  const { submit, busy, problem } = useSubmit(() => nameChild(classId, { signId: sign.id, name }), onDone);
  return (
    <form
      noValidate
      method="post"
      className="grid gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <TextField
        label={t('firstName')}
        autoComplete="off"
        maxLength={firstNameMax + 20}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <ClassProblemNote problem={problem} />
      <Button type="submit" busy={busy}>
        {t('saveName')}
      </Button>
    </form>
  );
}
