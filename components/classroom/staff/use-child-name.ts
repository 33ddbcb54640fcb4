'use client';

import { useTranslations } from 'use-intl';
import type { Animal } from '@/lib/shared/signs';

/** The first name if the class has names, else the animal: a class needs none. */
export function useChildName(): (child: {
  readonly name?: string | null;
  readonly animal: Animal;
}) => string {
  const ui = useTranslations('ui');
  return ({ name, animal }) => name ?? ui(`animal.${animal}`);
}
