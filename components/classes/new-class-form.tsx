'use client';

import { useRouter } from 'next/navigation';
import { useId, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useSubmit } from '@/components/shell/use-submit';
import { Button } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';
import { makeClass } from '@/lib/classes/actions';
import { childCountDefault, grades, type Grade } from '@/lib/classes/schema';
import { signsMax } from '@/lib/shared/signs';
import { ClassProblemNote } from './class-problem-note';

/** The two questions. Everything has an answer already but the name. */
export function NewClassForm() {
  const t = useTranslations('classes.new');
  const router = useRouter();
  const id = useId();
  const [childCount, setChildCount] = useState(childCountDefault);
  const [grade, setGrade] = useState<Grade>('1-2');
  const { submit, busy, problem } = useSubmit(makeClass, ({ classId }) =>
    router.push(`/classes/${classId}/link?ready=1`),
  );
  const isNameWrong = problem === 'name-missing' || problem === 'name-long';
  return (
    <form
      noValidate
      method="post"
      onSubmit={(event) => {
        event.preventDefault();
        // The field's own value: what was typed before the page's code came counts too.
        const name = new FormData(event.currentTarget).get('name');
        submit({ name: typeof name === 'string' ? name : '', childCount, grade });
      }}
      className="rounded-card bg-card shadow-float grid w-full max-w-[592px] gap-8 px-6 py-8 sm:px-12 sm:py-10"
    >
      <div className="grid gap-3">
        <label htmlFor={`${id}-name`} className="type-card-title">
          {t('name')}
        </label>
        {/* The one field of a page made for it: typing may begin at once. */}
        <input
          id={`${id}-name`}
          // eslint-disable-next-line jsx-a11y/no-autofocus
          autoFocus
          autoComplete="off"
          name="name"
          maxLength={60}
          aria-invalid={isNameWrong ? true : undefined}
          className="rounded-control border-line focus:border-lagoon bg-card text-ink h-16 w-full border-2 px-5 text-[22px] font-medium focus:shadow-[0_0_0_3px_var(--lagoon-tint)] focus:outline-none"
        />
      </div>
      <div className="flex flex-wrap justify-between gap-6">
        <Stepper
          label={t('count')}
          less={t('less')}
          more={t('more')}
          value={childCount}
          onChange={setChildCount}
        />
        <GradeChips label={t('grade')} value={grade} onChange={setGrade} />
      </div>
      <div className="grid gap-3">
        <ClassProblemNote problem={problem} />
        <Button type="submit" variant="primary" size="hero" busy={busy} className="w-full">
          {t('done')}
        </Button>
      </div>
    </form>
  );
}

type StepperProps = {
  readonly label: string;
  readonly less: string;
  readonly more: string;
  readonly value: number;
  readonly onChange: (value: number) => void;
};

const keySteps: Readonly<Record<string, number>> = { ArrowUp: 1, ArrowDown: -1, PageUp: 5, PageDown: -5 };

function Stepper({ label, less, more, value, onChange }: StepperProps) {
  const id = useId();
  const move = (by: number) => onChange(Math.min(signsMax, Math.max(1, value + by)));
  const side = 'grid h-full w-16 shrink-0 place-items-center disabled:opacity-40 hover:bg-sand';
  return (
    <div className="grid gap-3">
      <span id={id} className="type-card-title">
        {label}
      </span>
      <div className="rounded-control border-line bg-card flex h-16 w-full overflow-hidden border-2 sm:w-[264px]">
        <button
          type="button"
          aria-label={less}
          disabled={value <= 1}
          onClick={() => move(-1)}
          className={`${side} border-rule border-e-2`}
        >
          <Icon name="minus" size={22} />
        </button>
        <span
          role="spinbutton"
          tabIndex={0}
          aria-labelledby={id}
          aria-valuenow={value}
          aria-valuemin={1}
          aria-valuemax={signsMax}
          className="digits grid flex-1 place-items-center text-[30px] font-bold -outline-offset-4!"
          onKeyDown={(event) => {
            const by = keySteps[event.key];
            if (!by) return;
            event.preventDefault();
            move(by);
          }}
        >
          {value}
        </span>
        <button
          type="button"
          aria-label={more}
          disabled={value >= signsMax}
          onClick={() => move(1)}
          className={`${side} border-rule border-s-2`}
        >
          <Icon name="plus" size={22} />
        </button>
      </div>
    </div>
  );
}

type GradeProps = {
  readonly label: string;
  readonly value: Grade;
  readonly onChange: (value: Grade) => void;
};

function GradeChips({ label, value, onChange }: GradeProps) {
  const name = useId();
  return (
    <fieldset className="min-w-0">
      <legend className="text-ink-2 mb-3 h-7 pt-1 font-medium">{label}</legend>
      <div className="flex gap-2">
        {grades.map((grade) => (
          <label
            key={grade}
            className="focus-within-ring rounded-control border-line bg-card has-checked:border-lagoon has-checked:bg-lagoon-tint has-checked:text-lagoon-deep relative grid h-16 w-[100px] place-items-center border-2 text-lg has-checked:border-3 has-checked:font-semibold"
          >
            <input
              type="radio"
              name={name}
              value={grade}
              checked={value === grade}
              onChange={() => onChange(grade)}
              className="absolute inset-0 m-0 cursor-pointer appearance-none opacity-0"
            />
            {grade.replace('-', '–')}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
