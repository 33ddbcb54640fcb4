'use client';

import type { ReactNode } from 'react';
import { useFormStatus } from 'react-dom';
import { Button } from '@/components/ui/button';
import type { ButtonSize } from '@/components/ui/button-look';
import { beginLesson } from '@/lib/lessons/actions';

type Props = { readonly lessonId: string; readonly size?: ButtonSize; readonly children: ReactNode };

/** Starts the lesson and leads into it. A form, so that it also works before the page's code has come. */
export function BeginButton({ lessonId, size = 'hero', children }: Props) {
  return (
    <form action={beginLesson}>
      <input type="hidden" name="lesson" value={lessonId} />
      <SubmitButton size={size}>{children}</SubmitButton>
    </form>
  );
}

function SubmitButton({ size, children }: { readonly size: ButtonSize; readonly children: ReactNode }) {
  const { pending } = useFormStatus();
  return (
    <Button type="submit" variant="primary" size={size} icon="play" busy={pending}>
      {children}
    </Button>
  );
}
