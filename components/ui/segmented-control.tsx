'use client';

import { useId } from 'react';
import { Icon, type IconName } from './icon';

type SegmentedControlProps<Value extends string> = {
  readonly label: string;
  readonly labelHidden?: boolean;
  readonly options: readonly {
    readonly value: Value;
    readonly word: string;
    readonly icon?: IconName;
    readonly disabled?: boolean;
  }[];
  /** Null: nothing chosen yet. */
  readonly value: Value | null;
  readonly onChange: (value: Value) => void;
  readonly name?: string;
  readonly disabled?: boolean;
  readonly className?: string;
};

/** One of a few. Native radios, so arrow keys, forms and screen readers need nothing from us. */
export function SegmentedControl<Value extends string>(props: SegmentedControlProps<Value>) {
  const { label, labelHidden = false, options, value, onChange, disabled, className } = props;
  const ownName = useId();
  const name = props.name ?? ownName;
  return (
    <fieldset disabled={disabled} className={`min-w-0 ${className ?? ''}`}>
      <legend className={labelHidden ? 'sr-only' : 'mb-1.5 font-medium'}>{label}</legend>
      <div className="rounded-control bg-sand flex">
        {options.map((option) => (
          <label
            key={option.value}
            className="focus-within-ring rounded-control text-ink-2 has-checked:border-lagoon has-checked:bg-card has-checked:text-ink relative inline-flex min-h-11 flex-1 items-center justify-center gap-2 border-2 border-transparent px-4 whitespace-nowrap has-checked:font-semibold has-disabled:opacity-60"
          >
            <input
              type="radio"
              className="absolute inset-0 m-0 cursor-pointer appearance-none opacity-0"
              name={name}
              value={option.value}
              checked={value === option.value}
              disabled={option.disabled}
              onChange={() => onChange(option.value)}
            />
            {option.icon ? <Icon name={option.icon} size={20} strokeWidth={2.1} /> : null}
            {option.word}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
