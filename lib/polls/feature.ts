/**
 * One question at a time. A vote is one row per seat, so that retries, reconnects and two tabs cannot count twice; a change of
 * mind replaces it. Nobody but staff learns anything about votes before the results are shown, and nobody learns who chose what
 * in an anonymous poll. Questions, answers and choices are words (sealed at rest); the rest is control.
 */
import { z } from 'zod';
import { intentRule, type Feature, type LiveState, type Remains, type Viewer } from '@/lib/classroom/feature';
import { pupilOnly, staffOnly } from '@/lib/classroom/permissions';
import { isStaff } from '@/lib/shared/roles';
import { ok, refuse } from '@/lib/shared/result';
import {
  answerCount,
  answersSchema,
  choicesSchema,
  countChoices,
  openPollSchema,
  questionSchema,
} from './rules';
import { pollTemplates, type PollFact } from './schema';

const pollSlice = 'poll';
const voteSlice = 'poll-votes';
/** What was counted of earlier questions: never who. */
const resultSlice = 'poll-results';
const resultsMax = 20;
const nothing = z.strictObject({});
const numbers = z.array(z.number());

const storedPoll = z.object({
  pollId: z.string(),
  template: z.enum(pollTemplates),
  count: z.number(),
  multiple: z.boolean(),
  anonymous: z.boolean(),
  quiz: z.boolean(),
  right: numbers,
  shown: z.boolean(),
  openedAt: z.string(),
  /** Null while it is open; then what was counted at that moment. */
  closed: z.object({ counts: numbers, answered: numbers, missing: numbers }).nullable(),
});
type StoredPoll = z.infer<typeof storedPoll>;
const storedWords = z.object({ question: questionSchema.nullable(), answers: answersSchema.nullable() });
const storedVote = z.object({ pollId: z.string() });
const storedChoices = z.object({ choices: choicesSchema });

type Vote = { readonly number: number; readonly choices: readonly number[] };
type Tally = Pick<PollFact, 'answered' | 'missing'> & { readonly counts: readonly number[] };

function readPoll(state: LiveState): StoredPoll | null {
  const row = storedPoll.safeParse(state.facts.get(pollSlice)?.get(''));
  return row.success ? row.data : null;
}

function readWords(state: LiveState, { count }: StoredPoll): Pick<PollFact, 'question' | 'answers'> {
  const row = storedWords.safeParse(state.words.get(pollSlice)?.get(''));
  const { question, answers } = row.success ? row.data : { question: null, answers: null };
  return { question, answers: answers ?? Array.from({ length: count }, () => ({})) };
}

const isChild = (state: LiveState, number: number): boolean => {
  const seat = state.seats.get(number);
  return seat?.role === 'pupil' && seat.state === 'admitted';
};

function readVote(state: LiveState, { pollId }: StoredPoll, number: number): readonly number[] {
  const row = storedVote.safeParse(state.facts.get(voteSlice)?.get(String(number)));
  const said = storedChoices.safeParse(state.words.get(voteSlice)?.get(String(number)));
  return row.success && said.success && row.data.pollId === pollId ? said.data.choices : [];
}

/** Votes of children who are here, by seat number. */
function readVotes(state: LiveState, poll: StoredPoll): readonly Vote[] {
  return [...(state.facts.get(voteSlice)?.keys() ?? [])]
    .map(Number)
    .filter((number) => isChild(state, number))
    .map((number) => ({ number, choices: readVote(state, poll, number) }))
    .filter(({ choices }) => choices.length > 0)
    .toSorted((a, b) => a.number - b.number);
}

function tally(state: LiveState, poll: StoredPoll): Tally {
  const votes = readVotes(state, poll);
  const answered = votes.map(({ number }) => number);
  const counts = countChoices(
    poll.count,
    votes.map(({ choices }) => choices),
  );
  const children = [...state.seats.keys()].filter((number) => isChild(state, number));
  const missing = children.filter((number) => !answered.includes(number)).toSorted((a, b) => a - b);
  return { counts, answered, missing };
}

/** The poll as this seat may see it; null: there is none. */
function viewPoll(state: LiveState, viewer: Viewer): PollFact | null {
  const poll = readPoll(state);
  if (!poll) return null;
  const { count: _count, right, closed, ...shared } = poll;
  const seen = { ...shared, ...readWords(state, poll), open: closed === null };
  const result = () => closed ?? tally(state, poll);
  const rightSeen = poll.quiz ? right : null;
  if (isStaff(viewer.role)) {
    const votes = poll.anonymous ? [] : readVotes(state, poll);
    return { ...seen, mine: [], right: rightSeen, votes, ...result() };
  }
  return {
    ...seen,
    mine: readVote(state, poll, viewer.number),
    counts: poll.shown ? result().counts : null,
    right: poll.shown ? rightSeen : null,
    answered: [],
    missing: [],
    votes: [],
  };
}

const control = (value: StoredPoll) => ({ slice: pollSlice, key: '', value });
/** Changes the control of a poll; its words stay. */
const changed = (state: LiveState, poll: StoredPoll) => ({
  put: [{ ...control(poll), words: state.words.get(pollSlice)?.get('') }],
});
const voteRows = (state: LiveState) =>
  [...(state.facts.get(voteSlice)?.keys() ?? [])].map((key) => ({ slice: voteSlice, key }));

const storedResult = z.object({
  openedAt: z.string(),
  template: z.enum(pollTemplates),
  multiple: z.boolean(),
  right: numbers.nullable(),
  counts: numbers,
  answered: z.number(),
  of: z.number(),
});
type StoredResult = z.infer<typeof storedResult>;

