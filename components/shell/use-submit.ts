'use client';

import { useState, useTransition } from 'react';
import type { Result } from '@/lib/shared/result';
import { useEarlySubmit } from './early-submit';

/** Sends a form and keeps what was typed: a refusal, or a lost connection, is a code to be worded. */
export function useSubmit<T, E extends string, Args extends readonly unknown[] = []>(
  send: (...args: Args) => Promise<Result<T, E>>,
  onDone?: (value: T) => void,
): {
  readonly submit: (...args: Args) => void;
  readonly busy: boolean;
  readonly problem: E | 'offline' | null;
} {
  useEarlySubmit();
  const [busy, startTransition] = useTransition();
  const [problem, setProblem] = useState<E | 'offline' | null>(null);
  const submit = (...args: Args) =>
    startTransition(async () => {
      setProblem(null);
      try {
        const result = await send(...args);
        if (result.ok) onDone?.(result.value);
        else setProblem(result.code);
      } catch {
        setProblem('offline');
      }
    });
  return { submit, busy, problem };
}
