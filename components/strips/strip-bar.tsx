'use client';

import { type ButtonHTMLAttributes, lazy, type MouseEvent, Suspense, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useRoom } from '@/components/classroom/staff/room-context';
import { Icon } from '@/components/ui/icon';
import type { ShownStep, StripFact } from '@/lib/strips/schema';
import { stepIcon, useStepName } from './step-look';

const StripMenu = lazy(() => import('./strip-menu').then((module) => ({ default: module.StripMenu })));

type StripBarProps = {
  readonly strip: StripFact | null;
  readonly lessonId: string;
  readonly keyShortcut: string | undefined;
  readonly onGo: (at: number) => void;
};

const square = 'tap rounded-control grid size-11 shrink-0 place-items-center';

/** The way of the lesson: where it is, any step with one tap where there is room for all, and the next one with the one button. */
export function StripBar({ strip, lessonId, keyShortcut, onGo }: StripBarProps) {
  const t = useTranslations('strips');
  const { wanted } = useRoom();
  const [box, setBox] = useState<DOMRect | null>(null);
  const asked = wanted('strip.go')?.['at'];
  const at = typeof asked === 'number' ? asked : (strip?.at ?? null);
  const nextAt = at === null ? 0 : at + 1;
  const next = strip?.steps[nextAt];
  const opener = t(strip ? 'change' : 'choose');
  const menu = {
    type: 'button',
    'aria-haspopup': 'dialog',
    'aria-expanded': box !== null,
    title: opener,
    onClick: (event: MouseEvent<HTMLButtonElement>) => setBox(event.currentTarget.getBoundingClientRect()),
  } as const;
  return (
    <nav aria-label={t('label')} className="flex min-w-0 shrink-0 items-center gap-1">
      {at === null ? (
        <button
          {...menu}
          aria-label={opener}
          className="tap rounded-control hover:bg-sand flex min-h-11 min-w-11 items-center justify-center gap-2 px-2"
        >
          <Icon name="cards" size={22} strokeWidth={2.1} />
          <span className="max-[1365px]:hidden">{t('label')}</span>
        </button>
      ) : null}
      {strip ? (
        <ol className="flex items-center gap-1">
          {strip.steps.map((step, index) =>
            index === at ? (
              <li key={index}>
                <NowButton step={step} menu={menu} />
              </li>
            ) : (
              <li key={index} className="max-[1599px]:hidden">
                <StepButton step={step} onTap={() => onGo(index)} />
              </li>
            ),
          )}
        </ol>
      ) : null}
      {next ? <NextButton step={next} keyShortcut={keyShortcut} onTap={() => onGo(nextAt)} /> : null}
      {box ? (
        <Suspense>
          <StripMenu box={box} lessonId={lessonId} isOut={strip !== null} onClose={() => setBox(null)} />
        </Suspense>
      ) : null}
    </nav>
  );
}

type NowButtonProps = {
  readonly step: ShownStep;
  readonly menu: ButtonHTMLAttributes<HTMLButtonElement>;
};

/** What is on; there is nothing to begin, so it opens the choice of another strip. */
function NowButton({ step, menu }: NowButtonProps) {
  const t = useTranslations('strips');
  const name = useStepName()(step);
  return (
    <button
      {...menu}
      type="button"
      aria-current="step"
      aria-label={t('now', { name })}
      className="tap bg-sun text-on-sun flex min-h-11 min-w-11 items-center justify-center gap-2 rounded-full px-3 font-semibold"
    >
      <Icon name={stepIcon(step)} size={22} strokeWidth={2.1} />
      <span className="whitespace-nowrap max-[1365px]:hidden">{name}</span>
    </button>
  );
}

function StepButton({ step, onTap }: { readonly step: ShownStep; readonly onTap: () => void }) {
  const t = useTranslations('strips');
  const name = useStepName()(step);
  return (
    <button
      type="button"
      aria-label={t('begin', { name })}
      title={name}
      className={`${square} text-ink-2 hover:bg-sand`}
      onClick={onTap}
    >
      <Icon name={stepIcon(step)} size={22} strokeWidth={2.1} />
    </button>
  );
}

type NextButtonProps = {
  readonly step: ShownStep;
  readonly keyShortcut: string | undefined;
  readonly onTap: () => void;
};

function NextButton({ step, keyShortcut, onTap }: NextButtonProps) {
  const t = useTranslations('strips');
  const { isPending } = useRoom();
  const label = t('nextTo', { name: useStepName()(step) });
  return (
    <button
      type="button"
      aria-label={label}
      aria-keyshortcuts={keyShortcut}
      aria-busy={isPending('strip.go') || undefined}
      title={label}
      className="tap rounded-control border-ink bg-card hover:bg-sand flex min-h-11 shrink-0 items-center gap-1.5 border-2 px-3 font-medium"
      onClick={onTap}
    >
      <span className="max-[1279px]:hidden">{t('next')}</span>
      <Icon name="next" size={18} strokeWidth={2.1} className="min-[1280px]:hidden rtl:-scale-x-100" />
      <Icon name={stepIcon(step)} size={22} strokeWidth={2.1} />
    </button>
  );
}
