import type { JSONWebKeySet } from 'jose';
import { expect } from '@playwright/test';
import { FakeLms } from '../lib/testing/fake-lms.ts';
import { expectFine } from './fine.ts';
import { test } from './taught.ts';

test.use({ settings: {} });

test('an LMS enters itself by the admin’s link, and is off until she has looked at it', async ({
  teacher: admin,
  newPerson,
}) => {
  const lms = await FakeLms.start();
  await admin.goto('/school/lti');
  await admin.getByRole('textbox', { name: 'Server im eigenen Netz' }).fill(new URL(lms.origin).host);
  await admin.getByRole('button', { name: 'Server erlauben' }).click();
  await expect(admin.getByRole('button', { name: `${new URL(lms.origin).host} entfernen` })).toBeVisible();
  await admin.getByRole('button', { name: 'Link erzeugen' }).click();
  const link = (await admin.getByTestId('lti-registration-link').textContent()) ?? '';
  const inTheLms = await newPerson({ width: 1024, height: 690 });
  const ask = new URLSearchParams({
    openid_configuration: `${lms.origin}/mod/lti/openid-configuration.php`,
    registration_token: lms.registrationToken,
  });
  await inTheLms.goto(`${link}?${ask}`);
  await expect(inTheLms.getByRole('heading', { name: 'Kreide ist eingetragen' })).toBeVisible();
  await expectFine(inTheLms, 'registered');
  await inTheLms.goto(`${link}?${ask}`);
  await expect(inTheLms.getByText('Dieser Link gilt nicht mehr.')).toBeVisible();
  await admin.reload();
  const card = admin.getByRole('region', { name: /^moodle 127/ });
  await card.getByRole('button', { name: 'Einschalten' }).click();
  await expect(card.getByText('aktiv')).toBeVisible();
  lms.services.toolKeys = (await (await fetch(new URL('/lti/jwks', admin.url()))).json()) as JSONWebKeySet;
  await card.getByRole('button', { name: 'Verbindung prüfen' }).click();
  await expect(card.getByText('Die Lernplattform erkennt Kreide und nimmt Punkte an.')).toBeVisible();
  await expect(card.getByText('Die Uhren gehen gleich.')).toBeVisible();
  await card.getByRole('button', { name: 'Name und Adressen ändern' }).click();
  await expectFine(admin, 'lti');
  await card.getByLabel('Name', { exact: true }).fill('Schulmoodle');
  await card.getByRole('button', { name: 'Änderungen speichern' }).click();
  await expect(admin.getByRole('heading', { name: 'Schulmoodle' })).toBeVisible();
  await admin.context().addCookies([{ name: 'kreide-locale', value: 'en', url: admin.url() }]);
  await admin.reload();
  for (const word of ['Check connection', 'Change name and addresses', 'Create link']) {
    await admin.getByRole('button', { name: word }).first().click();
  }
  await expect(admin.getByText('The clocks agree.')).toBeVisible();
  await expectFine(admin, 'lti-en');
  await admin.goto('/school/sign-on');
  await expectFine(admin, 'sign-on-en');
  await lms.close();
});
