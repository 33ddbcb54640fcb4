'use client';

import { useId } from 'react';
import { Icon } from './icon';

type NumberStepperProps = {
  readonly label: string;
  readonly lessLabel: string;
  readonly moreLabel: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly step?: number;
  readonly unit?: string;
  readonly onChange: (value: number) => void;
  readonly name?: string;
};

const keySteps: Readonly<Record<string, number>> = { ArrowUp: 1, ArrowDown: -1, PageUp: 5, PageDown: -5 };

export function NumberStepper(props: NumberStepperProps) {
  const { label, lessLabel, moreLabel, value, min, max, step = 1, unit, onChange, name } = props;
  const id = useId();
  const move = (steps: number) => onChange(Math.min(max, Math.max(min, value + steps * step)));
  const side = 'grid size-12 place-items-center disabled:opacity-40';
  return (
    <div className="grid gap-1.5">
      <span id={id} className="font-medium">
        {label}
      </span>
      <div className="rounded-control border-line bg-card inline-flex w-fit items-center border-2">
        <button
          type="button"
          aria-label={lessLabel}
          className={side}
          disabled={value <= min}
          onClick={() => move(-1)}
        >
          <Icon name="minus" size={20} />
        </button>
        <span
          role="spinbutton"
          tabIndex={0}
          aria-labelledby={id}
          aria-valuenow={value}
          aria-valuemin={min}
          aria-valuemax={max}
          aria-valuetext={unit ? `${value} ${unit}` : undefined}
          className="digits min-w-16 rounded-lg px-2 text-center text-[22px]"
          onKeyDown={(event) => {
            const steps = keySteps[event.key];
            if (!steps) return;
            event.preventDefault();
            move(steps);
          }}
        >
          {value}
          {unit ? <span className="text-ink-2 text-base"> {unit}</span> : null}
        </span>
        <button
          type="button"
          aria-label={moreLabel}
          className={side}
          disabled={value >= max}
          onClick={() => move(1)}
        >
          <Icon name="plus" size={20} />
        </button>
      </div>
      {name ? <input type="hidden" name={name} value={value} /> : null}
    </div>
  );
}
