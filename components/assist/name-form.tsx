'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useEarlySubmit } from '@/components/shell/early-submit';
import { Button } from '@/components/ui/button';
import { TextField } from '@/components/ui/text-field';
import { adultNameMax, type AssistDoor, type EnterProblem } from '@/lib/assist/schema';

type NameFormProps = {
  readonly door: AssistDoor;
  readonly problem: EnterProblem | null;
  readonly isBusy: boolean;
  readonly onName: (name: string) => void;
};

/** One question: how the class shall see the adult who comes. */
export function NameForm({ door, problem, isBusy, onName }: NameFormProps) {
  const t = useTranslations('assist.door');
  const [name, setName] = useState('');
  useEarlySubmit();
  const { className, title, teacherName, role } = door;
  const lesson = title ? `${className} · ${title}` : className;
  return (
    <form
      className="grid gap-6"
      onSubmit={(event) => {
        event.preventDefault();
        onName(name);
      }}
    >
      <div className="grid gap-2">
        <h1 className="type-h1">{lesson}</h1>
        <p className="text-ink-2">{t(`text.${role}`, { teacher: teacherName })}</p>
      </div>
      <TextField
        label={t('name')}
        hint={t(role === 'guest' ? 'nameHintGuest' : 'nameHint')}
        error={problem ? t(`problem.${problem}`) : undefined}
        tall
        required
        autoComplete="name"
        maxLength={adultNameMax}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <Button type="submit" variant="primary" size="hero" busy={isBusy} className="w-full">
        {t(role === 'guest' ? 'enterGuest' : 'enter')}
      </Button>
    </form>
  );
}
