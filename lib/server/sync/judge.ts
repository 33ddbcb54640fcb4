import 'server-only';
import type * as Y from 'yjs';
import { frameKind } from '@/lib/classroom/protocol';
import { decodeUpdate, inspect, type Inspection, type RecordChange } from './inspect';
import type { DocumentPolicy, Writer } from './policy';
import type { AuthorPair } from './records';
import { withDeletes, withoutAuthors } from './rewrite';

export type Judgement =
  | { readonly type: 'gap' | 'refuse' | 'malformed' | 'nothing' }
  | {
      readonly type: 'apply';
      readonly bytes: Uint8Array;
      readonly changes: readonly RecordChange[];
      readonly newAuthors: readonly AuthorPair[];
    };

export type Bench = {
  readonly doc: Y.Doc;
  readonly authors: ReadonlyMap<number, number>;
  readonly policy: DocumentPolicy;
};
export type Sender = Writer & { readonly declared: number | undefined };
type Sound = Extract<Inspection, { verdict: 'ok' }>;

const idsPerSeatMax = 1000;
const malformed: { readonly verdict: 'malformed' } = { verdict: 'malformed' };

/** What to do with an update (R3-R5). Looks, and changes nothing. */
export function judge(bench: Bench, sender: Sender, kind: number, bytes: Uint8Array): Judgement {
  const isAnswer = kind === frameKind.syncStep2;
  const update = decodeUpdate(bytes);
  if (!update) {
    return { type: 'malformed' };
  }
  const found = inspect(bench.doc, update, isAnswer);
  if (found.verdict !== 'ok') {
    return isAnswer && found.verdict === 'gap'
      ? judgeStripped(bench, sender, bytes)
      : { type: found.verdict };
  }
  const claims = claimAuthors(bench, sender, found.authors, isAnswer);
  if (
    isAnswer &&
    (claims.foreign.size > 0 || found.deletes.some((range) => !mayDelete(bench, sender, range)))
  ) {
    return judgeStripped(bench, sender, bytes);
  }
  return claims.foreign.size > 0 ? { type: 'refuse' } : decide(bench, sender, bytes, found, claims.fresh);
}

function decide(
  { doc, authors, policy }: Bench,
  sender: Sender,
  bytes: Uint8Array,
  found: Sound,
  newAuthors: readonly AuthorPair[],
): Judgement {
  if (found.authors.size === 0 && found.changes.size === 0) {
    return { type: 'nothing' };
  }
  const ownerOf = (client: number) => authors.get(client) ?? newAuthors.find(([id]) => id === client)?.[1];
  for (const change of found.changes.values()) {
    if (!policy.roots.includes(change.root) || !policy.allows(change, sender, doc, ownerOf)) {
      return { type: 'refuse' };
    }
  }
  return { type: 'apply', bytes, changes: [...found.changes.values()], newAuthors };
}

type Claims = { readonly fresh: readonly AuthorPair[]; readonly foreign: ReadonlySet<number> };

function claimAuthors(
  { authors }: Bench,
  sender: Sender,
  clients: ReadonlySet<number>,
  isAnswer: boolean,
): Claims {
  const fresh: AuthorPair[] = [];
  const foreign = new Set<number>();
  for (const client of clients) {
    const seat = authors.get(client);
    if (seat === sender.seat) {
      continue;
    }
    const single = clients.size === 1 && (!isAnswer || sender.declared === undefined);
    if (seat === undefined && (client === sender.declared || single)) {
      fresh.push([client, sender.seat]);
    } else if (seat !== undefined || !isAnswer || !sender.isStaff) {
      foreign.add(client);
    }
  }
  if (fresh.length > 0 && countOf(authors, sender.seat) >= idsPerSeatMax) {
    fresh.forEach(([client]) => foreign.add(client));
  }
  return { fresh, foreign };
}

function countOf(authors: ReadonlyMap<number, number>, seat: number): number {
  let count = 0;
  authors.forEach((one) => {
    count += one === seat ? 1 : 0;
  });
  return count;
}

type Range = Sound['deletes'][number];

function mayDelete({ doc, authors, policy }: Bench, sender: Sender, range: Range): boolean {
  return (
    range.known &&
    range.changes.every(
      (change) =>
        policy.roots.includes(change.root) &&
        policy.allows(change, sender, doc, (client) => authors.get(client)),
    )
  );
}

/** A `syncStep2` holds what the sender's copy of the board holds; what is not its own business is left out (R4). */
function judgeStripped(bench: Bench, sender: Sender, bytes: Uint8Array): Judgement {
  const clients = new Set(decodeUpdate(bytes)?.structs.map((struct) => struct.id.client));
  const { foreign } = claimAuthors(bench, sender, clients, true);
  const own = withoutAuthors(bytes, foreign);
  const update = decodeUpdate(own);
  const found = update ? inspect(bench.doc, update, true) : malformed;
  if (found.verdict !== 'ok') {
    return { type: found.verdict };
  }
  const kept = withDeletes(
    own,
    found.deletes.filter((range) => mayDelete(bench, sender, range)),
  );
  const keptUpdate = kept && decodeUpdate(kept);
  const keptFound = keptUpdate ? inspect(bench.doc, keptUpdate, false) : malformed;
  if (!kept || keptFound.verdict !== 'ok') {
    return { type: keptFound.verdict === 'ok' ? 'malformed' : keptFound.verdict };
  }
  const claims = claimAuthors(bench, sender, keptFound.authors, true);
  return claims.foreign.size > 0 ? { type: 'refuse' } : decide(bench, sender, kept, keptFound, claims.fresh);
}
