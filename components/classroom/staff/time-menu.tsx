'use client';

import { useTranslations } from 'use-intl';
import { Popover } from './popover';
import { useRoom } from './room-context';

type TimeMenuProps = {
  readonly box: DOMRect;
  readonly onClose: () => void;
  /** The next first tap starts the same. */
  readonly onChosen: (seconds: number) => void;
};

const minutes = [1, 2, 3, 5, 10] as const;
const choice =
  'tap rounded-control border-line bg-card hover:bg-sand grid min-h-14 min-w-14 place-items-center border-2 font-semibold';

export function TimeMenu({ box, onClose, onChosen }: TimeMenuProps) {
  const t = useTranslations('staff.timer');
  const { act } = useRoom();
  const start = (seconds: number) => {
    onChosen(seconds);
    void act('timer.start', { seconds });
    onClose();
  };
  return (
    <Popover label={t('title')} box={box} width={344} onClose={onClose}>
      <div className="grid gap-2 p-1.5">
        <p className="font-medium">{t('minutes')}</p>
        <div className="flex justify-between gap-1.5">
          {minutes.map((count) => (
            <button
              key={count}
              type="button"
              aria-label={t('start', { count })}
              className={choice}
              onClick={() => start(count * 60)}
            >
              <span className="digits text-[22px]">{count}</span>
            </button>
          ))}
        </div>
        <button
          type="button"
          className={choice}
          onClick={() => {
            void act('timer.stop');
            onClose();
          }}
        >
          {t('stop')}
        </button>
      </div>
    </Popover>
  );
}
