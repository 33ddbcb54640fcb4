/** Others' pointers in the editor's own terms. Name and colour come from the lesson's seats. */
import { type Editor, InstancePresenceRecordType, type TLPageId, type TLStore } from 'tldraw';
import type { BoardProvider } from '@/lib/boards/client/board-provider';
import type { Presence } from '@/lib/boards/client/presence';

const idleAfterMs = 3000;

export type PresenceSeats = {
  readonly names: ReadonlyMap<number, string>;
  /** Whose pointers are shown; children see adults only. */
  readonly isShown: (seat: number) => boolean;
};

/** Sends where our pointer is while it moves over the board; takes it away when it rests. */
export function sendPresence(editor: Editor, provider: BoardProvider): () => void {
  let idle: ReturnType<typeof setTimeout> | undefined;
  const onEvent = (info: { readonly type: string; readonly name: string }) => {
    if (info.type === 'pointer' && !editor.getIsReadonly()) {
      const { x, y } = editor.inputs.currentPagePoint;
      provider.setPresence({ c: [Math.round(x), Math.round(y)], p: editor.getCurrentPageId() });
      clearTimeout(idle);
      idle = setTimeout(() => provider.setPresence(null), idleAfterMs);
    }
  };
  editor.on('event', onEvent);
  return () => {
    editor.off('event', onEvent);
    clearTimeout(idle);
    provider.setPresence(null);
  };
}

export function showPresence(store: TLStore, provider: BoardProvider, seats: PresenceSeats): () => void {
  const idOf = (seat: number) => InstancePresenceRecordType.createId(`seat-${seat}`);
  let shown = new Set<number>();
  const update = () => {
    const next = new Set<number>();
    store.mergeRemoteChanges(() => {
      for (const [seat, presence] of provider.getPresence()) {
        if (presence.c && seats.isShown(seat)) {
          next.add(seat);
          store.put([toRecord(seat, presence, presence.c)]);
        }
      }
      store.remove([...shown].filter((seat) => !next.has(seat)).map(idOf));
    });
    shown = next;
  };
  const toRecord = (seat: number, presence: Presence, [x, y]: readonly [number, number]) =>
    InstancePresenceRecordType.create({
      id: idOf(seat),
      currentPageId: toPageId(presence.p),
      userId: `seat-${seat}`,
      userName: seats.names.get(seat) ?? '',
      color: '#0b6e75',
      cursor: { x, y, type: 'default', rotation: 0 },
      lastActivityTimestamp: Date.now(),
    });
  update();
  const leave = provider.subscribePresence(update);
  return () => {
    leave();
    store.mergeRemoteChanges(() => store.remove([...shown].map(idOf)));
  };
}

export function toPageId(pageId: string): TLPageId {
  return pageId as TLPageId; // pageIdSchema has checked the prefix
}
