'use client';

import { useTranslations } from 'use-intl';
import { Icon } from '@/components/ui/icon';
import type { LessonFacts } from '@/lib/classroom/schema';
import type { Child } from './children';
import { useChildName } from './use-child-name';
import { useReceived } from './use-received';

type ReceivedNoteProps = {
  readonly received: LessonFacts['received'];
  readonly byNumber: ReadonlyMap<number, Child>;
};

/** "22 von 22 haben es", and who does not. */
export function ReceivedNote({ received, byNumber }: ReceivedNoteProps) {
  const t = useTranslations('staff.received');
  const nameOf = useChildName();
  const shown = useReceived(received);
  const names = (shown?.missing ?? []).flatMap((number) => {
    const child = byNumber.get(number);
    return child ? [nameOf(child)] : [];
  });
  const all = shown !== null && shown.have === shown.of;
  return (
    <p
      role="status"
      className="type-small min-w-0 flex-1 leading-[18px]! max-[899px]:flex-auto max-[599px]:order-last"
      title={names.join(', ')}
    >
      {shown && shown.of > 0 ? (
        <>
          <span className={`flex items-center gap-1.5 font-medium ${all ? 'text-leaf' : 'text-ink-2'}`}>
            <Icon name={all ? 'check' : 'clock'} size={18} strokeWidth={2.1} />
            <span className="max-[1279px]:hidden">{t('long', { have: shown.have, of: shown.of })}</span>
            <span className="min-[1280px]:hidden">{t('short', { have: shown.have })}</span>
          </span>
          {names.length > 0 ? (
            <span className="block truncate">{t('missing', { names: names.join(', ') })}</span>
          ) : null}
        </>
      ) : null}
    </p>
  );
}
