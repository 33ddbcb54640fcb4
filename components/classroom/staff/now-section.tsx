'use client';

import { useTranslations } from 'use-intl';
import { Icon } from '@/components/ui/icon';
import { TimeDisk } from '@/components/ui/time-disk';
import type { LessonFacts } from '@/lib/classroom/schema';
import { useNow } from '../pupil/use-now';
import { useRoom } from './room-context';
import styles from './staff.module.css';
import { remainingTime } from './waiting-time';

type NowSectionProps = {
  readonly timer: LessonFacts['timer'];
  readonly noise: LessonFacts['noise'] | undefined;
};

/** What runs at this moment: the sand disk the class sees, with the digits only adults need, and how loud it is. */
export function NowSection({ timer, noise }: NowSectionProps) {
  const t = useTranslations('staff.now');
  const isShown = timer !== null || noise?.on === true;
  return (
    <section aria-label={t('title')} className={isShown ? styles.nowSection : ''}>
      {timer ? <TimerRow timer={timer} /> : null}
      {noise?.on ? <NoiseLight level={noise.level} /> : null}
    </section>
  );
}

function TimerRow({ timer }: { readonly timer: NonNullable<LessonFacts['timer']> }) {
  const t = useTranslations('staff.timer');
  const { act } = useRoom();
  const now = useNow(timer.over ? null : 250);
  const ends = Date.parse(timer.endsAt);
  const fraction = timer.over ? 0 : (ends - now) / Math.max(1, ends - Date.parse(timer.startedAt));
  return (
    <div className="flex flex-1 items-center gap-3">
      <button
        type="button"
        aria-label={t('more')}
        title={t('more')}
        className="tap grid size-13 shrink-0 place-items-center rounded-full"
        onClick={() => void act('timer.extend', { seconds: 60 })}
      >
        <TimeDisk fraction={fraction} size={48} />
      </button>
      <span role="timer" className="digits text-[28px] font-bold">
        {timer.over ? t('over') : remainingTime(timer.endsAt, now)}
      </span>
      <button
        type="button"
        aria-label={t('stop')}
        title={t('stop')}
        className="tap rounded-control hover:bg-card ms-auto grid size-11 shrink-0 place-items-center"
        onClick={() => void act('timer.stop')}
      >
        <Icon name="x" size={20} strokeWidth={2.1} />
      </button>
    </div>
  );
}

/** One to three ears: nobody has to tell colours apart. */
function NoiseLight({ level }: { readonly level: 1 | 2 | 3 | null }) {
  const t = useTranslations('staff.noise');
  return (
    <p className="flex min-h-11 items-center gap-1.5" title={t(`level.${level ?? 0}`)}>
      {[1, 2, 3].map((at) => (
        <span
          key={at}
          aria-hidden
          className={`grid size-8 place-items-center rounded-full ${level !== null && at <= level ? 'bg-sun text-on-sun' : 'bg-sand text-ink-2'}`}
        >
          <Icon name="ear" size={18} strokeWidth={2.1} />
        </span>
      ))}
      <span className="sr-only">{t(`level.${level ?? 0}`)}</span>
    </p>
  );
}
