/** The Yjs documents of a lesson: which there must be, and which of them a seat may open and change. Pure. */
import { boardStream } from '../protocol';
import { isStaff } from '@/lib/shared/roles';
import type { DocumentRule, Feature, LessonDocument, LiveSeat, LiveState, Viewer } from '../feature';
import { isOnlooker, seatOfViewer } from '../onlooker/rules';
import type { DocumentKind, LessonFacts } from '../schema';

/** Changed whenever a document was made. */
export const documentsSlice = 'documents';
/** More than thirty children ever need with their tables and a dozen clean slates each; beyond it nothing is made. */
export const documentsMax = 500;

export type DocumentWish = Pick<LessonDocument, 'kind' | 'key'>;

/** All documents of the lesson. */
export function listDocuments(state: LiveState): readonly LessonDocument[] {
  return [classBoardOf(state), ...state.documents];
}

export function classBoardOf({ boardId, boardEpoch: epoch }: LiveState): LessonDocument {
  return { stream: boardStream, boardId, epoch, kind: 'class', key: '' };
}

/** The document of this kind and key, once it is made. */
export function findDocument(state: LiveState, kind: DocumentKind, key: string): LessonDocument | undefined {
  return listDocuments(state).find((one) => one.kind === kind && one.key === key);
}

export type LessonDocuments = {
  /** The slice `boards`. */
  readonly feature: Feature;
  readonly mayRead: (state: LiveState, seat: LiveSeat, document: LessonDocument) => boolean;
  readonly mayWrite: (state: LiveState, seat: LiveSeat, document: LessonDocument) => boolean;
  /** What must exist and does not yet. */
  readonly missing: (state: LiveState) => readonly DocumentWish[];
};

type Shutting = { readonly slice: string; readonly isShut: (state: LiveState) => boolean };

/**
 * @param parts the features; each brings the rule of at most one kind
 * @param shutting while the class is shut children change nothing, whatever their rules say and whatever an adult opens meanwhile
 */
export function lessonDocuments(parts: readonly Feature[], { slice, isShut }: Shutting): LessonDocuments {
  const rules = new Map<DocumentKind, DocumentRule>(
    parts.flatMap(({ documents }) => (documents ? [[documents.kind, documents] as const] : [])),
  );
  const mayRead = (state: LiveState, seat: LiveSeat, { kind, key }: LessonDocument): boolean => {
    const rule = rules.get(kind);
    if (!rule || seat.state !== 'admitted' || state.lesson.state === 'ended') return false;
    return isStaff(seat.role) || rule.mayRead(state, seat, key);
  };
  const view = (state: LiveState, viewer: Viewer): LessonFacts['boards'] | undefined => {
    const seat = seatOfViewer(state, viewer);
    if (!seat) return undefined;
    const readable = listDocuments(state).filter((document) => mayRead(state, seat, document));
    return readable.map((document) =>
      isStaff(seat.role) || !rules.get(document.kind)?.secretKey ? document : { ...document, key: '' },
    );
  };
  const dependsOn = [
    documentsSlice,
    'seats',
    'lesson',
    slice,
    ...[...rules.values()].flatMap((rule) => rule.dependsOn),
  ];
  return {
    feature: { name: 'documents', intents: {}, slices: { boards: { dependsOn, perSeat: true, view } } },
    mayRead,
    mayWrite: (state, seat, document) =>
      !isOnlooker(seat) &&
      (isStaff(seat.role) || !isShut(state)) &&
      mayRead(state, seat, document) &&
      rules.get(document.kind)?.mayWrite(state, seat, document.key) === true,
    missing: (state) => {
      const wishes = [...rules.values()].flatMap(({ kind, wanted }) =>
        [...new Set(wanted(state))].map((key) => ({ kind, key })),
      );
      const present = new Set(state.documents.map(({ kind, key }) => `${kind} ${key}`));
      return wishes
        .filter(({ kind, key }) => !present.has(`${kind} ${key}`))
        .slice(0, Math.max(0, documentsMax - state.documents.length));
    },
  };
}
