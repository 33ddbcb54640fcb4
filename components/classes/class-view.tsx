'use client';

import { useState, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useSubmit } from '@/components/shell/use-submit';
import { Card } from '@/components/ui/card';
import { SegmentedControl } from '@/components/ui/segmented-control';
import { StatusRegion, Toast } from '@/components/ui/toast';
import { setChildCamera, setGrade } from '@/lib/classes/actions';
import { childCameras, type ClassDTO, type ClassProblem } from '@/lib/classes/schema';
import type { Result } from '@/lib/shared/result';
import { ClassProblemNote } from './class-problem-note';

/** What children see, in plain sentences that are switches. */
export function ClassView({ view }: { readonly view: ClassDTO }) {
  const t = useTranslations('classes.view');
  return (
    <div className="grid max-w-3xl gap-6">
      <Choice
        title={t('cameraTitle')}
        label={t('cameraLabel')}
        hint={t('cameraHint')}
        stored={view.childCamera}
        options={childCameras.map((value) => ({ value, word: t(value) }))}
        save={(value) => setChildCamera(view.id, value)}
      />
      <Choice
        title={t('skinTitle')}
        label={t('skinLabel')}
        hint={t('skinHint')}
        stored={view.grade}
        options={[
          { value: '1-2', word: t('skin12') },
          { value: '3-4', word: t('skin34') },
        ]}
        save={(value) => setGrade(view.id, value)}
      />
      <Card>
        <h2 className="type-h2 mb-2">{t('namesTitle')}</h2>
        <p>{t('namesText')}</p>
      </Card>
    </div>
  );
}

type ChoiceProps<Value extends string> = {
  readonly title: string;
  readonly label: string;
  readonly hint: ReactNode;
  readonly stored: Value;
  readonly options: readonly { readonly value: Value; readonly word: string }[];
  readonly save: (value: Value) => Promise<Result<undefined, ClassProblem>>;
};

function Choice<Value extends string>(props: ChoiceProps<Value>) {
  const { title, label, hint, stored, options, save } = props;
  const t = useTranslations('classes.view');
  const [chosen, setChosen] = useState(stored);
  const [isSaved, setSaved] = useState(false);
  const { submit, busy, problem } = useSubmit(save, () => setSaved(true));
  return (
    <Card className="grid gap-3">
      <h2 className="type-h2">{title}</h2>
      <SegmentedControl
        label={label}
        options={options}
        value={busy ? chosen : stored}
        className="[&>div]:flex-wrap"
        onChange={(value) => {
          setChosen(value);
          setSaved(false);
          submit(value);
        }}
      />
      <p className="type-small text-ink-2">{hint}</p>
      <StatusRegion className="empty:absolute">{isSaved ? <Toast>{t('saved')}</Toast> : null}</StatusRegion>
      <ClassProblemNote problem={problem} />
    </Card>
  );
}
