/** Text and links on a board (SPEC.md, SAN-8 to SAN-11): a node that the text editor does not know tears the whole editor down. */
import { limits, type RichText } from '../schema';
import { isPlain, type Plain } from '../strokes/protocol';

const encoder = new TextEncoder();
export const byteLength = (text: string): number => encoder.encode(text).byteLength;

export function isSoundLink(link: string): boolean {
  if (link === '') {
    return true;
  }
  if (link.length > limits.linkChars || !/^(https:\/\/|mailto:)/i.test(link)) {
    return false;
  }
  return URL.canParse(link);
}

type CleanedText = { readonly doc: RichText; readonly sound: boolean; readonly repaired: boolean };
type Walk = { bytes: number; nodes: number; repaired: boolean };

/** Only the nodes and marks our text editor makes; a bad link loses its mark, anything else refuses the whole text. */
export function cleanRichText(doc: RichText): CleanedText {
  const walk: Walk = { bytes: 0, nodes: 0, repaired: false };
  const content = cleanChildren(doc.content, 'doc', 1, walk);
  const sound = content !== undefined && content.length > 0 && walk.bytes <= limits.textBytes;
  return { doc: { type: 'doc', content: content ?? [] }, sound, repaired: walk.repaired };
}

const blocks = ['paragraph', 'heading', 'bulletList', 'orderedList'] as const;
const inline = ['text', 'hardBreak'] as const;
/** Which nodes may stand in which. */
const grammar: Readonly<Record<string, readonly string[]>> = {
  doc: blocks,
  paragraph: inline,
  heading: inline,
  bulletList: ['listItem'],
  orderedList: ['listItem'],
  listItem: blocks,
};
const needsContent = new Set(['bulletList', 'orderedList', 'listItem']);
const plainMarks = new Set(['bold', 'italic', 'strike', 'code', 'highlight']);

function cleanChildren(
  children: readonly unknown[],
  parent: string,
  depth: number,
  walk: Walk,
): Plain[] | undefined {
  const allowed = grammar[parent];
  if (!allowed || depth > limits.richTextDepth) {
    return undefined;
  }
  const cleaned: Plain[] = [];
  for (const child of children) {
    walk.nodes += 1;
    const node = walk.nodes <= 2000 ? cleanNode(child, allowed, depth, walk) : undefined;
    if (!node) {
      return undefined;
    }
    cleaned.push(node);
  }
  const startsWell = parent !== 'listItem' || cleaned[0]?.['type'] === 'paragraph';
  return startsWell && (cleaned.length > 0 || !needsContent.has(parent)) ? cleaned : undefined;
}

function cleanNode(node: unknown, allowed: readonly string[], depth: number, walk: Walk): Plain | undefined {
  if (!isPlain(node) || typeof node['type'] !== 'string' || !allowed.includes(node['type'])) {
    return undefined;
  }
  const { type } = node;
  if (type === 'text') {
    return cleanTextNode(node, walk);
  }
  if (type === 'hardBreak') {
    walk.bytes += 1;
    return { type };
  }
  const raw = node['content'] ?? [];
  const content = Array.isArray(raw) ? cleanChildren(raw, type, depth + 1, walk) : undefined;
  const attrs = cleanAttrs(type, node['attrs']);
  return content && { type, ...(attrs ? { attrs } : {}), ...(content.length > 0 ? { content } : {}) };
}

function cleanAttrs(type: string, attrs: unknown): Plain | undefined {
  const given = isPlain(attrs) ? attrs : {};
  const dir = ['ltr', 'rtl', 'auto'].find((one) => one === given['dir']);
  switch (type) {
    case 'paragraph':
      return dir ? { dir } : undefined;
    case 'heading': {
      const level = [1, 2, 3, 4, 5, 6].find((one) => one === given['level']) ?? 1;
      return { ...(dir ? { dir } : {}), level };
    }
    case 'orderedList': {
      const start = given['start'];
      return {
        start: typeof start === 'number' && Number.isInteger(start) && Math.abs(start) < 1e4 ? start : 1,
      };
    }
    default:
      return undefined;
  }
}

function cleanTextNode(node: Plain, walk: Walk): Plain | undefined {
  const { text } = node;
  const marks = node['marks'] ?? [];
  if (
    typeof text !== 'string' ||
    text === '' ||
    text.length > limits.textBytes ||
    !Array.isArray(marks) ||
    marks.length > 6
  ) {
    return undefined;
  }
  walk.bytes += byteLength(text);
  const cleaned: Plain[] = [];
  for (const mark of marks as readonly unknown[]) {
    if (!isPlain(mark) || typeof mark['type'] !== 'string') {
      return undefined;
    }
    const { type } = mark;
    if (plainMarks.has(type)) {
      cleaned.push({ type });
    } else if (type === 'link') {
      const href = isPlain(mark['attrs']) ? mark['attrs']['href'] : undefined;
      if (typeof href === 'string' && href !== '' && isSoundLink(href)) {
        walk.bytes += byteLength(href);
        cleaned.push({
          type,
          attrs: { href, target: '_blank', rel: 'noopener noreferrer nofollow', class: null },
        });
      } else {
        walk.repaired = true;
      }
    } else {
      return undefined;
    }
  }
  return { type: 'text', text, ...(cleaned.length > 0 ? { marks: cleaned } : {}) };
}
