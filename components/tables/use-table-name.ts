'use client';

import { useTranslations } from 'use-intl';
import { tableFace } from '@/lib/tables/schema';

/** What a table is called, for adults. */
export function useTableName(): (table: number) => string {
  const t = useTranslations('tables');
  return (table) => {
    const { colour, lap } = tableFace(table);
    const name = t(`name.${colour}`);
    return lap > 1 ? t('lap', { name, lap }) : name;
  };
}

/** Its colour in one word, for who chooses among many. */
export function useTableColour(): (table: number) => string {
  const t = useTranslations('pupilTables');
  return (table) => {
    const { colour, lap } = tableFace(table);
    const name = t(`colour.${colour}`);
    return lap > 1 ? t('lap', { name, lap }) : name;
  };
}

/** What it is called for children. */
export function usePupilTableName(): (table: number) => string {
  const t = useTranslations('pupilTables');
  return (table) => {
    const { colour, lap } = tableFace(table);
    const name = t(`name.${colour}`);
    return lap > 1 ? t('lap', { name, lap }) : name;
  };
}
