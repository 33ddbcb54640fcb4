/** A page as anybody must be able to use it: nothing that a checker finds, nothing beside the screen. */
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const usual = [
  { width: 390, height: 844 },
  { width: 1024, height: 690 },
  { width: 1366, height: 768 },
] as const;

export async function findBarriers(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);
}

export async function expectNoOverflow(page: Page, where: string): Promise<void> {
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow, where).toBeLessThanOrEqual(0);
}

/** `SHOTS=<folder>` keeps a picture of every page and size. */
export async function expectFine(page: Page, where: string): Promise<void> {
  for (const size of usual) {
    await page.setViewportSize(size);
    expect(await findBarriers(page), `${where} at ${size.width}`).toEqual([]);
    await expectNoOverflow(page, `${where} at ${size.width}`);
    const folder = process.env['SHOTS'];
    if (folder) await page.screenshot({ path: `${folder}/${where}-${size.width}.png`, fullPage: true });
  }
}
