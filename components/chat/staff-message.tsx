'use client';

import { useTranslations } from 'use-intl';
import { Icon } from '@/components/ui/icon';
import type { ChatMessage } from '@/lib/chat/schema';

type StaffMessageProps = {
  readonly message: ChatMessage;
  readonly name: string;
  readonly isBusy: boolean;
  readonly onDelete: () => void;
};

/** Plain text: an address in it stays letters. */
export function StaffMessage({ message, name, isBusy, onDelete }: StaffMessageProps) {
  const t = useTranslations('chat');
  const { to, text } = message;
  return (
    <li className={`rounded-control flex items-start gap-1 ps-2.5 ${to === 'staff' ? 'bg-plum-tint' : ''}`}>
      <div className="min-w-0 flex-1 py-1.5">
        <p className="text-ink-2 flex flex-wrap gap-x-2 text-sm leading-5">
          <bdi className="font-semibold">{name}</bdi>
          {to === 'staff' ? <span>{t('toStaffMark')}</span> : null}
        </p>
        {text === null ? (
          <p className="text-ink-2 italic">{t('taken')}</p>
        ) : (
          <p dir="auto" className="leading-snug break-words">
            {text}
          </p>
        )}
      </div>
      {text === null ? null : (
        <button
          type="button"
          aria-label={t('delete', { name })}
          title={t('deleteShort')}
          aria-busy={isBusy || undefined}
          disabled={isBusy}
          onClick={onDelete}
          className="rounded-control hover:bg-sand text-ink-2 grid size-11 shrink-0 place-items-center"
        >
          <Icon name="trash" size={18} strokeWidth={2.1} />
        </button>
      )}
    </li>
  );
}
