'use client';

import { getAssetUrls } from '@tldraw/assets/selfHosted';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { type Editor, type TLComponents, type TLStore, Tldraw, useTldrawUser } from 'tldraw';
import type { BoardProvider } from '@/lib/boards/client/board-provider';
import { limits } from '@/lib/boards/schema';
import { BoardBackground } from './board-background';
import { BoardBroken } from './board-boundary';
import { setUpEditor } from './board-setup';
import { PlaceTool, RestTool, RubberTool } from './board-tools';
import { applyBoardTheme } from './board-theme';
import { toPageId, type PresenceSeats } from './presence-layer';
import { staffComponents, staffOverrides } from './staff-ui';
import type { StoreBinding } from './store-binding';

applyBoardTheme();
const tools = [RestTool, PlaceTool, RubberTool];
/** The board takes the keyboard only when somebody taps it. */
const noFocus = { autoFocus: false };
const cameraOptions = { isLocked: true, wheelBehavior: 'none' } as const;

type BoardCanvasProps = {
  readonly store: TLStore;
  readonly binding: StoreBinding;
  readonly provider: BoardProvider;
  readonly isStaff: boolean;
  readonly mayDraw: boolean;
  readonly pageId: string;
  readonly seatNumber: number;
  readonly seats: PresenceSeats;
  readonly locale: string;
  readonly nonce: string | undefined;
  readonly onEditor: (editor: Editor | null) => void;
  readonly onRetry: () => void;
};

/** The editor itself. Everything it loads comes from our own address. */
export function BoardCanvas(props: BoardCanvasProps) {
  const {
    store,
    binding,
    provider,
    isStaff,
    mayDraw,
    pageId,
    seatNumber,
    seats,
    locale,
    nonce,
    onEditor,
    onRetry,
  } = props;
  const [editor, setEditor] = useState<Editor | null>(null);
  const latest = useRef({ provider, binding, seats });
  useEffect(() => {
    latest.current = { provider, binding, seats };
  });
  // A new object here would make a new editor at every render.
  const [fixed] = useState(() => ({
    assetUrls: getAssetUrls({ baseUrl: '/tldraw/' }),
    options: { maxPages: limits.pages, ...(nonce ? { nonce } : {}) },
    textOptions: nonce ? { tipTapConfig: { injectNonce: nonce } } : undefined,
  }));
  const [userPreferences] = useState(() => ({
    id: `seat-${seatNumber}`,
    name: '',
    locale,
    colorScheme: 'light' as const,
    animationSpeed: 0,
    areKeyboardShortcutsEnabled: true,
  }));
  const user = useTldrawUser({ userPreferences, setUserPreferences: ignore });
  const components = useMemo<TLComponents>(
    () => ({
      ...staffComponents,
      Background: BoardBackground,
      ErrorFallback: () => <BoardBroken onRetry={onRetry} />,
    }),
    [onRetry],
  );

  useEffect(() => {
    if (editor) {
      binding.setMayWrite(mayDraw);
      provider.setMayWrite(mayDraw);
      editor.updateInstanceState({ isReadonly: !mayDraw });
      if (!mayDraw) {
        editor.cancel();
        editor.selectNone();
        editor.setCurrentTool('rest');
      } else if (isStaff) {
        editor.setCurrentTool('draw');
      }
    }
  }, [editor, binding, provider, mayDraw, isStaff]);

  useShownPage(editor, pageId);
  // One function for good: the editor mounts again whenever it gets a new one.
  const onMount = useCallback(
    (mounted: Editor) => {
      const leave = setUpEditor(mounted, latest.current);
      setEditor(mounted);
      onEditor(mounted);
      return () => {
        leave();
        setEditor(null);
        onEditor(null);
      };
    },
    [onEditor],
  );

  return (
    <Tldraw
      store={store}
      tools={tools}
      user={user}
      components={components}
      {...(isStaff ? { overrides: staffOverrides } : {})}
      hideUi={!isStaff || !mayDraw}
      assetUrls={fixed.assetUrls}
      embeds={[]}
      {...noFocus}
      inferDarkMode={false}
      initialState={mayDraw ? 'draw' : 'rest'}
      cameraOptions={cameraOptions}
      options={fixed.options}
      {...(fixed.textOptions ? { textOptions: fixed.textOptions } : {})}
      onMount={onMount}
    />
  );
}

function ignore(): void {
  // preferences belong to the lesson, not to this browser
}

/** Shows the lesson's page as soon as it is there: the fact may come before the record. */
function useShownPage(editor: Editor | null, pageId: string): void {
  useEffect(() => {
    if (!editor) {
      return;
    }
    const show = () => {
      const id = toPageId(pageId);
      if (editor.getCurrentPageId() !== id && editor.getPage(id)) {
        editor.complete();
        editor.setCurrentPage(id);
      }
    };
    show();
    return editor.store.listen(show, { scope: 'document' });
  }, [editor, pageId]);
}
