'use client';

import { useRef, useState } from 'react';
import { useEarlySubmit } from '@/components/shell/early-submit';
import { newMessageId } from '@/lib/chat/client/message-id';
import { isSayable } from '@/lib/chat/rules';
import type { ChatMessage } from '@/lib/chat/schema';
import { cleanText } from '@/lib/shared/plain-text';

export type Said = {
  readonly text: string;
  readonly to: ChatMessage['to'];
  /** The same for every try of one text: the server keeps one. */
  readonly id: string;
};
export type SaidResult = { readonly ok: true } | { readonly ok: false; readonly code: string };

/** What is being written. It stays in the field until the server has it. */
export function useDraft(say: (said: Said) => Promise<SaidResult>) {
  const [text, setText] = useState('');
  const [isSending, setIsSending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const tried = useRef<Said | null>(null);
  const said = cleanText(text);
  useEarlySubmit();

  async function send(to: ChatMessage['to']): Promise<void> {
    if (isSending || !isSayable(said)) return;
    const last = tried.current;
    const next = last && last.text === said && last.to === to ? last : { text: said, to, id: newMessageId() };
    tried.current = next;
    setIsSending(true);
    setProblem(null);
    const result = await say(next).catch((): SaidResult => ({ ok: false, code: 'offline' }));
    setIsSending(false);
    if (!result.ok) return setProblem(result.code);
    tried.current = null;
    setText((now) => (cleanText(now) === said ? '' : now));
  }

  return { text, setText, send, isSending, problem, isReady: isSayable(said) && !isSending };
}
