'use client';

import { useEffect, useState } from 'react';
import { deletePollTemplate, loadPollTemplates, savePollTemplate } from '@/lib/polls/actions';
import type { OwnPoll } from '@/lib/polls/rules';
import type { PollTemplateDTO, TemplateProblem } from '@/lib/polls/schema';
import { refuse, type Result } from '@/lib/shared/result';

export type TemplateTrouble = TemplateProblem | 'unavailable';
/** 'none': this adult does not reach the class (a substitute): questions are asked, not kept. */
export type Templates = {
  readonly state: 'loading' | 'none' | 'ready' | 'unavailable';
  readonly list: readonly PollTemplateDTO[];
  readonly save: (poll: OwnPoll) => Promise<TemplateTrouble | null>;
  readonly remove: (id: string) => Promise<TemplateTrouble | null>;
};

/** The server may be away for a moment: then the lesson goes on without templates. */
async function guarded<T>(work: Promise<Result<T, TemplateProblem>>): Promise<Result<T, TemplateTrouble>> {
  try {
    return await work;
  } catch {
    return refuse('unavailable');
  }
}

const codeOf = (result: Result<unknown, TemplateTrouble>) => (result.ok ? null : result.code);

type Loaded = Pick<Templates, 'state' | 'list'>;

async function load(lessonId: string): Promise<Loaded> {
  const result = await guarded(loadPollTemplates(lessonId));
  if (result.ok) return { state: 'ready', list: result.value };
  return { state: result.code === 'not-found' ? 'none' : 'unavailable', list: [] };
}

/** The questions that this class keeps. @param lessonId null: nothing is asked yet */
export function useTemplates(lessonId: string | null): Templates {
  const [loaded, setLoaded] = useState<Loaded>({ state: 'loading', list: [] });
  useEffect(() => {
    if (lessonId !== null) void load(lessonId).then(setLoaded);
  }, [lessonId]);
  const reload = async () => {
    if (lessonId !== null) setLoaded(await load(lessonId));
  };
  return {
    ...loaded,
    save: async (poll) => {
      const saved = await guarded(savePollTemplate(lessonId, poll));
      if (saved.ok) await reload();
      return codeOf(saved);
    },
    remove: async (id) => {
      const removed = await guarded(deletePollTemplate(lessonId, id));
      await reload();
      return codeOf(removed);
    },
  };
}
