'use client';

import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useRoom } from '@/components/classroom/staff/room-context';
import { Icon } from '@/components/ui/icon';
import type { ChatFact, ChatMessage } from '@/lib/chat/schema';
import { ChatControls } from './chat-controls';
import { StaffMessage } from './staff-message';
import { StaffWriting } from './staff-writing';

type StaffChatPanelProps = {
  readonly chat: ChatFact;
  readonly nameOf: (number: number) => string;
  readonly onClose: () => void;
  /** In grades 1-2 it is the adults' alone. */
  readonly grade?: '1-2' | '3-4' | undefined;
};

/** The chat as adults have it: who may write, what was written, and their own line. Fills the height it is given. */
export function StaffChatPanel({ chat, nameOf, onClose, grade = '3-4' }: StaffChatPanelProps) {
  const t = useTranslations('chat');
  const { act, isPending } = useRoom();
  const [to, setTo] = useState<ChatMessage['to']>('class');
  return (
    <section
      aria-label={t('title')}
      className="font-staff bg-card text-ink flex h-full max-h-full min-h-0 min-w-0 flex-col gap-2 p-3"
    >
      <div className="-my-1 flex items-center justify-between gap-2">
        <h2 className="type-h2">{t('title')}</h2>
        <button
          type="button"
          aria-label={t('close')}
          onClick={onClose}
          className="rounded-control hover:bg-sand grid size-11 place-items-center"
        >
          <Icon name="x" size={20} strokeWidth={2.1} />
        </button>
      </div>
      {grade === '3-4' ? (
        <ChatControls chat={chat} />
      ) : (
        <p className="text-ink-2 text-sm">{t('onlyAdults')}</p>
      )}
      <Messages messages={chat.messages}>
        {(message) => (
          <StaffMessage
            key={message.id}
            message={message}
            name={nameOf(message.number)}
            isBusy={isPending('chat.delete', message.id)}
            onDelete={() => void act('chat.delete', { id: message.id }, message.id)}
          />
        )}
      </Messages>
      <StaffWriting
        to={chat.mode === 'closed' ? 'staff' : to}
        onTo={chat.mode === 'closed' ? null : setTo}
        onSay={(said) => act('chat.say', said, said.id)}
      />
    </section>
  );
}

type MessagesProps = {
  readonly messages: readonly ChatMessage[];
  readonly children: (message: ChatMessage) => ReactNode;
};

/** Follows the newest message, unless somebody reads further up. */
function Messages({ messages, children }: MessagesProps) {
  const t = useTranslations('chat');
  const list = useRef<HTMLOListElement>(null);
  const atEnd = useRef(true);
  const newest = messages.at(-1)?.id;
  useEffect(() => {
    if (atEnd.current) list.current?.scrollTo({ top: list.current.scrollHeight });
  }, [newest]);
  if (messages.length === 0) return <p className="text-ink-2 min-h-0 flex-1 py-2">{t('empty')}</p>;
  return (
    <ol
      ref={list}
      role="log"
      aria-label={t('messages')}
      onScroll={({ currentTarget: { scrollTop, clientHeight, scrollHeight } }) => {
        atEnd.current = scrollTop + clientHeight > scrollHeight - 24;
      }}
      className="flex min-h-0 flex-1 flex-col gap-1 overflow-y-auto"
    >
      {messages.map(children)}
    </ol>
  );
}
