import { expect } from '@playwright/test';
import { expectNoOverflow, findBarriers } from './fine.ts';
import { findPupilFaults, pupilViewports } from './geometry.ts';
import { test } from './taught.ts';

test('axe finds nothing on the teacher’s pages, and none scrolls sideways', async ({ teacher, taught }) => {
  const own = [
    '/home',
    '/classes',
    '/classes/new',
    '/lessons',
    '/lessons/new',
    '/lessons/check',
    '/account',
    '/help',
    '/school',
    '/school/lti',
    '/school/sign-on',
  ];
  const ofClass = ['', '/link', '/lessons', '/view', '/settings', '/print'].map(
    (part) => taught.classUrl + part,
  );
  for (const address of [...own, ...ofClass]) {
    await teacher.goto(address);
    await expect(teacher.getByRole('heading', { level: 1 })).toBeVisible();
    expect(await findBarriers(teacher), address).toEqual([]);
    await expectNoOverflow(teacher, address);
  }
});

for (const size of pupilViewports) {
  test(`a child can use the doors at ${size.width}x${size.height}`, async ({
    newPerson,
    taught,
    teacher,
  }) => {
    await teacher.goto('/lessons/instant');
    const begin = teacher.getByRole('button', { name: '2a' });
    await begin.click();
    await teacher.waitForURL(/\/room/);
    const child = await newPerson(size);
    const check = async (where: string) => {
      expect(await findPupilFaults(child), where).toEqual([]);
      expect(await findBarriers(child), where).toEqual([]);
    };
    await child.goto('/c');
    await expect(child.locator('[data-audience="pupil"]').first()).toBeVisible();
    await check('picture code');
    await child.goto(taught.link);
    await expect(child.locator('[data-tap="join.animal"]').first()).toBeVisible();
    await check('animals');
    await child.locator('[data-tap="join.animal"]').first().click();
    await expect(child.locator('[data-tap="join.badge"]').first()).toBeVisible();
    await check('badges');
    await child.locator('[data-tap="join.badge"]:not([aria-disabled="true"])').first().click();
    await expect(child.locator('[data-tap="join.go"]')).toBeVisible();
    await check('hello');
  });
}
