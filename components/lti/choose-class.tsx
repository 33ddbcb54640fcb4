'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useSubmit } from '@/components/shell/use-submit';
import { Button } from '@/components/ui/button';
import { SegmentedControl } from '@/components/ui/segmented-control';
import { TextField } from '@/components/ui/text-field';
import { StatusRegion, Toast } from '@/components/ui/toast';
import { classNameMax, grades, type Grade } from '@/lib/classes/schema';
import type { ClassChoice } from '@/lib/lessons/schema';
import { chooseClass, makeLinkedClass } from '@/lib/lti/actions';

type Props = {
  readonly visitId: string;
  readonly classes: readonly ClassChoice[];
  readonly suggestion: string;
};

/** LTI-25: the one question of a new link. */
export function ChooseClass({ visitId, classes, suggestion }: Props) {
  const t = useTranslations('lti.choose');
  const problems = useTranslations('lti.problem');
  const router = useRouter();
  const [grade, setGrade] = useState<Grade>('1-2');
  const done = () => router.refresh();
  const choice = useSubmit((classId: string) => chooseClass({ visitId, classId }), done);
  const made = useSubmit((name: string) => makeLinkedClass({ visitId, name, grade }), done);
  const problem = choice.problem ?? made.problem;
  return (
    <div className="grid gap-6">
      {classes.length === 0 ? null : (
        <section aria-labelledby="lti-classes" className="grid gap-3">
          <h2 id="lti-classes" className="type-h2">
            {t('classes')}
          </h2>
          <ul className="grid grid-cols-[repeat(auto-fill,minmax(140px,1fr))] gap-3">
            {classes.map(({ id, name }) => (
              <li key={id}>
                <Button size="large" busy={choice.busy} onClick={() => choice.submit(id)} className="w-full">
                  {name}
                </Button>
              </li>
            ))}
          </ul>
        </section>
      )}
      <form
        noValidate
        method="post"
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          const name = new FormData(event.currentTarget).get('name');
          made.submit(typeof name === 'string' ? name : '');
        }}
      >
        <h2 className="type-h2">{t('newClass')}</h2>
        <TextField
          label={t('name')}
          name="name"
          autoComplete="off"
          maxLength={classNameMax}
          defaultValue={suggestion}
        />
        <SegmentedControl
          label={t('grade')}
          options={grades.map((value) => ({ value, word: value.replace('-', '–') }))}
          value={grade}
          onChange={setGrade}
        />
        <Button
          type="submit"
          variant={classes.length === 0 ? 'primary' : 'secondary'}
          size="large"
          busy={made.busy}
        >
          {t('make')}
        </Button>
      </form>
      <StatusRegion urgent className="empty:absolute">
        {problem === null ? null : <Toast tone="warning">{problems(problem)}</Toast>}
      </StatusRegion>
    </div>
  );
}
