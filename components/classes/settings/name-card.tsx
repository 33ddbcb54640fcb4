'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useSubmit } from '@/components/shell/use-submit';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { TextField } from '@/components/ui/text-field';
import { StatusRegion, Toast } from '@/components/ui/toast';
import { renameClass } from '@/lib/classes/actions';
import type { ClassDTO } from '@/lib/classes/schema';
import { ClassProblemNote } from '../class-problem-note';

export function NameCard({ view }: { readonly view: ClassDTO }) {
  const t = useTranslations('classes.data');
  const [name, setName] = useState(view.name);
  const [isSaved, setSaved] = useState(false);
  const { submit, busy, problem } = useSubmit(
    () => renameClass(view.id, name),
    () => setSaved(true),
  );
  return (
    <Card>
      <form
        noValidate
        method="post"
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          setSaved(false);
          submit();
        }}
      >
        <h2 className="type-h2">{t('nameTitle')}</h2>
        <TextField
          label={t('name')}
          autoComplete="off"
          maxLength={60}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <ClassProblemNote problem={problem} />
        <StatusRegion className="empty:absolute">{isSaved ? <Toast>{t('saved')}</Toast> : null}</StatusRegion>
        <Button type="submit" busy={busy} className="w-fit">
          {t('save')}
        </Button>
      </form>
    </Card>
  );
}
