'use client';

import { useState } from 'react';
import type { Classroom } from '@/lib/classroom/client/classroom';
import type { HelpKind, LessonFacts } from '@/lib/classroom/schema';

type Call = LessonFacts['help'][number] | null;

/** The private call for help: open by tapping, and by itself when an answer comes. */
export function useHelp(classroom: Classroom, call: Call, onFailed: () => void) {
  const [open, setOpen] = useState(false);
  const answer = call?.answer ?? null;
  const [seen, setSeen] = useState(answer);
  if (answer !== seen) {
    setSeen(answer);
    if (answer !== null) setOpen(true);
  }

  const send = (type: string, body?: { readonly kind: HelpKind }) =>
    void classroom.send(type, body).then((done) => {
      if (!done.ok) onFailed();
    });
  return {
    open,
    waiting: call !== null,
    toggle: () => setOpen((was) => !was),
    close: () => setOpen(false),
    panel: {
      call,
      onAsk: (kind: HelpKind) => send('help.ask', { kind }),
      onDone: () => {
        send('help.done');
        setOpen(false);
      },
      onClose: () => setOpen(false),
    },
  };
}
