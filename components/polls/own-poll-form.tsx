'use client';

import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useEarlySubmit } from '@/components/shell/early-submit';
import { Button } from '@/components/ui/button';
import { Switch } from '@/components/ui/switch';
import { TextField } from '@/components/ui/text-field';
import { StatusRegion } from '@/components/ui/toast';
import { answersMax } from '@/lib/polls/schema';
import { AnswerField } from './answer-field';
import { changeAnswer, findProblems, pollOf, withAnswer, withoutAnswer, type Draft } from './own-poll';
import type { Templates, TemplateTrouble } from './use-templates';

type OwnPollFormProps = {
  readonly draft: Draft;
  readonly onChange: (draft: Draft) => void;
  readonly busy: boolean;
  readonly templates: Templates;
  readonly onAsk: () => void;
  readonly onBack: () => void;
};

/** A question of her own. What is wrong is said beside its field; what was typed stays. */
export function OwnPollForm({ draft, onChange, busy, templates, onAsk, onBack }: OwnPollFormProps) {
  const t = useTranslations('polls.own');
  const ui = useTranslations('ui');
  const form = useRef<HTMLFormElement>(null);
  useEarlySubmit();
  useEffect(() => form.current?.querySelector('input')?.focus(), []);
  const [tried, setTried] = useState(false);
  const problems = tried ? findProblems(draft) : null;

  function whenSound(act: () => void) {
    setTried(true);
    if (!findProblems(draft)) return act();
    // What is wrong may be out of sight: the first such field has the focus once it is marked.
    const firstWrong = () => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
    requestAnimationFrame(firstWrong);
  }
  function submit(event: FormEvent) {
    event.preventDefault();
    whenSound(onAsk);
  }

  return (
    <form ref={form} noValidate onSubmit={submit} className="grid gap-5">
      <TextField
        label={t('question')}
        value={draft.question}
        autoComplete="off"
        onChange={(event) => onChange({ ...draft, question: event.target.value })}
        error={problems?.question ? t(`problem.question-${problems.question}`) : undefined}
      />
      <fieldset className="grid min-w-0 gap-3">
        <legend className="mb-1.5 font-medium">{t('answers')}</legend>
        {draft.answers.map((answer, at) => {
          const problem = problems?.answers.get(answer.id);
          return (
            <AnswerField
              key={answer.id}
              at={at}
              answer={answer}
              quiz={draft.quiz}
              problem={problem ? t(`problem.answer-${problem}`) : undefined}
              onChange={(change) => onChange(changeAnswer(draft, answer.id, change))}
              onRemove={draft.answers.length > 2 ? () => onChange(withoutAnswer(draft, answer.id)) : null}
            />
          );
        })}
        {problems?.right ? <p className="type-small text-berry font-medium">{t('problem.right')}</p> : null}
        {draft.answers.length < answersMax ? (
          <Button icon="plus" className="justify-self-start" onClick={() => onChange(withAnswer(draft))}>
            {t('addAnswer')}
          </Button>
        ) : null}
      </fieldset>
      <div className="grid gap-1">
        <Switch
          label={t('multiple')}
          checked={draft.multiple}
          onChange={(multiple) => onChange({ ...draft, multiple })}
        />
        <Switch label={t('quiz')} checked={draft.quiz} onChange={(quiz) => onChange({ ...draft, quiz })} />
        <Switch
          label={t('anonymous')}
          hint={draft.anonymous ? t('anonymousOn') : t('anonymousOff')}
          checked={draft.anonymous}
          onChange={(anonymous) => onChange({ ...draft, anonymous })}
        />
      </div>
      <div className="flex flex-wrap justify-end gap-3">
        <Button variant="quiet" icon="back" className="me-auto" onClick={onBack}>
          {ui('back')}
        </Button>
        {templates.state === 'none' ? null : (
          <SaveTemplate draft={draft} save={templates.save} whenSound={whenSound} />
        )}
        <Button type="submit" variant="primary" busy={busy}>
          {t('ask')}
        </Button>
      </div>
    </form>
  );
}

type SaveTemplateProps = {
  readonly draft: Draft;
  readonly save: Templates['save'];
  readonly whenSound: (act: () => void) => void;
};

function SaveTemplate({ draft, save, whenSound }: SaveTemplateProps) {
  const t = useTranslations('polls');
  const [state, setState] = useState<'idle' | 'busy'>('idle');
  const [done, setDone] = useState<{
    readonly draft: Draft;
    readonly problem: TemplateTrouble | null;
  } | null>(null);
  async function keep() {
    setState('busy');
    setDone({ draft, problem: await save(pollOf(draft)) });
    setState('idle');
  }
  const said = done?.draft === draft ? done : null; // of what stands here now, not of an earlier text
  return (
    <>
      <StatusRegion className="type-small self-center">
        {said ? (said.problem ? t(`templates.trouble.${said.problem}`) : t('templates.saved')) : null}
      </StatusRegion>
      <Button
        busy={state === 'busy'}
        disabled={said !== null && said.problem === null}
        onClick={() => whenSound(() => void keep())}
      >
        {t('own.save')}
      </Button>
    </>
  );
}
