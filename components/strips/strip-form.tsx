'use client';

import { useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useSubmit } from '@/components/shell/use-submit';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { TextField } from '@/components/ui/text-field';
import { saveStrip } from '@/lib/strips/actions';
import { newStep, type StripStep } from '@/lib/strips/rules';
import { stepsMax, stripTitleMax } from '@/lib/strips/schema';
import { StepFields } from './step-fields';
import { StripProblemNote } from './strip-problem-note';

type StripFormProps = {
  readonly classId: string;
  readonly id: string | null;
  readonly title: string;
  readonly steps: readonly StripStep[];
  readonly onDone: () => void;
};

/** Moves one step; what is at the edge stays. */
function moved<T>(list: readonly T[], from: number, by: 1 | -1): readonly T[] {
  const one = list[from];
  const other = list[from + by];
  if (one === undefined || other === undefined) return list;
  return list.map((it, at) => (at === from ? other : at === from + by ? one : it));
}

export function StripForm({ classId, id, title: before, steps: given, onDone }: StripFormProps) {
  const t = useTranslations('strips.form');
  const [title, setTitle] = useState(before);
  const keys = useRef(given.length);
  const [list, setList] = useState(() => given.map((step, key) => ({ key, step })));
  const steps = list.map(({ step }) => step);
  const { submit, busy, problem } = useSubmit(() => saveStrip(classId, id, { title, steps }), onDone);
  const change = (key: number, step: StripStep) =>
    setList(list.map((one) => (one.key === key ? { key, step } : one)));
  const add = () => {
    const key = keys.current;
    keys.current += 1;
    setList([...list, { key, step: newStep('board') }]);
  };
  return (
    <form
      noValidate
      className="grid max-w-3xl gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <h2 className="type-h2">{t(id === null ? 'new' : 'edit')}</h2>
      <TextField
        label={t('title')}
        autoComplete="off"
        maxLength={stripTitleMax}
        value={title}
        onChange={(event) => setTitle(event.target.value)}
      />
      <ol aria-label={t('steps')} className="grid gap-4">
        {list.map(({ key, step }, at) => (
          <li key={key}>
            <Card as="div">
              <StepFields
                number={at + 1}
                step={step}
                onChange={(next) => change(key, next)}
                actions={
                  <>
                    <Button
                      variant="quiet"
                      icon="down"
                      className="[&_svg]:rotate-180"
                      aria-label={t('up', { number: at + 1 })}
                      disabled={at === 0}
                      onClick={() => setList([...moved(list, at, -1)])}
                    >
                      {null}
                    </Button>
                    <Button
                      variant="quiet"
                      icon="down"
                      aria-label={t('down', { number: at + 1 })}
                      disabled={at === list.length - 1}
                      onClick={() => setList([...moved(list, at, 1)])}
                    >
                      {null}
                    </Button>
                    <Button
                      variant="quiet"
                      icon="trash"
                      aria-label={t('remove', { number: at + 1 })}
                      disabled={list.length === 1}
                      onClick={() => setList(list.filter((one) => one.key !== key))}
                    >
                      {null}
                    </Button>
                  </>
                }
              />
            </Card>
          </li>
        ))}
      </ol>
      <Button icon="plus" className="w-fit" disabled={list.length >= stepsMax} onClick={add}>
        {t('addStep')}
      </Button>
      <StripProblemNote problem={problem} />
      <div className="flex flex-wrap gap-4">
        <Button type="submit" variant="primary" size="large" icon="check" busy={busy}>
          {t('save')}
        </Button>
        <Button variant="quiet" size="large" onClick={onDone}>
          {t('cancel')}
        </Button>
      </div>
    </form>
  );
}
