'use client';

import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { Editor } from 'tldraw';
import { useTranslations } from 'use-intl';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Icon } from '@/components/ui/icon';
import { StatusRegion } from '@/components/ui/toast';
import type { FileDesk } from '@/lib/boards/client/files/file-desk';
import type { FileProblem } from '@/lib/boards/files/schema';
import { limits } from '@/lib/boards/schema';
import { handOver } from './hand-over';
import { stripControl } from './page-strip';
import { takePicturesBy } from './take-files';

type BoardFilesProps = {
  readonly editor: Editor;
  readonly files: FileDesk;
  readonly pageId: string;
  readonly flush: () => void;
  /** The class turns to this page. */
  readonly onShow: (pageId: string) => void;
};

type State =
  | { readonly type: 'idle' }
  | { readonly type: 'putting' | 'saving'; readonly at: number; readonly total: number }
  | { readonly type: 'problem'; readonly code: FileProblem | 'not-saved' };

const accepted = 'application/pdf,image/png,image/jpeg,image/webp,image/gif';

/** PDF and pictures onto the board, by button, by dropping or pasting them; and the board as a file. What it takes is loaded then. */
export function BoardFiles({ editor, files, pageId, flush, onShow }: BoardFilesProps) {
  const t = useTranslations('boardFiles');
  const [state, setState] = useState<State>({ type: 'idle' });
  const [isAsking, setAsking] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const work = useRef<AbortController | null>(null);
  const isBusy = state.type === 'putting' || state.type === 'saving';

  async function put(chosen: readonly Blob[]): Promise<void> {
    if (work.current || chosen.length === 0) return;
    const stop = new AbortController();
    work.current = stop;
    try {
      const { putFile } = await import('./put-file');
      for (const [nth, file] of chosen.entries()) {
        if (stop.signal.aborted) break;
        const done = await putFile(editor, file, {
          files,
          flush,
          signal: stop.signal,
          onFirst: (first) => (nth === 0 && first !== pageId ? onShow(first) : undefined),
          onProgress: (at, total) => setState({ type: 'putting', at: at + 1, total }),
        });
        if (!done.ok) return setState({ type: 'problem', code: done.code });
      }
      setState({ type: 'idle' });
    } catch {
      setState({ type: 'problem', code: 'broken' });
    } finally {
      work.current = null;
    }
  }
  const onDrop = useEffectEvent((dropped: readonly File[]) => void put(dropped));

  async function save(as: 'png' | 'pdf'): Promise<void> {
    setAsking(false);
    setState({ type: 'saving', at: 1, total: 1 });
    try {
      const { exportPage, exportPages } = await import('./export-board');
      const onProgress = (at: number, total: number) => setState({ type: 'saving', at: at + 1, total });
      const made = await (as === 'png' ? exportPage(editor, files) : exportPages(editor, files, onProgress));
      if (!made) return setState({ type: 'problem', code: 'not-saved' });
      handOver(made, `${t('fileName')}.${as}`);
      setState({ type: 'idle' });
    } catch {
      setState({ type: 'problem', code: 'not-saved' });
    }
  }

  useEffect(() => {
    const leave = takePicturesBy(editor, (dropped) => onDrop(dropped));
    return () => {
      leave();
      work.current?.abort();
    };
  }, [editor]);

  return (
    <>
      <button
        type="button"
        aria-label={t('put')}
        title={t('put')}
        aria-busy={state.type === 'putting' || undefined}
        disabled={isBusy}
        className={`${stripControl} border-line bg-card`}
        onClick={() => input.current?.click()}
      >
        <Icon name="file" />
      </button>
      <button
        type="button"
        aria-label={t('save')}
        title={t('save')}
        aria-busy={state.type === 'saving' || undefined}
        disabled={isBusy}
        className={`${stripControl} border-line bg-card`}
        onClick={() => setAsking(true)}
      >
        <Icon name="save" />
      </button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        accept={accepted}
        data-testid="board-file"
        onChange={({ currentTarget }) => {
          const chosen = [...(currentTarget.files ?? [])];
          currentTarget.value = ''; // so that the same file can be chosen again
          void put(chosen);
        }}
      />
      <StatusRegion className="pointer-events-none! fixed inset-x-0 top-20 z-400 grid justify-items-center">
        {state.type === 'idle' ? null : (
          <div
            data-files={state.type}
            className="rounded-control border-line bg-card type-small pointer-events-auto flex max-w-md items-center gap-3 border-2 px-4 py-2 font-medium"
          >
            {state.type === 'problem'
              ? t(`problem.${state.code}`, { pages: limits.pages })
              : t(state.type, { at: state.at, total: state.total })}
            {state.type === 'putting' ? (
              <Button variant="quiet" onClick={() => work.current?.abort()}>
                {t('stop')}
              </Button>
            ) : state.type === 'problem' ? (
              <Button variant="quiet" onClick={() => setState({ type: 'idle' })}>
                {t('close')}
              </Button>
            ) : null}
          </div>
        )}
      </StatusRegion>
      <Dialog
        open={isAsking}
        title={t('save')}
        closeLabel={t('close')}
        onClose={() => setAsking(false)}
        actions={
          <>
            <Button variant="secondary" onClick={() => void save('png')}>
              {t('asPng')}
            </Button>
            <Button onClick={() => void save('pdf')}>{t('asPdf')}</Button>
          </>
        }
      >
        <p>{t('saveHint')}</p>
      </Dialog>
    </>
  );
}
