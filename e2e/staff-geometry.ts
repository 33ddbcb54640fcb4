/** What must hold on the teacher's lesson, measured in the browser: targets, nothing cut off, nothing covered. */
import type { Page } from '@playwright/test';

const targetMin = 44;

/** Every broken rule of the teacher's lesson that is shown now, in words; empty when all hold. */
export async function findStaffFaults(page: Page): Promise<string[]> {
  await page.evaluate('globalThis.__name ??= (it) => it'); // some loaders wrap functions in this
  return page.evaluate(inspectStaffScreen, targetMin);
}

/** Runs inside the page, so it may use nothing from outside. */
function inspectStaffScreen(min: number): string[] {
  const faults: string[] = [];
  // A lesson, or a page that leads into one.
  const root = document.querySelector('[data-audience="staff"]') ?? document.querySelector('main');
  if (!root) return ['no screen of a teacher'];
  const isOurs = (it: Element) => !it.closest('.tl-container, .sr-only, [inert]') && it.checkVisibility();
  const name = (it: Element) => `${it.getAttribute('aria-label') ?? it.textContent.trim()} <${it.tagName}>`;
  const scrollerOf = (it: Element) => {
    for (let up = it.parentElement; up && up !== root; up = up.parentElement) {
      if (/auto|scroll/.test(getComputedStyle(up).overflowY)) return up;
    }
    return null;
  };
  const { innerWidth: width, innerHeight: height } = window;
  // There the page is one column that scrolls down behind a bar, and the bar sideways.
  const isColumn = width < 900;
  const bar = root.querySelector('footer');
  const barTop = isColumn ? (bar?.getBoundingClientRect().top ?? height) : height;
  const scrollsSideways = (it: Element) => {
    const scroller = bar?.contains(it) ? bar : it.closest('ul');
    return isColumn && scroller !== null && scroller.scrollWidth > scroller.clientWidth + 1;
  };
  for (const it of root.querySelectorAll('button, a[href], label:has(input)')) {
    if (!isOurs(it)) continue;
    const box = it.getBoundingClientRect();
    if (box.width < min - 0.5 || box.height < min - 0.5)
      faults.push(`small: ${name(it)} ${Math.round(box.width)}x${Math.round(box.height)}`);
    if (!scrollsSideways(it) && (box.left < -0.5 || box.right > width + 0.5))
      faults.push(`outside: ${name(it)}`);
    if (!isColumn && !scrollerOf(it) && (box.top < -0.5 || box.bottom > height + 0.5))
      faults.push(`outside: ${name(it)}`);
    const x = box.left + box.width / 2;
    const y = box.top + box.height / 2;
    if (
      (y > barTop - 1 && !bar?.contains(it)) || // half of it is below the fold
      y > height ||
      scrollerOf(it) ||
      document.querySelector('dialog[open], :popover-open')
    )
      continue;
    const top = document.elementFromPoint(x, y);
    if (!top || !(it === top || it.contains(top))) faults.push(`covered: ${name(it)}`);
  }
  for (const it of root.querySelectorAll('button *, h1, h2, p, li span')) {
    if (!isOurs(it) || it.children.length > 0 || it.closest('svg')) continue;
    const style = getComputedStyle(it);
    if (style.overflowX === 'hidden' && it.scrollWidth > it.clientWidth + 1)
      faults.push(`clipped: ${it.textContent}`);
  }
  for (const it of root.querySelectorAll('[data-notice]')) {
    const { top, bottom } = it.getBoundingClientRect();
    if (isOurs(it) && (top < 0 || bottom > barTop)) faults.push(`only seen by scrolling: ${it.textContent}`);
  }
  if (!isColumn && document.documentElement.scrollHeight > height + 1) faults.push('the page scrolls down');
  if (document.documentElement.scrollWidth > width + 1) faults.push('the page scrolls sideways');
  for (const it of root.querySelectorAll('aside, footer, header')) {
    if (!scrollsSideways(it) && it.scrollWidth > it.clientWidth + 1) faults.push(`too wide: ${it.tagName}`);
  }
  return [...new Set(faults)];
}
