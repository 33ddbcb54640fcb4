/** The editor's own controls for staff, without what a lesson does not need: files, embeds, links elsewhere, zoom, own pages. */
import type { TLUiComponents, TLUiOverrides } from 'tldraw';

export const staffComponents: TLUiComponents = {
  MainMenu: null,
  PageMenu: null,
  NavigationPanel: null,
  ZoomMenu: null,
  Minimap: null,
  HelpMenu: null,
  DebugPanel: null,
  DebugMenu: null,
  SharePanel: null,
  TopPanel: null,
  HelperButtons: null,
  CursorChatBubble: null,
  ImageToolbar: null,
  VideoToolbar: null,
  KeyboardShortcutsDialog: null,
};

const keptActions = new Set([
  'undo',
  'redo',
  'cut',
  'copy',
  'paste',
  'delete',
  'duplicate',
  'select-all',
  'select-none',
  'group',
  'ungroup',
  'bring-to-front',
  'bring-forward',
  'send-backward',
  'send-to-back',
  'toggle-lock',
  'unlock-all',
  'align-left',
  'align-center-horizontal',
  'align-right',
  'align-top',
  'align-center-vertical',
  'align-bottom',
  'distribute-horizontal',
  'distribute-vertical',
  'stack-horizontal',
  'stack-vertical',
  'rotate-cw',
  'rotate-ccw',
  'flip-horizontal',
  'flip-vertical',
]);
const droppedTools = ['asset', 'hand', 'zoom', 'embed'];

export const staffOverrides: TLUiOverrides = {
  actions: (_editor, actions) =>
    Object.fromEntries(Object.entries(actions).filter(([id]) => keptActions.has(id))),
  tools: (_editor, tools) =>
    Object.fromEntries(Object.entries(tools).filter(([id]) => !droppedTools.includes(id))),
};
