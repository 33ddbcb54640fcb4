import { expect, type Page } from '@playwright/test';
import { FakeLms } from '../lib/testing/fake-lms.ts';
import type { LmsLink, LmsUser } from '../lib/testing/fake-lms-claims.ts';
import { expectFine } from './fine.ts';
import { test } from './taught.ts';

test.use({ settings: {} });

const teacher: LmsUser = { id: '2', givenName: 'Ada', familyName: 'Demir', roles: ['Instructor'] };
const child: LmsUser = { id: '4', givenName: 'Mia', familyName: 'Muster', roles: ['Learner'] };
const course: LmsLink = { id: '7', title: 'Mathe', courseId: '3', courseTitle: 'Klasse 2a' };

/** By the admin's link, as lti-registration looks at it step by step. */
async function enterLms(admin: Page, inTheLms: Page): Promise<FakeLms> {
  const lms = await FakeLms.start();
  await admin.goto('/school/lti');
  await admin.getByRole('textbox', { name: 'Server im eigenen Netz' }).fill(new URL(lms.origin).host);
  await admin.getByRole('button', { name: 'Server erlauben' }).click();
  await expect(admin.getByRole('button', { name: `${new URL(lms.origin).host} entfernen` })).toBeVisible();
  await admin.getByRole('button', { name: 'Link erzeugen' }).click();
  const link = (await admin.getByTestId('lti-registration-link').textContent()) ?? '';
  const configuration = `${lms.origin}/mod/lti/openid-configuration.php`;
  const ask = new URLSearchParams({
    openid_configuration: configuration,
    registration_token: lms.registrationToken,
  });
  await inTheLms.goto(`${link}?${ask}`);
  await expect(inTheLms.getByRole('heading', { name: 'Kreide ist eingetragen' })).toBeVisible();
  await admin.reload();
  const card = admin.getByRole('region', { name: /^moodle 127/ });
  await card.getByRole('button', { name: 'Einschalten' }).click();
  await expect(card.getByText('aktiv')).toBeVisible();
  return lms;
}

test('a child whose browser keeps no cookie in a frame, and a teacher who has an account already, come by the LMS', async ({
  teacher: admin,
  newPerson,
}) => {
  const lms = await enterLms(admin, await newPerson({ width: 1024, height: 690 }));

  await test.step('an old tablet drops every cookie of a frame: one button, and the launch goes through in a tab', async () => {
    const pupil = await newPerson({ width: 1024, height: 690 });
    await pupil.route('**/lti/login', async (route) => {
      const { location = '' } = (await route.fetch({ maxRedirects: 0 })).headers();
      await pupil.context().clearCookies();
      await route.fulfill({ status: 302, headers: { location } });
    });
    await pupil.goto(lms.coursePageUrl(child, course, 'iframe'));
    const [tab] = await Promise.all([
      pupil.context().waitForEvent('page'),
      pupil.frameLocator('#contentframe').getByRole('link', { name: 'Tür auf!' }).click(),
    ]);
    await expect(tab.getByRole('heading', { name: 'Noch nicht bereit.' })).toBeVisible();
  });

  const colleague = await newPerson({ width: 1366, height: 768 });
  await test.step('a colleague has an account', async () => {
    await admin.goto('/account');
    await admin.getByRole('button', { name: 'Einladungslink machen' }).click();
    const invitation = (await admin.getByText(/\/invite#/).textContent()) ?? '';
    await colleague.goto(invitation);
    await colleague.getByLabel('Wie nennen dich die Kinder?').fill('Frau Demir');
    await colleague.getByLabel('Deine E-Mail').fill('demir@schule.example');
    await colleague.getByLabel('Passwort', { exact: true }).fill('vier gelbe Boote');
    await colleague.getByRole('button', { name: 'Konto anlegen' }).click();
    await expect(colleague).toHaveURL(/\/home/);
  });

  await test.step('she reads a code there, types it in her lobby, and is the same person in both', async () => {
    const course2 = await newPerson({ width: 1366, height: 768 });
    await course2.goto(lms.coursePageUrl(teacher, course, 'iframe'));
    const lobby = course2.frameLocator('#contentframe');
    await expect(lobby.getByRole('heading', { name: 'Wohin soll dieser Link führen?' })).toBeVisible();
    await lobby.getByText('Ich habe in Kreide schon ein Konto').click();
    await lobby.getByLabel('Code aus „Mein Konto“').fill('0000 0000');
    await lobby.getByRole('button', { name: 'Verbinden' }).click();
    await expect(lobby.getByText('Diesen Code gibt es nicht')).toBeVisible();
    await expectFine(course2, 'lti-choose');
    await colleague.goto('/account');
    await colleague.getByRole('button', { name: 'Code zeigen' }).click();
    const code = (await colleague.getByTestId('join-code').textContent()) ?? '';
    await expectFine(colleague, 'account');
    await lobby.getByLabel('Code aus „Mein Konto“').fill(code);
    await lobby.getByRole('button', { name: 'Verbinden' }).click();
    await expect(lobby.getByText('Ich habe in Kreide schon ein Konto')).toBeHidden();
    await colleague.reload();
    await expect(colleague.getByRole('button', { name: /^moodle 127.* trennen$/ })).toBeVisible();
  });
  await lms.close();
});
