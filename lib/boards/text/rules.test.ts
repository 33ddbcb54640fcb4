import { describe, expect, test } from 'vitest';
import { cleanRichText, isSoundLink } from './rules';

const rich = (...content: unknown[]) => ({ type: 'doc' as const, content });
const paragraph = (...content: unknown[]) => ({
  type: 'paragraph',
  ...(content.length > 0 ? { content } : {}),
});
const linked = (href: unknown) =>
  rich(paragraph({ type: 'text', text: 'a', marks: [{ type: 'link', attrs: { href } }] }));

describe('a stranger sends text', () => {
  test.each([
    ['an unknown node', rich({ type: 'script' })],
    ['a picture', rich({ type: 'image', attrs: { src: 'https://x.example' } })],
    ['a list without entries', rich({ type: 'bulletList', content: [] })],
    ['text outside a paragraph', rich({ type: 'text', text: 'a' })],
    ['an empty text node', rich(paragraph({ type: 'text', text: '' }))],
    ['an unknown mark', rich(paragraph({ type: 'text', text: 'a', marks: [{ type: 'evil' }] }))],
    ['a list nested too deep', rich(nestedList(12))],
    ['a nesting that would overflow the stack', rich(nestedList(50_000))],
    ['nothing at all', rich()],
  ])('[SAN-8] text with %s is refused', (_name, doc) => {
    expect(cleanRichText(doc).sound).toBe(false);
  });

  test('[SAN-8] lists, headings and marks of our editor stay as they are', () => {
    const doc = rich(
      {
        type: 'heading',
        attrs: { level: 2 },
        content: [{ type: 'text', text: 'Titel', marks: [{ type: 'bold' }] }],
      },
      { type: 'orderedList', attrs: { start: 1 }, content: [{ type: 'listItem', content: [paragraph()] }] },
      { type: 'paragraph', attrs: { dir: 'auto' } },
    );
    expect(cleanRichText(doc)).toEqual({ doc, sound: true, repaired: false });
  });

  test('[SAN-9] text of more than 10 kB is refused, counted in bytes', () => {
    const sound = (text: string) => cleanRichText(rich(paragraph({ type: 'text', text }))).sound;
    expect([sound('a'.repeat(10_000)), sound('ä'.repeat(5_001)), sound('a'.repeat(1_000_000))]).toEqual([
      true,
      false,
      false,
    ]);
  });

  const badLinks = [
    'javascript:alert(1)',
    'http://a.example',
    'data:text/html,x',
    '//a.example',
    ' https://a.example',
    'https://',
  ];
  test.each(badLinks)('[SAN-10] the link %s is taken away, the text stays', (href) => {
    expect(isSoundLink(href)).toBe(false);
    const plain = rich(paragraph({ type: 'text', text: 'a' }));
    expect(cleanRichText(linked(href))).toEqual({ doc: plain, sound: true, repaired: true });
  });

  test('[SAN-10] https and mailto links stay, and open without telling where from', () => {
    for (const href of ['https://a.example/x', 'mailto:a@a.example']) {
      const { doc, repaired } = cleanRichText(linked(href));
      expect(repaired).toBe(false);
      expect(JSON.stringify(doc)).toContain(href);
      expect(JSON.stringify(doc)).toContain('noopener noreferrer');
    }
  });
});

function nestedList(depth: number): unknown {
  let node: unknown = paragraph();
  for (let level = 0; level < depth; level += 1) {
    node = { type: 'bulletList', content: [{ type: 'listItem', content: [paragraph(), node] }] };
  }
  return node;
}
