'use client';

import { useTranslations } from 'use-intl';
import { Popover } from '@/components/classroom/staff/popover';
import { useRoom } from '@/components/classroom/staff/room-context';
import { Button } from '@/components/ui/button';
import { StatusRegion } from '@/components/ui/toast';
import { readyStrip, type StripStep } from '@/lib/strips/rules';
import { StepPictures } from './step-pictures';
import { useStrips } from './use-strips';

type StripMenuProps = {
  readonly box: DOMRect;
  readonly lessonId: string;
  /** One is laid out. */
  readonly isOut: boolean;
  readonly onClose: () => void;
};

/** Which way this lesson goes: the ready one, one that the class keeps, or none. */
export function StripMenu({ box, lessonId, isOut, onClose }: StripMenuProps) {
  const t = useTranslations('strips');
  const { act } = useRoom();
  const { state, list } = useStrips(lessonId);
  const lay = (steps: readonly StripStep[]) => {
    void act('strip.lay', { steps });
    onClose();
  };
  return (
    <Popover label={t('choose')} box={box} width={344} onClose={onClose}>
      <div className="grid gap-2 p-1.5">
        <Choice title={t('ready')} steps={readyStrip} onTap={() => lay(readyStrip)} />
        {list.map(({ id, title, steps }) => (
          <Choice key={id} title={title} steps={steps} onTap={() => lay(steps)} />
        ))}
        <StatusRegion className="type-small text-ink-2 empty:hidden">
          {state === 'loading' ? t('loading') : null}
          {state === 'unavailable' ? t('unavailable') : null}
        </StatusRegion>
        {isOut ? (
          <Button
            variant="quiet"
            icon="x"
            onClick={() => {
              void act('strip.put-away');
              onClose();
            }}
          >
            {t('putAway')}
          </Button>
        ) : null}
      </div>
    </Popover>
  );
}

type ChoiceProps = {
  readonly title: string;
  readonly steps: readonly StripStep[];
  readonly onTap: () => void;
};

function Choice({ title, steps, onTap }: ChoiceProps) {
  return (
    <button
      type="button"
      className="tap rounded-control border-line bg-card hover:bg-sand grid min-h-14 gap-1 border-2 px-3 py-2 text-start"
      onClick={onTap}
    >
      <span className="font-semibold">{title}</span>
      <StepPictures steps={steps} />
    </button>
  );
}
