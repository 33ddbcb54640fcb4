/** What small fingers need, measured on a real page: sizes, gaps, dead zones, no scrolling, few words, nothing to type. */
import type { Page } from '@playwright/test';

export const pupilViewports = [
  { width: 1366, height: 620 },
  { width: 1024, height: 690 },
  { width: 768, height: 940 },
  { width: 1280, height: 670 },
  { width: 1024, height: 472 },
  { width: 360, height: 560 },
] as const;

export const pupilRules = { target: 64, gap: 12, bottom: 24, side: 8, words: 12 } as const;

/** Every broken rule of the screen that is shown now, in words; empty when all hold. */
export async function findPupilFaults(page: Page): Promise<string[]> {
  await page.evaluate('globalThis.__name ??= (it) => it'); // some loaders wrap functions in this
  return page.evaluate(inspectPupilScreen, pupilRules);
}

type Rules = typeof pupilRules;

/** Runs inside the page, so it may use nothing from outside. */
function inspectPupilScreen(rules: Rules): string[] {
  const faults: string[] = [];
  const root = [...document.querySelectorAll('[data-audience="pupil"]')]
    .filter((it) => !it.closest('[inert]'))
    .at(-1);
  if (!root) return ['no pupil screen'];
  const name = (it: Element) =>
    `${it.getAttribute('aria-label') ?? it.textContent.trim() ?? ''} <${it.tagName}>`;
  const seen = (it: Element) => {
    const box = it.getBoundingClientRect();
    return (
      box.width > 1 &&
      box.height > 1 &&
      it.checkVisibility({ visibilityProperty: true }) &&
      !it.closest('[inert]')
    );
  };

  const selector = 'button, a[href], input, select, textarea, summary, [role="button"], [tabindex="0"]';
  const targets = [...root.querySelectorAll(selector)]
    .filter((it) => seen(it) && !it.closest('.tl-container'))
    .map((it) => ({ it, box: it.getBoundingClientRect() }));
  const { innerWidth: width, innerHeight: height } = window;
  for (const { it, box } of targets) {
    if (box.width < rules.target - 0.5 || box.height < rules.target - 0.5) {
      faults.push(`small: ${name(it)} ${Math.round(box.width)}x${Math.round(box.height)}`);
    }
    if (box.bottom > height - rules.bottom + 0.5)
      faults.push(`lower dead zone: ${name(it)} ends at ${box.bottom}`);
    if (box.left < rules.side - 0.5 || box.right > width - rules.side + 0.5 || box.top < rules.side - 0.5) {
      faults.push(
        `edge: ${name(it)} ${Math.round(box.left)},${Math.round(box.top)} to ${Math.round(box.right)}`,
      );
    }
    const top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
    if (!top || !(it === top || it.contains(top))) faults.push(`covered: ${name(it)}`);
  }
  for (const [index, a] of targets.entries()) {
    for (const b of targets.slice(index + 1)) {
      if (a.it.contains(b.it) || b.it.contains(a.it)) continue;
      const dx = Math.max(a.box.left - b.box.right, b.box.left - a.box.right);
      const dy = Math.max(a.box.top - b.box.bottom, b.box.top - a.box.bottom);
      if (Math.max(dx, dy) < rules.gap - 0.5)
        faults.push(`gap ${Math.round(Math.max(dx, dy))}: ${name(a.it)} / ${name(b.it)}`);
    }
  }

  const page = document.scrollingElement ?? document.documentElement;
  if (page.scrollHeight > height + 1 || page.scrollWidth > width + 1) faults.push('the page scrolls');
  if (root.scrollHeight > root.clientHeight + 1 || root.scrollWidth > root.clientWidth + 1)
    faults.push('the screen overflows');

  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const words: string[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    const text = node.textContent?.trim() ?? '';
    if (
      !parent ||
      text === '' ||
      parent.closest('[data-name], [data-chat] [role="log"], .sr-only, style, script, svg') ||
      !seen(parent)
    )
      continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const box = range.getBoundingClientRect();
    if (box.left < -1 || box.right > width + 1 || box.top < -1 || box.bottom > height + 1)
      faults.push(`cut off: ${text}`);
    if (parent.scrollWidth > parent.clientWidth + 1 && getComputedStyle(parent).overflow === 'hidden')
      faults.push(`clipped: ${text}`);
    words.push(...text.split(/\s+/).filter((word) => /[\p{L}\d]/u.test(word)));
  }
  if (words.length > rules.words) faults.push(`${words.length} words: ${words.join(' ')}`);

  // The chat that a teacher opened in grades 3-4 is the one exception.
  const typed = [
    ...root.querySelectorAll('input:not([type="hidden"]), textarea, [contenteditable="true"]'),
  ].filter((it) => !it.closest('[data-chat]'));
  if (typed.length > 0) faults.push('something to type in');
  if (document.querySelectorAll('main').length === 0) faults.push('no main');
  return [...new Set(faults)];
}
