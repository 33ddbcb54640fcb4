'use client';

import { type ReactNode, type RefObject, useImperativeHandle } from 'react';
import { createShapeId, type Editor, PageRecordType, useValue } from 'tldraw';
import { useTranslations } from 'use-intl';
import { Icon } from '@/components/ui/icon';
import { limits } from '@/lib/boards/schema';

export type BoardIntent = 'board.page' | 'board.add-page' | 'board.clear' | 'board.undo-clear';

type PageStripProps = {
  readonly editor: Editor;
  readonly pageId: string;
  readonly clearedPageId: string | null;
  /** Brings new page records to the others before the lesson turns to them. */
  readonly flush: () => void;
  readonly onIntent: (type: BoardIntent, body: Readonly<Record<string, string>>) => void;
  readonly wipe?: WipeRef | undefined;
  /** Further controls of the pages. */
  readonly children?: ReactNode;
};

/** Set while the board can be wiped: the button for it lies elsewhere on the screen. */
export type WipeRef = RefObject<(() => void) | null>;

export const stripControl =
  'tap grid h-11 min-w-11 place-items-center rounded-control border-2 px-2 font-medium';

/** Above the sheet, in one row that may be pushed: beside it there is no room. */
const onPhone =
  'max-[599px]:end-3 max-[599px]:top-2 max-[599px]:bottom-auto max-[599px]:flex-row max-[599px]:flex-nowrap max-[599px]:overflow-x-auto max-[599px]:p-0.5 *:shrink-0';

/** Pages that a teacher adds are called by their number; a table's sheet keeps the table's name. */
const isNamed = (name: string): boolean => /\p{L}/u.test(name);

/** The lesson's pages for staff: what is chosen here, everybody sees. */
export function PageStrip(props: PageStripProps) {
  const { editor, pageId, clearedPageId, flush, onIntent, wipe, children } = props;
  const t = useTranslations('board');
  const pages = useValue('pages', () => editor.getPages().map(({ id, name }) => ({ id: String(id), name })), [
    editor,
  ]);
  const isFull = pages.length >= limits.pages;

  function addPage(): string {
    const id = PageRecordType.createId(createShapeId().slice('shape:'.length));
    editor.run(() => editor.createPage({ id, name: String(pages.length + 1) }), { history: 'ignore' }); // pages stay
    flush();
    return id;
  }
  const clear = () => onIntent('board.clear', { freshPageId: addPage() });
  useImperativeHandle<(() => void) | null, (() => void) | null>(wipe, () => (isFull ? null : clear));
  return (
    <div
      role="toolbar"
      aria-label={t('pages')}
      aria-orientation="vertical"
      className={`pointer-events-none absolute start-3 top-12 z-300 flex flex-col flex-wrap content-start gap-1.5 *:pointer-events-auto ${wipe ? 'bottom-54' : 'bottom-44'} ${onPhone}`}
    >
      {pages.map(({ id, name }, at) => (
        <button
          key={id}
          type="button"
          aria-pressed={id === pageId}
          aria-label={t(isNamed(name) ? 'namedPage' : 'page', { number: at + 1, name })}
          title={isNamed(name) ? name : undefined}
          className={`${stripControl} ${id === pageId ? 'border-lagoon bg-card' : 'border-line bg-sand text-ink-2'}`}
          onClick={() => onIntent('board.page', { pageId: id })}
        >
          {isNamed(name) ? (
            <span className="type-small block max-w-32 truncate">
              {at + 1} {name}
            </span>
          ) : (
            at + 1
          )}
        </button>
      ))}
      <button
        type="button"
        aria-label={t('addPage')}
        title={t('addPage')}
        disabled={isFull}
        className={`${stripControl} border-line bg-card`}
        onClick={() => onIntent('board.add-page', { pageId: addPage() })}
      >
        <Icon name="plus" />
      </button>
      {children}
      {wipe ? null : clearedPageId === null ? (
        <button
          type="button"
          aria-label={t('clear')}
          title={t('clear')}
          disabled={isFull}
          className={`${stripControl} border-line bg-card`}
          onClick={clear}
        >
          <Icon name="brush" />
        </button>
      ) : (
        <button
          type="button"
          className={`${stripControl} border-line bg-card`}
          onClick={() => onIntent('board.undo-clear', {})}
        >
          {t('undoClear')}
        </button>
      )}
    </div>
  );
}