/** Counts of a question, without anybody in them; null when nobody answered. */
function resultOf(state: LiveState, poll: StoredPoll): StoredResult | null {
  const { counts, answered, missing } = poll.closed ?? tally(state, poll);
  if (answered.length === 0) return null;
  const { openedAt, template, multiple, quiz, right } = poll;
  const of = answered.length + missing.length;
  const asked = { openedAt, template, multiple, right: quiz ? right : null };
  return { ...asked, counts: [...counts], answered: answered.length, of };
}

type Kept = { readonly key: string; readonly value: StoredResult; readonly words?: unknown };

/** Oldest first. */
function readResults(state: LiveState): readonly Kept[] {
  return [...(state.facts.get(resultSlice) ?? [])]
    .flatMap(([key, value]) => {
      const row = storedResult.safeParse(value);
      return row.success ? [{ key, value: row.data, words: state.words.get(resultSlice)?.get(key) }] : [];
    })
    .toSorted((a, b) => a.value.openedAt.localeCompare(b.value.openedAt));
}

/** The result of this question, for the report; and the oldest that has no room beside it. */
function keepResult(state: LiveState, poll: StoredPoll | null) {
  const value = poll && resultOf(state, poll);
  if (!value) return { put: [], drop: [] };
  const words = state.words.get(pollSlice)?.get('');
  const row = { slice: resultSlice, key: poll.pollId, value, ...(words === undefined ? {} : { words }) };
  const others = readResults(state).filter(({ key }) => key !== poll.pollId);
  const tooOld = others.slice(0, Math.max(others.length + 1 - resultsMax, 0));
  return { put: [row], drop: tooOld.map(({ key }) => ({ slice: resultSlice, key })) };
}

/** All questions of the lesson that somebody answered, oldest first, also one that is still open. */
function remains(state: LiveState): Remains | null {
  const { put, drop } = keepResult(state, readPoll(state));
  const gone = new Set([...put, ...drop].map(({ key }) => key));
  const rows: readonly Kept[] = [...readResults(state).filter(({ key }) => !gone.has(key)), ...put];
  if (rows.length === 0) return null;
  return { value: rows.map(({ value }) => value), words: rows.map(({ words }) => words ?? null) };
}

const idAlphabet = '0123456789abcdefghjkmnpqrstvwxyz';
const newPollId = (random: () => number): string =>
  Array.from({ length: 20 }, () => idAlphabet[Math.floor(random() * idAlphabet.length)]).join('');

const openRule = intentRule({
  schema: openPollSchema,
  may: staffOnly,
  counted: true,
  // The last one wins: what stood there before goes with its votes.
  decide: ({ state, now, random }, { question = null, answers = null, ...asked }) => {
    const { template, multiple, anonymous, quiz, right } = asked;
    const poll: StoredPoll = {
      pollId: newPollId(random),
      template,
      count: answerCount({ template, answers: answers ?? [] }),
      ...{ multiple, anonymous, quiz, right },
      shown: false,
      openedAt: now.toISOString(),
      closed: null,
    };
    const words = question === null && answers === null ? {} : { words: { question, answers } };
    const kept = keepResult(state, readPoll(state));
    return ok({
      put: [...kept.put, { ...control(poll), ...words }],
      drop: [...kept.drop, ...voteRows(state)],
    });
  },
});

const voteRule = intentRule({
  schema: z.strictObject({ pollId: z.string().max(40), choices: choicesSchema }),
  may: pupilOnly,
  decide: ({ state, actor }, { pollId, choices }) => {
    const poll = readPoll(state);
    if (poll?.pollId !== pollId || poll.closed) return refuse('not-now');
    if (choices.some((at) => at >= poll.count)) return refuse('malformed');
    if (!poll.multiple && choices.length !== 1) return refuse('malformed');
    const row = { slice: voteSlice, key: String(actor.number) };
    // With several answers a child may take its last tick back: then it has not answered.
    if (choices.length === 0) return ok({ drop: [row] });
    return ok({ put: [{ ...row, value: { pollId }, words: { choices } }] });
  },
});

const showRule = intentRule({
  schema: z.strictObject({ shown: z.boolean() }),
  may: staffOnly,
  counted: true,
  decide: ({ state }, { shown }) => {
    const poll = readPoll(state);
    if (!poll) return refuse('not-now');
    return ok(poll.shown === shown ? {} : changed(state, { ...poll, shown }));
  },
});

const closeRule = intentRule({
  schema: nothing,
  may: staffOnly,
  // What was counted at this moment stays, whoever leaves afterwards.
  decide: ({ state }) => {
    const poll = readPoll(state);
    if (!poll) return refuse('not-now');
    if (poll.closed) return ok({});
    const { put, drop } = keepResult(state, poll);
    const closed = changed(state, { ...poll, closed: { ...mutable(tally(state, poll)) } });
    return ok({ put: [...put, ...closed.put], drop });
  },
});

const mutable = ({ counts, answered, missing }: Tally) => ({
  counts: [...counts],
  answered: [...answered],
  missing: [...missing],
});

export const pollsFeature: Feature = {
  name: 'polls',
  remains,
  seatSlices: [voteSlice],
  intents: {
    'poll.open': openRule,
    'poll.vote': voteRule,
    'poll.show': showRule,
    'poll.close': closeRule,
    'poll.discard': intentRule({
      schema: nothing,
      may: staffOnly,
      decide: ({ state }) => ok({ drop: [{ slice: pollSlice, key: '' }, ...voteRows(state)] }),
    }),
  },
  slices: {
    poll: {
      dependsOn: [pollSlice, voteSlice, 'seats'],
      perSeat: true,
      view: (state, viewer) => (viewer.state === 'admitted' ? viewPoll(state, viewer) : undefined),
    },
  },
};
