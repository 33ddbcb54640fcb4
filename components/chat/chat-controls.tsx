'use client';

import { useTranslations } from 'use-intl';
import { useRoom } from '@/components/classroom/staff/room-context';
import { SegmentedControl } from '@/components/ui/segmented-control';
import { Switch } from '@/components/ui/switch';
import { chatModes, type ChatFact } from '@/lib/chat/schema';

const slowSteps = ['0', '10', '30', '60'] as const;

/** Who may write, and how fast. A choice looks taken at once and falls back when it was refused. */
export function ChatControls({ chat }: { readonly chat: ChatFact }) {
  const t = useTranslations('chat');
  const { act, wanted } = useRoom();
  const mode = chatModes.find((one) => one === wanted('chat.mode')?.['mode']) ?? chat.mode;
  const on = wanted('chat.pause')?.['on'];
  const seconds = wanted('chat.slow')?.['seconds'] ?? chat.slowSeconds;
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-2">
      <SegmentedControl
        label={t('mode.label')}
        labelHidden
        value={mode}
        onChange={(next) => void act('chat.mode', { mode: next })}
        options={chatModes.map((value) => ({ value, word: t(`mode.${value}`) }))}
        className="[&_label]:px-2"
      />
      {mode === 'closed' ? null : (
        <div className="flex items-center gap-2">
          <Switch
            label={t('pause')}
            checked={typeof on === 'boolean' ? on : chat.paused}
            onChange={(next) => void act('chat.pause', { on: next })}
          />
          <select
            aria-label={t('slow.label')}
            value={slowSteps.find((step) => Number(step) === seconds) ?? '0'}
            onChange={({ target: { value } }) => void act('chat.slow', { seconds: Number(value) })}
            className="rounded-control border-line bg-card ms-auto min-h-11 min-w-0 shrink border-2 px-1 text-[15px]"
          >
            {slowSteps.map((step) => (
              <option key={step} value={step}>
                {t(`slow.s${step}`)}
              </option>
            ))}
          </select>
        </div>
      )}
    </div>
  );
}
