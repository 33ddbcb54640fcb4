'use client';

import { useTranslations } from 'use-intl';
import { useNow } from '@/components/classroom/pupil/use-now';
import { useRoom } from '@/components/classroom/staff/room-context';
import { remainingTime } from '@/components/classroom/staff/waiting-time';
import { Button } from '@/components/ui/button';
import { noticeSeconds, type TablesFact } from '@/lib/tables/schema';

type TableWallBarProps = {
  readonly tables: NonNullable<TablesFact['now']>;
  readonly me: number;
  readonly onShut: () => void;
};

/** What is done with all tables at once. */
export function TableWallBar({ tables, me, onShut }: TableWallBarProps) {
  const t = useTranslations('tables');
  const { act, isPending } = useRoom();
  const now = useNow(tables.endsAt ? 500 : null);
  const isSpeaking = tables.voice === me;
  return (
    <div className="flex flex-wrap items-center gap-2 max-[1279px]:gap-1.5 max-[1279px]:[&>button]:px-2">
      <h2 className="type-h2 me-auto max-[1279px]:sr-only">{t('title')}</h2>
      {tables.filling ? null : (
        <Button icon="tables" busy={isPending('tables.settle')} onClick={() => void act('tables.settle')}>
          {t('settle')}
        </Button>
      )}
      <Button
        icon={isSpeaking ? 'mouth-open' : 'mouth-closed'}
        variant={isSpeaking ? 'primary' : 'secondary'}
        aria-pressed={isSpeaking}
        busy={isPending('tables.voice')}
        onClick={() => void act('tables.voice', { on: !isSpeaking })}
      >
        {t(isSpeaking ? 'voiceOn' : 'voice')}
      </Button>
      {tables.endsAt ? (
        <span role="status" className="digits font-semibold">
          {t('left', { time: remainingTime(tables.endsAt, now) })}
        </span>
      ) : (
        <Button
          icon="clock"
          busy={isPending('tables.call-back', 'soon')}
          onClick={() => void act('tables.call-back', { inSeconds: noticeSeconds }, 'soon')}
        >
          {t('backSoon')}
        </Button>
      )}
      <Button
        icon="undo"
        busy={isPending('tables.call-back', 'now')}
        onClick={() => void act('tables.call-back', { inSeconds: 0 }, 'now')}
      >
        {t('backNow')}
      </Button>
      <Button icon="board" onClick={onShut}>
        {t('toBoard')}
      </Button>
    </div>
  );
}
