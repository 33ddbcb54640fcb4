'use client';

import { useEffect, useState } from 'react';
import { DefaultColorStyle, DefaultDashStyle, DefaultFillStyle, DefaultSizeStyle, type Editor } from 'tldraw';
import { useTranslations } from 'use-intl';
import { setDesk } from './board-tools';
import type { PenColor, PenWidth } from './board-theme';
import { CardChoices, PenChoices, StampChoices } from './pupil-choices';
import type { Placed, StampName } from './stamps';
import { ToolButton } from './tool-button';

type Tool = 'pen' | 'rubber' | 'stamp' | 'cards';
type Choices = {
  readonly tool: Tool;
  readonly color: PenColor;
  readonly width: PenWidth;
  readonly isWidthOpen: boolean;
  readonly stamp: StampName;
  readonly card: string;
  readonly cardSet: 'digits' | 'letters';
  readonly isCardsOpen: boolean;
};
const initial: Choices = {
  tool: 'pen',
  color: 'black',
  width: 'l',
  isWidthOpen: false,
  stamp: 'star',
  card: '1',
  cardSet: 'digits',
  isCardsOpen: false,
};
const editorTools = { pen: 'draw', rubber: 'rubber', stamp: 'place', cards: 'place' } as const;

/** Five tools and what belongs to the chosen one. Everything is tapped; only drawing itself is a drag. */
export function PupilTools({ editor, by }: { readonly editor: Editor; readonly by: number }) {
  const t = useTranslations('board');
  const [choices, setChoices] = useState(initial);
  const choose = (part: Partial<Choices>) => setChoices((before) => ({ ...before, ...part }));
  const { tool, color, width, isWidthOpen, stamp, card, cardSet, isCardsOpen } = choices;

  useEffect(() => {
    const placed: Placed = tool === 'cards' ? { card } : { stamp };
    setDesk(editor, { by, placed });
    editor.setCurrentTool(editorTools[tool]);
    editor.setStyleForNextShapes(DefaultColorStyle, color);
    editor.setStyleForNextShapes(DefaultSizeStyle, width);
    editor.setStyleForNextShapes(DefaultDashStyle, 'draw');
    editor.setStyleForNextShapes(DefaultFillStyle, 'none');
  }, [editor, by, tool, color, width, stamp, card]);

  const toolButton = (
    name: Tool,
    icon: 'pen' | 'rubber' | 'stamp' | 'cards',
    onAgain: Partial<Choices> = {},
  ) => (
    <ToolButton
      icon={icon}
      word={t(name)}
      isOn={tool === name}
      onTap={() =>
        choose(tool === name ? onAgain : { tool: name, isWidthOpen: false, isCardsOpen: name === 'cards' })
      }
    />
  );
  return (
    <>
      <div
        role="toolbar"
        aria-label={t('tools')}
        aria-orientation="vertical"
        className="board-tools border-rule bg-card w-[100px] shrink-0 border-e-2"
      >
        <div className="flex h-full flex-col items-center justify-between py-2">
          {toolButton('pen', 'pen', { isWidthOpen: !isWidthOpen })}
          {toolButton('rubber', 'rubber')}
          {toolButton('stamp', 'stamp')}
          {toolButton('cards', 'cards', { isCardsOpen: !isCardsOpen })}
          <ToolButton icon="undo" word={t('undo')} isOn={false} toggle={false} onTap={() => editor.undo()} />
        </div>
      </div>
      <div className="pointer-events-none absolute start-[116px] end-4 top-4 z-10 grid gap-3">
        {tool === 'pen' && (
          <PenChoices
            {...{ color, width, isWidthOpen }}
            onColor={(next) => choose({ color: next })}
            onWidth={(next) => choose({ width: next, isWidthOpen: false })}
          />
        )}
        {tool === 'stamp' && <StampChoices stamp={stamp} onStamp={(next) => choose({ stamp: next })} />}
        {tool === 'cards' && isCardsOpen && (
          <CardChoices
            card={card}
            set={cardSet}
            onCard={(next) => choose({ card: next, isCardsOpen: false })}
            onSet={(next) => choose({ cardSet: next })}
          />
        )}
      </div>
    </>
  );
}
