'use client';

import 'tldraw/tldraw.css';
import './board.css';
import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { Editor } from 'tldraw';
import { useTranslations } from 'use-intl';
import type { Doc } from 'yjs';
import { Spinner } from '@/components/ui/spinner';
import type { BoardProvider } from '@/lib/boards/client/board-provider';
import type { FileDesk } from '@/lib/boards/client/files/file-desk';
import { metaOf } from '@/lib/boards/protocol';
import { editorSchema, layoutVersion } from '@/lib/boards/schema';
import { BoardBoundary } from './board-boundary';
import { BoardCanvas } from './board-canvas';
import { BoardFiles } from './board-files';
import { boardPictures, createBoardStore } from './board-store';
import { PageStrip, type BoardIntent, type WipeRef } from './page-strip';
import { PupilTools } from './pupil-tools';
import { StoreBinding } from './store-binding';

export type BoardViewProps = {
  /** Lives longer than this view: made once per lesson, closed with it. */
  readonly provider: BoardProvider;
  readonly role: 'pupil' | 'staff';
  readonly seatNumber: number;
  readonly mayDraw: boolean;
  /** The page of the lesson's facts; everybody sees the same one. */
  readonly pageId: string;
  readonly clearedPageId?: string | null;
  readonly locale: string;
  /** Of the page's content security policy; styles the editor adds carry it. */
  readonly nonce?: string | undefined;
  /** First names by seat number, for pointers. */
  readonly names: ReadonlyMap<number, string>;
  readonly staffSeats: ReadonlySet<number>;
  /** Staff only: the lesson's intents of the page strip. */
  readonly onIntent?: ((type: BoardIntent, body: Readonly<Record<string, string>>) => void) | undefined;
  /** Where the pictures on it are. */
  readonly files: FileDesk | null;
  /** Staff only: wiping the board is offered outside of it. */
  readonly wipe?: WipeRef | undefined;
};

/** The class board in the stage: fills its positioned parent. Load it with `ssr: false`. */
export function BoardView(props: BoardViewProps) {
  const { doc, loaded } = useSyncExternalStore(
    props.provider.subscribe,
    props.provider.getSnapshot,
    props.provider.getSnapshot,
  );
  const [retry, setRetry] = useState<Retry>({ count: 0, skipped: new Set() });
  const t = useTranslations('board');
  if (!loaded) {
    return (
      <div className="bg-card absolute inset-0 grid place-items-center">
        <Spinner label={t('loading')} />
      </div>
    );
  }
  const isOurs = metaOf(doc).get('layout') === layoutVersion && metaOf(doc).get('schema') === editorSchema;
  if (!isOurs) {
    return (
      <p
        role="alert"
        className="type-sentence bg-card absolute inset-0 grid place-content-center p-6 text-center"
      >
        {t('newer')}
      </p>
    );
  }
  return (
    <Bound
      key={`${doc.clientID} ${retry.count}`}
      {...props}
      doc={doc}
      skipped={retry.skipped}
      setRetry={setRetry}
    />
  );
}

type Retry = { readonly count: number; readonly skipped: ReadonlySet<string> };
type BoundProps = BoardViewProps & {
  readonly doc: Doc;
  readonly skipped: ReadonlySet<string>;
  readonly setRetry: (change: (before: Retry) => Retry) => void;
};

/** One document bound to one editor. */
function Bound({ doc, skipped, setRetry, ...props }: BoundProps) {
  const {
    provider,
    role,
    seatNumber,
    mayDraw,
    pageId,
    clearedPageId = null,
    names,
    staffSeats,
    onIntent,
    files,
    wipe,
  } = props;
  const isStaff = role === 'staff';
  const [desk] = useState(() => {
    const pictures = boardPictures(files);
    const store = createBoardStore(pictures.assets);
    return { store, pictures, binding: new StoreBinding({ store, doc, by: seatNumber, skipped }) };
  });
  const [editor, setEditor] = useState<Editor | null>(null);
  useEffect(() => {
    desk.binding.start();
    return () => {
      desk.binding.close();
      desk.pictures.close();
    };
  }, [desk]);

  const onRetry = useCallback(() => {
    const newest = desk.binding.lastApplied;
    setRetry(({ count, skipped: before }) => ({
      count: count + 1,
      skipped: new Set([...before, ...newest]),
    }));
  }, [desk, setRetry]);
  const seats = useMemo(
    () => ({ names, isShown: (seat: number) => seat !== seatNumber && (isStaff || staffSeats.has(seat)) }),
    [names, staffSeats, seatNumber, isStaff],
  );
  return (
    <BoardBoundary onRetry={onRetry}>
      <div className="board absolute inset-0 flex">
        {!isStaff && mayDraw && editor && <PupilTools editor={editor} by={seatNumber} />}
        <div className="relative min-w-0 flex-1">
          <BoardCanvas
            {...{ provider, isStaff, mayDraw, pageId, seatNumber, seats, onRetry }}
            store={desk.store}
            binding={desk.binding}
            locale={props.locale}
            nonce={props.nonce}
            onEditor={setEditor}
          />
          {isStaff && editor && onIntent && (
            <PageStrip
              {...{ editor, pageId, clearedPageId, onIntent, wipe }}
              flush={() => desk.binding.flush()}
            >
              {files && (
                <BoardFiles
                  {...{ editor, files, pageId }}
                  flush={() => desk.binding.flush()}
                  onShow={(shown) => onIntent('board.page', { pageId: shown })}
                />
              )}
            </PageStrip>
          )}
        </div>
      </div>
    </BoardBoundary>
  );
}
