'use client';

import { useId } from 'react';

type SwitchProps = {
  readonly label: string;
  readonly hint?: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly disabled?: boolean;
  readonly name?: string;
};

export function Switch({ label, hint, checked, onChange, disabled, name }: SwitchProps) {
  const id = useId();
  return (
    <label className="flex min-h-11 items-center justify-between gap-4">
      <span>
        <span className="font-medium">{label}</span>
        {hint ? (
          <span id={id} className="type-small text-ink-2 block">
            {hint}
          </span>
        ) : null}
      </span>
      <span className="focus-within-ring border-line bg-sand has-checked:border-lagoon has-checked:bg-lagoon relative h-8 w-14 shrink-0 rounded-full border-2 transition-colors duration-200 has-disabled:opacity-60">
        <input
          type="checkbox"
          role="switch"
          name={name}
          checked={checked}
          disabled={disabled}
          aria-describedby={hint ? id : undefined}
          onChange={(event) => onChange(event.target.checked)}
          className="peer absolute inset-0 m-0 cursor-pointer appearance-none opacity-0"
        />
        <span className="border-line bg-card peer-checked:border-card pointer-events-none absolute start-0.5 top-0.5 size-6 rounded-full border-2 transition-[margin] duration-200 peer-checked:ms-6" />
      </span>
    </label>
  );
}
