'use client';

import { type InputHTMLAttributes, useId } from 'react';

type TextFieldProps = Omit<InputHTMLAttributes<HTMLInputElement>, 'className' | 'id'> & {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  readonly size?: never;
  readonly tall?: boolean;
  readonly className?: string;
};

export function TextField({ label, hint, error, tall = false, className, ...input }: TextFieldProps) {
  const id = useId();
  const about = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ');
  return (
    <div className={`grid gap-1.5 ${className ?? ''}`}>
      <label htmlFor={id} className="font-medium">
        {label}
      </label>
      <input
        {...input}
        id={id}
        aria-describedby={about || undefined}
        aria-invalid={error ? true : undefined}
        className={`rounded-control bg-card text-ink placeholder:text-ink-2 w-full border-2 px-4 ${
          tall ? 'h-16 text-xl' : 'h-12'
        } ${error ? 'border-berry' : 'border-line'}`}
      />
      {hint ? (
        <p id={`${id}-hint`} className="type-small text-ink-2">
          {hint}
        </p>
      ) : null}
      {error ? (
        <p id={`${id}-error`} className="type-small text-berry font-medium">
          {error}
        </p>
      ) : null}
    </div>
  );
}
