'use client';

import { useTranslations } from 'use-intl';
import type { LessonFacts } from '@/lib/classroom/schema';
import { useNow } from '../pupil/use-now';
import { BarButton } from './bar-button';
import type { KeyAction, KeyMap } from './key-actions';
import { useRoom } from './room-context';
import { isHeld, type LessonActions } from './use-lesson-actions';
import { useReceived } from './use-received';
import { remainingTime } from './waiting-time';

type ClassButtonsProps = {
  readonly facts: Partial<LessonFacts>;
  readonly actions: LessonActions;
  readonly keys: KeyMap | null;
};

/** Everything for the whole class, one tap each. "Leise" and "Augen" are sun: they are found under stress. */
export function ClassButtons({ facts, actions, keys }: ClassButtonsProps) {
  const t = useTranslations('staff.bar');
  const tables = useTranslations('tables');
  const { isPending } = useRoom();
  const received = useReceived(facts.received ?? null);
  const count = (type: string) => (received?.type === type ? received.have : null);
  const common = (action: KeyAction, type: string) => ({
    keyShortcut: keys?.[action],
    isBusy: isPending(type),
    count: count(type),
    name: action,
  });
  const muted = isPending('media.mute-all');
  return (
    <>
      <BarButton
        icon={actions.isQuietAgain ? 'mouth-closed' : 'bowl'}
        word={t(actions.isQuietAgain ? 'muteAll' : 'quiet')}
        look="call"
        hint={t('quietHint')}
        {...common('quiet', 'attention.quiet')}
        {...(muted ? { isBusy: true } : {})}
        onClick={actions.quiet}
      />
      <EyesButton
        until={facts.attention?.eyesUntil ?? null}
        onClick={actions.eyes}
        {...common('eyes', 'attention.eyes')}
      />
      <BarButton
        icon="hand-next"
        word={t('next')}
        hint={t('nextHint')}
        {...common('next', 'hands.next')}
        onClick={actions.next}
      />
      <BarButton icon="dice" word={t('draw')} {...common('draw', 'draw.start')} onClick={actions.draw} />
      <TimeButton timer={facts.timer ?? null} onClick={actions.time} {...common('time', 'timer.start')} />
      <BarButton
        icon="tiles"
        word={t(facts.poll?.open ? 'pollClose' : 'poll')}
        look={facts.poll?.open ? 'sun' : 'off'}
        isOn={facts.poll?.open === true}
        {...common('poll', 'poll.open')}
        onClick={actions.poll}
      />
      <BarButton
        icon="tables"
        word={tables('word')}
        hint={tables('hint')}
        look={facts.tables?.now ? 'sun' : 'off'}
        isOn={Boolean(facts.tables?.now)}
        {...common('tables', 'tables.open')}
        onClick={actions.tables}
      />
      <BarButton
        icon="sticker"
        word={t('praise')}
        hint={t('praiseHint')}
        {...common('praise', 'praise.give')}
        onClick={actions.praise}
      />
      <BarButton
        icon="hand-clear"
        word={t('clearSigns')}
        hint={t('clearSignsHint')}
        {...common('clear', 'signals.clear')}
        onClick={actions.clear}
      />
    </>
  );
}

type Common = {
  readonly keyShortcut: string | undefined;
  readonly isBusy: boolean;
  readonly count: number | null;
  readonly name: string;
  readonly onClick: () => void;
};

function EyesButton({ until, ...rest }: Common & { readonly until: string | null }) {
  const t = useTranslations('staff.bar');
  const { wanted } = useRoom();
  const now = useNow(until ? 500 : null);
  const isOn =
    wanted('attention.eyes')?.on === true || (isHeld(until) && wanted('attention.eyes') === undefined);
  const left = isOn && until ? remainingTime(until, now) : null;
  return (
    <BarButton
      icon="eyes"
      word={t('eyes')}
      look="call"
      isOn={isOn}
      hint={t('eyesHint')}
      digits={left}
      label={left ? t('eyesLeft', { time: left }) : undefined}
      {...rest}
    />
  );
}

function TimeButton({ timer, ...rest }: Common & { readonly timer: LessonFacts['timer'] }) {
  const t = useTranslations('staff.bar');
  const runs = timer !== null && !timer.over;
  const now = useNow(runs ? 500 : null);
  const left = runs ? remainingTime(timer.endsAt, now) : null;
  return (
    <BarButton
      icon="clock"
      word={t('time')}
      look={timer ? 'sun' : 'off'}
      isOn={timer !== null}
      digits={left}
      hint={t(timer ? 'timeAgainHint' : 'timeHint')}
      label={left ? t('timeLeft', { time: left }) : undefined}
      {...rest}
    />
  );
}
