import { expect } from '@playwright/test';
import { FakeIdp } from '../lib/testing/fake-idp.ts';
import { setUpSchool } from './journeys.ts';
import { test } from './fixtures.ts';

// A school of its own: its sign-in page has one button more.
test.use({ settings: {} });

test('a teacher signs on with the school’s own account by one click, has her class, and is out when the provider says so', async ({
  newPerson,
  school,
}) => {
  const idp = await FakeIdp.start();
  const admin = await newPerson();
  await setUpSchool(admin, school);
  const check = async (words: string | RegExp) => {
    await admin.getByRole('button', { name: 'Verbindung prüfen' }).click();
    await expect(admin.getByText(words)).toBeVisible();
  };
  const save = async (secret: string) => {
    await admin.getByLabel('Client-Geheimnis').fill(secret);
    await admin.getByRole('button', { name: 'Speichern' }).click();
    await expect(admin.getByText('Gespeichert', { exact: true })).toBeVisible();
  };

  await test.step('the admin adds the provider and copies our addresses', async () => {
    await admin.goto('/school/sign-on');
    await admin.getByRole('button', { name: 'Anderer Dienst hinzufügen' }).click();
    await admin.waitForURL(/\/school\/sign-on\/\w{26}$/);
    const redirectUri = (await admin.getByText(/\/api\/auth\/callback\/\w{26}$/).textContent()) ?? '';
    idp.client = { ...idp.client, redirectUri };
    await admin.getByLabel('Name auf dem Knopf').fill('Schulkonto');
    await admin.getByLabel('Adresse des Dienstes').fill(`${idp.issuer}/.well-known/openid-configuration`);
    await admin.getByLabel('Client-ID').fill('kreide');
    await admin.getByLabel('Lehrkraft ist, wer so heißt').fill('teacher');
    await save('falsch');
  });

  const setUpUrl = admin.url();
  await test.step('the check says in plain words what is wrong, until nothing is', async () => {
    await check(/Ohne https geht es nur im Schulnetz/);
    await admin.goto('/school/lti');
    await admin.getByRole('textbox', { name: 'Server im eigenen Netz' }).fill(idp.host);
    await admin.getByRole('button', { name: 'Server erlauben' }).click();
    await expect(admin.getByText(idp.host)).toBeVisible();
    await admin.goto(setUpUrl);
    await check('Der Dienst kennt Client-ID oder Geheimnis nicht.');
    await save('geheim');
    await check('Client-ID und Geheimnis stimmen.');
  });

  await test.step('a group teaches the class, and the button is switched on', async () => {
    await admin.getByLabel('Gruppe', { exact: true }).fill('klasse-2a');
    await admin.getByRole('button', { name: 'Zuordnen' }).click();
    await expect(admin.getByText('klasse-2a unterrichtet 2a')).toBeVisible();
    const button = admin.getByRole('switch', { name: 'Knopf auf der Anmeldeseite' });
    await button.click();
    await expect(button).toBeChecked();
  });

  const teacher = await newPerson();
  await test.step('one click brings the teacher in, with her class and without an e-mail', async () => {
    idp.user = {
      sub: '7',
      name: 'Herr Demir',
      roles: ['teacher'],
      groups: ['klasse-2a'],
      email: 'kaya@schule.example',
    };
    await teacher.goto('/sign-in');
    await teacher.getByRole('button', { name: 'Mit Schulkonto anmelden' }).click();
    await teacher.waitForURL('**/home');
    await teacher.goto('/classes');
    await expect(teacher.getByText('2a', { exact: true }).first()).toBeVisible();
    await teacher.goto('/account');
    await expect(teacher.getByLabel('Wie nennen dich die Kinder?')).toHaveValue('Herr Demir');
    await expect(teacher.getByText('kaya@schule.example')).toBeHidden();
    await expect(teacher.getByText('Schulkonto', { exact: true })).toBeVisible();
    await teacher.goto('/school/sign-on');
    await expect(teacher.getByRole('heading', { name: 'Anmeldung der Schule' })).toBeHidden();
  });

  await test.step('an answer that was used, made up, or belongs to another browser opens nothing', async () => {
    const stranger = await newPerson();
    const forged = new URL(idp.client.redirectUri);
    forged.search = '?code=made-up&state=made-up';
    await stranger.goto(forged.href);
    await expect(stranger.getByText(/lief in einem anderen Fenster/)).toBeVisible();
    await expect(stranger.getByText(/Code für deine Verwaltung: \w{6}/)).toBeVisible();
    await stranger.goto('/home');
    await expect(stranger).toHaveURL(/\/sign-in/);
  });

  await test.step('a child of the same provider is told to take its card', async () => {
    const teacherThere = idp.user;
    idp.user = { sub: '9', name: 'Mia', roles: ['pupil'] };
    const child = await newPerson({ width: 390, height: 844 });
    await child.goto('/sign-in');
    await child.getByRole('button', { name: 'Mit Schulkonto anmelden' }).click();
    await expect(child.getByText(/Dann komm mit deiner Karte herein/)).toBeVisible();
    idp.user = teacherThere;
  });

  await test.step('the admin links her own account while she is signed in to it', async () => {
    const [user, sid] = [idp.user, idp.lastSid];
    idp.user = { sub: '1', name: 'Frau Kaya', roles: ['teacher'] };
    await admin.goto('/account');
    await admin.getByRole('button', { name: 'Mit Schulkonto verbinden' }).click();
    await expect(admin.getByRole('button', { name: 'Schulkonto trennen' })).toBeVisible();
    const again = await newPerson();
    await again.goto('/sign-in');
    await again.getByRole('button', { name: 'Mit Schulkonto anmelden' }).click();
    await again.waitForURL('**/home');
    await again.goto('/account');
    await expect(again.getByText('kaya@schule.example')).toBeVisible();
    [idp.user, idp.lastSid] = [user, sid];
  });

  await test.step('the provider signs her out, and a forged message does not', async () => {
    const logoutUri = `${school.origin}/api/sign-on/${setUpUrl.slice(-26)}/logout`;
    const sid = (await idp.sendLogout(logoutUri, { aud: 'another' })).status;
    expect(sid).toBe(400);
    await teacher.goto('/home');
    await expect(teacher).toHaveURL(/\/home/);
    const sent = await idp.sendLogout(logoutUri, { sid: undefined });
    expect(sent.status).toBe(200);
    await teacher.goto('/home');
    await expect(teacher).toHaveURL(/\/sign-in/);
  });
  await idp.close();
});
