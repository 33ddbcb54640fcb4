'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Icon } from '@/components/ui/icon';
import { SignAvatar } from '@/components/ui/sign-avatar';
import type { ClassDTO, RosterSign } from '@/lib/classes/schema';
import { ChildPanel } from './child-panel';

/** All children at once, one of them open beside it. */
export function Roster({ view }: { readonly view: ClassDTO }) {
  const t = useTranslations('classes.roster');
  const [chosenId, setChosenId] = useState(view.signs[0]?.id ?? null);
  const chosen = view.signs.find((sign) => sign.id === chosenId) ?? view.signs[0];
  if (!chosen) return <p className="text-ink-2 py-8">{t('empty')}</p>;
  return (
    <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_320px]">
      <ul
        aria-label={t('label')}
        className="grid grid-cols-[repeat(auto-fill,minmax(104px,1fr))] gap-3 xl:grid-cols-6"
      >
        {view.signs.map((sign) => (
          <li key={sign.id}>
            <SignButton sign={sign} isChosen={sign.id === chosen.id} onChoose={() => setChosenId(sign.id)} />
          </li>
        ))}
      </ul>
      <ChildPanel key={chosen.id} classId={view.id} sign={chosen} />
    </div>
  );
}

type SignButtonProps = {
  readonly sign: RosterSign;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
};

function SignButton({ sign, isChosen, onChoose }: SignButtonProps) {
  const t = useTranslations('classes.roster');
  const ui = useTranslations('ui');
  const needsCard = sign.printedOn === null;
  const face = ui('sign', { animal: ui(`animal.${sign.animal}`), badge: ui(`badge.${sign.badge}`) });
  const label = [sign.firstName, face, needsCard ? t('needsCard') : null].filter(Boolean).join(', ');
  return (
    <button
      type="button"
      aria-label={label}
      aria-pressed={isChosen}
      onClick={onChoose}
      className={`rounded-card relative grid h-[120px] w-full content-center justify-items-center gap-2 ${
        needsCard ? 'bg-sun-tint' : 'bg-card'
      } ${isChosen ? 'outline-lagoon outline-3 outline-solid' : 'shadow-card hover:bg-sand'}`}
    >
      <SignAvatar animal={sign.animal} badge={sign.badge} size={56} />
      <span className="max-w-full truncate px-2 font-medium">
        {sign.firstName ?? ui(`animal.${sign.animal}`)}
      </span>
      {needsCard ? (
        <Icon name="print" size={18} strokeWidth={2.1} className="text-ink-2 absolute end-2.5 top-2.5" />
      ) : null}
    </button>
  );
}
