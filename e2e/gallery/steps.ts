/** What somebody does in a state before it is looked at, and what is waited for. */
type Step = { readonly taps?: readonly string[]; readonly types?: string; readonly shows?: string };

const tap = (name: string, shows?: string): Step => ({
  taps: [`[data-tap="${name}"]`],
  ...(shows ? { shows } : {}),
});
const note = 'section[data-say] [role="status"] h2';
const answer = '[data-tap="help.done"]';
const chat: Step = {
  taps: ['aside section:last-of-type > div > button:last-of-type'],
  shows: 'aside textarea, aside input',
};
const links = 'header > button:nth-of-type(2)';
const ownQuestion = ['[data-bar="poll"]', 'dialog[open] button.justify-self-start'];
export const popover = ':popover-open';

export const steps: Readonly<Record<string, Step>> = {
  'lesson-help-sent': tap('lesson.help', answer),
  'lesson-help': tap('lesson.help', '[data-tap="help.ask"]'),
  'lesson-answer': tap('lesson.help', answer),
  'lesson-camera': tap('lesson.picture', '[data-tap="camera.yes"]'),
  'lesson-note': tap('lesson.mic', note),
  'lesson-seen': tap('lesson.seen'),
  'lesson-leave': tap('door', '[data-tap="leave.stay"]'),
  'order-signs': tap('lesson.signs', '[data-tap="sign.yes"]'),
  'order-own-turn': tap('turn.yes'),
  'order-chat': tap('lesson.chat', '[data-tap="chat.all"]'),
  'adults-chat': tap('lesson.chat', '[data-tap="chat.all"]'),
  'adults-help': tap('lesson.help', '[data-tap="help.ask"]'),
  'order-again': { shows: '[data-tap="again.yes"]' },
  'order-quiet': { shows: '[data-stage="quiet"]' },
  'order-praise': { shows: '[data-stage="praise"]' },
  'trouble-missing': tap('lesson.mic', note),
  'trouble-camera': tap('lesson.picture', note),
  'tables-choose': { shows: '[data-tables="choose"]' },
  'tables-choose-many': { shows: '[data-tables="choose"]' },
  'tables-come': { shows: '[data-tables="come"]' },
  'tables-come-pair': { shows: '[data-tables="come"]' },
  'tab-back': { shows: '[data-state="tab-back"]' },
  'net-lost': { shows: '[role="status"] [data-audience]' },
  'net-long': { shows: '[role="status"] [data-audience]' },
  'net-back': { shows: '[role="status"] [data-audience]' },
  'staff-child': { taps: ['[data-child]:nth(1)'], shows: popover },
  'staff-child-sure': {
    taps: ['[data-child]:nth(4)', ':popover-open > button:last-of-type'],
    shows: popover,
  },
  'staff-hands-more': { taps: ['aside button[aria-haspopup="dialog"]:not([data-child])'], shows: popover },
  'staff-view': { taps: ['main > div button[aria-haspopup="dialog"]'], shows: popover },
  'staff-time': { taps: ['[data-bar="time"]'], shows: popover },
  'staff-absent': { taps: ['header > button:nth-of-type(1)'] },
  'staff-end': { taps: ['header > button:last-of-type'], shows: 'dialog[open]' },
  'staff-keys': { taps: ['footer > button:last-of-type'], shows: 'dialog[open]' },
  'staff-ask': { taps: ['[data-bar="poll"]'], shows: 'dialog[open] li' },
  'staff-ask-own': { taps: ownQuestion, shows: 'dialog[open] form' },
  'staff-ask-picture': { taps: [...ownQuestion, 'form button[aria-expanded]'], shows: 'form [role="group"]' },
  'staff-chat-closed': chat,
  'staff-chat': chat,
  'staff-chat-slow': chat,
  'staff-chat-12': chat,
  'staff-adults-chat': chat,
  'staff-adults-links': {
    taps: [links, 'dialog[open] .grid .grid button'],
    shows: '[data-testid="assist-link"]',
  },
  'staff-links': { taps: [links], shows: 'dialog[open] li' },
  'staff-links-made': {
    taps: [links, 'dialog[open] .grid .grid button'],
    shows: '[data-testid="assist-link"]',
  },
  'staff-links-none': { taps: [links], shows: 'dialog[open]' },
  'staff-undo': { taps: ['[data-bar="next"]'] },
  'staff-refused': { taps: ['[data-bar="praise"]'] },
  'entry-moved': { shows: 'main button' },
  'assist-name': { shows: 'form' },
  'assist-waiting': { types: 'Herr Blum', shows: '[role="status"] h1' },
  'assist-bad-name': { types: 'Blum', shows: '[aria-invalid="true"]' },
};
