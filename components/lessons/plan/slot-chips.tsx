'use client';

import { useLocale, useTranslations } from 'use-intl';
import type { Slot } from '@/lib/lessons/calendar/rules';
import { clockWord, shortDate } from '../time-words';

type Props = {
  readonly slots: readonly Slot[];
  /** Index of the chosen slot; `slots.length` is "another time". */
  readonly chosen: number;
  readonly onChoose: (index: number) => void;
};

/** The times this class usually meets. Native radios: arrows, forms and screen readers need nothing from us. */
export function SlotChips({ slots, chosen, onChoose }: Props) {
  const t = useTranslations('lessons.plan');
  const locale = useLocale();
  const chips = [
    ...slots.map((slot) => ({
      key: `${slot.date} ${slot.startTime}`,
      day: shortDate(slot.date, locale, slots[0]?.date.slice(0, 4)),
      time: clockWord(slot.startTime, locale),
    })),
    { key: 'other', day: t('other'), time: null },
  ];
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1.5 font-medium">{t('when')}</legend>
      <div className="grid grid-cols-[repeat(auto-fill,minmax(120px,1fr))] gap-3">
        {chips.map((chip, index) => (
          <label
            key={chip.key}
            className="focus-within-ring rounded-control border-line bg-card has-checked:border-lagoon has-checked:bg-lagoon-tint relative grid min-h-16 content-center justify-items-center border-2 px-2 text-center has-checked:font-semibold"
          >
            <input
              type="radio"
              name="slot"
              className="absolute inset-0 m-0 cursor-pointer appearance-none opacity-0"
              checked={chosen === index}
              onChange={() => onChoose(index)}
            />
            <span>{chip.day}</span>
            {chip.time ? <span className="digits text-lg">{chip.time}</span> : null}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
