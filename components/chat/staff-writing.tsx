'use client';

import { useId } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '@/components/ui/button';
import { SegmentedControl } from '@/components/ui/segmented-control';
import { chatTextMax, type ChatMessage } from '@/lib/chat/schema';
import { useDraft, type Said, type SaidResult } from './use-draft';

type StaffWritingProps = {
  readonly to: ChatMessage['to'];
  /** Null: only the adults can be written to. */
  readonly onTo: ((to: ChatMessage['to']) => void) | null;
  readonly onSay: (said: Said) => Promise<SaidResult>;
};

export function StaffWriting({ to, onTo, onSay }: StaffWritingProps) {
  const t = useTranslations('chat');
  const id = useId();
  const { text, setText, send, isSending, problem, isReady } = useDraft(onSay);
  const label = to === 'class' ? t('writeClass') : t('writeStaff');
  return (
    <form
      className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        void send(to);
      }}
    >
      {onTo ? (
        <SegmentedControl
          label={t('to.label')}
          labelHidden
          value={to}
          onChange={onTo}
          className="[&_label]:px-2"
          options={[
            { value: 'class', word: t('to.class') },
            { value: 'staff', word: t('to.staff') },
          ]}
        />
      ) : null}
      <div className="flex gap-2">
        <input
          aria-label={label}
          placeholder={label}
          aria-describedby={problem ? id : undefined}
          value={text}
          maxLength={chatTextMax}
          autoComplete="off"
          dir="auto"
          onChange={(event) => setText(event.target.value)}
          className="rounded-control bg-card border-line placeholder:text-ink-2 h-11 min-w-0 flex-1 border-2 px-3"
        />
        <Button type="submit" variant="primary" busy={isSending} disabled={!isReady}>
          {t('send')}
        </Button>
      </div>
      {problem ? (
        <p id={id} role="alert" className="text-berry text-sm font-medium">
          {t('notSent')}
        </p>
      ) : null}
    </form>
  );
}
