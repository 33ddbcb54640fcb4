'use client';

import { useOnScreen } from '@/components/classroom/speech/audio-context';
import { inSentences } from '@/components/classroom/speech/screen-words';
import type { PollFact } from '@/lib/polls/schema';
import { PollResults, useResultWords } from './poll-results';
import { usePollWords } from './use-poll-words';

/** The results on a child's stage: the ear can read them. */
export function PupilResults({ poll }: { readonly poll: PollFact }) {
  const { question, answers } = usePollWords(poll);
  const wordsOf = useResultWords(poll);
  useOnScreen('stage', inSentences([question, ...answers.map(wordsOf)]));
  return <PollResults poll={poll} />;
}
