'use client';

import { Icon } from '@/components/ui/icon';
import type { ShownStep } from '@/lib/strips/schema';
import { stepIcon, useStepName } from './step-look';

/** The steps of a strip in a row, by their pictures. */
export function StepPictures({ steps }: { readonly steps: readonly ShownStep[] }) {
  const nameOf = useStepName();
  return (
    <span className="text-ink-2 flex flex-wrap gap-2.5">
      {steps.map((step, at) => (
        <Icon key={at} name={stepIcon(step)} size={22} strokeWidth={2.1} title={nameOf(step)} />
      ))}
    </span>
  );
}
