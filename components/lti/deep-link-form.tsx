'use client';

import { useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useSubmit } from '@/components/shell/use-submit';
import { Button } from '@/components/ui/button';
import { SegmentedControl } from '@/components/ui/segmented-control';
import { TextField } from '@/components/ui/text-field';
import { StatusRegion, Toast } from '@/components/ui/toast';
import { minutesDefault, minutesMax, minutesMin, titleMax } from '@/lib/lessons/schema';
import { answerDeepLink } from '@/lib/lti/actions';
import type { LinkPlaces } from '@/lib/lti/lobby/schema';
import { ChooseClass } from './choose-class';

type Props = {
  readonly visitId: string;
  readonly places: readonly LinkPlaces[];
  readonly suggestion: string;
};
type Choice = 'class' | 'plan' | `lesson ${string}` | `series ${string}`;

const choiceLook =
  'focus-within-ring rounded-control border-line has-checked:border-lagoon has-checked:bg-lagoon-tint relative flex min-h-12 items-center border-2 px-4 py-2';

/** LTI-28: choose a lesson, make one, or make a weekly one; the browser itself carries the signed answer to the LMS. */
export function DeepLinkForm({ visitId, places, suggestion }: Props) {
  const t = useTranslations('lti.deepLink');
  const problems = useTranslations('lti.problem');
  const [classId, setClassId] = useState<string | null>(null);
  const [choice, setChoice] = useState<Choice>('class');
  const [repeat, setRepeat] = useState<'once' | 'weekly'>('weekly');
  const carrier = useRef<HTMLFormElement>(null);
  const { submit, busy, problem } = useSubmit(
    (asked: Record<string, unknown>) => answerDeepLink({ visitId, choice: asked }),
    ({ returnUrl, jwt }) => {
      const form = carrier.current;
      const field = form?.elements.namedItem('JWT');
      if (!form || !(field instanceof HTMLInputElement)) return;
      form.action = returnUrl;
      field.value = jwt;
      form.submit();
    },
  );
  // The class that she has just made is the first one, and nothing chose it yet.
  const place = places.find(({ id }) => id === classId) ?? places[0];
  if (!place) {
    return (
      <>
        <p>{t('noClass')}</p>
        <ChooseClass visitId={visitId} classes={[]} suggestion={suggestion} />
      </>
    );
  }
  const options: { readonly value: Choice; readonly words: string }[] = [
    { value: 'class', words: t('always') },
    ...place.series.map(({ id, words }) => ({
      value: `series ${id}` as const,
      words: t('series', { words }),
    })),
    ...place.lessons.map(({ id, words }) => ({
      value: `lesson ${id}` as const,
      words: t('lesson', { words }),
    })),
    { value: 'plan', words: t('plan') },
  ];
  return (
    <>
      <form
        noValidate
        method="post"
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          const [type, id] = choice.split(' ');
          const times = type === 'plan' ? Object.fromEntries(new FormData(event.currentTarget)) : {};
          submit({ title: '', ...times, type, classId: place.id, ...(id ? { id } : {}), repeat });
        }}
      >
        {places.length > 1 ? (
          <SegmentedControl
            label={t('class')}
            options={places.map(({ id, name }) => ({ value: id, word: name }))}
            value={place.id}
            onChange={(next) => {
              setClassId(next);
              setChoice('class');
            }}
          />
        ) : null}
        <div role="radiogroup" className="grid gap-2">
          {options.map(({ value, words }) => (
            <label key={value} className={choiceLook}>
              <input
                type="radio"
                name="choice"
                checked={choice === value}
                onChange={() => setChoice(value)}
                className="absolute inset-0 m-0 cursor-pointer appearance-none opacity-0"
              />
              {words}
            </label>
          ))}
        </div>
        {choice === 'plan' ? (
          <div className="grid gap-4">
            <TextField label={t('name')} name="title" autoComplete="off" maxLength={titleMax} />
            <div className="grid gap-4 sm:grid-cols-[1.4fr_1fr_0.8fr]">
              <TextField type="date" label={t('date')} name="date" required />
              <TextField type="time" label={t('time')} name="startTime" required />
              <TextField
                type="number"
                inputMode="numeric"
                label={t('minutes')}
                name="minutes"
                min={minutesMin}
                max={minutesMax}
                defaultValue={minutesDefault}
              />
            </div>
            <SegmentedControl
              label={t('repeat')}
              options={[
                { value: 'weekly', word: t('weekly') },
                { value: 'once', word: t('once') },
              ]}
              value={repeat}
              onChange={setRepeat}
            />
          </div>
        ) : null}
        <Button type="submit" variant="primary" size="hero" busy={busy}>
          {t('add')}
        </Button>
        <StatusRegion urgent className="empty:absolute">
          {problem === null ? null : <Toast tone="warning">{problems(problem)}</Toast>}
        </StatusRegion>
      </form>
      <form ref={carrier} method="post" hidden>
        <input type="hidden" name="JWT" />
      </form>
    </>
  );
}
