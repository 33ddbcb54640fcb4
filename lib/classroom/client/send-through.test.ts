import { expect, it } from 'vitest';
import { fakeClassroom } from '@/lib/testing/fake-classroom';
import { ok, refuse } from '@/lib/shared/result';
import { sendThrough } from './send-through';

const vote = { pollId: 'a', choices: [1] };
const lost = { connection: { type: 'lost', since: 0 } } as const;

it('a vote that a lost net swallowed is said again on the next connection, once', async () => {
  const { classroom, change, sent, answerWith } = fakeClassroom();
  answerWith(refuse('offline'));
  const said = sendThrough(classroom, 'poll.vote', vote);
  await Promise.resolve();
  answerWith(ok());
  change(lost);
  change({ connection: { type: 'back' } });
  expect(await said).toEqual(ok());
  change({ connection: { type: 'online' } });
  expect(sent.map(({ body }) => body)).toEqual([vote, vote]);
});

it('a socket that is about to close and still looks open is not asked again and again', async () => {
  const { classroom, change, sent, answerWith } = fakeClassroom({ connection: { type: 'online' } });
  answerWith(refuse('offline'));
  void sendThrough(classroom, 'poll.vote', vote);
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
  change({ connection: { type: 'online' } });
  expect(sent).toHaveLength(1);
});

it('nothing is said again when the server refused it, or when the seat is over', async () => {
  const { classroom, change, sent, answerWith } = fakeClassroom();
  answerWith(refuse('not-now'));
  expect(await sendThrough(classroom, 'poll.vote', vote)).toEqual(refuse('not-now'));
  answerWith(refuse('offline'));
  const said = sendThrough(classroom, 'poll.vote', vote);
  await Promise.resolve();
  change({ connection: { type: 'bye', reason: 'ended' } });
  expect(await said).toEqual(refuse('offline'));
  expect(sent).toHaveLength(2);
});
