import type { JSONWebKeySet } from 'jose';
import { expect, type BrowserContext, type Page } from '@playwright/test';
import { FakeLms } from '../lib/testing/fake-lms.ts';
import type { LmsLink, LmsUser } from '../lib/testing/fake-lms-claims.ts';
import { endLesson, setUpSchool } from './journeys.ts';
import { readReceived } from './media-stats.ts';
import { test } from './fixtures.ts';

// A school of its own. The LMS is on another site: 127.0.0.1 against localhost.
test.use({ settings: {} });

const teacher: LmsUser = { id: '2', givenName: 'Ada', familyName: 'Kaya', roles: ['Instructor'] };
const child: LmsUser = { id: '4', givenName: 'Mia', familyName: 'Muster', roles: ['Learner'] };
const otherChild: LmsUser = { id: '5', givenName: 'Tom', familyName: 'Taler', roles: ['Learner'] };
const link: LmsLink = { id: '7', title: 'Mathe', courseId: '3', courseTitle: 'Klasse 2a' };

/** The lobby's button leads somewhere once it has its one-time code. */
const readyDoor = '[data-tap="lti.enter"][href]';
const newTab = (context: BrowserContext, work: () => Promise<void>): Promise<Page> =>
  Promise.all([context.waitForEvent('page'), work()]).then(([page]) => page);

test('a teacher puts a weekly lesson into her course; pupils come to it by frame and by tab, with sound and picture; points arrive once', async ({
  newPerson,
  school,
}) => {
  test.setTimeout(300_000);
  const lms = await FakeLms.start();
  const admin = await newPerson();
  await setUpSchool(admin, school);

  await test.step('the admin enters the LMS by hand', async () => {
    await admin.goto('/school/lti');
    const { issuer, authUrl, tokenUrl, jwksUrl } = lms.endpoints;
    await admin.getByLabel('Name', { exact: true }).fill('Schulmoodle');
    await admin.getByLabel('Plattform-ID (Issuer)').fill(issuer);
    await admin.getByLabel('Client-ID').fill('kreide');
    await admin.getByLabel('Deployment-ID').fill('1');
    await admin.getByLabel('Authentifizierungs-URL').fill(authUrl);
    await admin.getByLabel('Token-URL', { exact: true }).fill(tokenUrl);
    await admin.getByLabel('Schlüsselsatz-URL (JWKS)', { exact: true }).fill(jwksUrl);
    await admin.getByRole('button', { name: 'Lernplattform hinzufügen' }).click();
    await expect(admin.getByRole('heading', { name: 'Schulmoodle' })).toBeVisible();
    const ours = async (label: string) => (await admin.getByTestId(`lti-${label}`).textContent()) ?? '';
    lms.register({
      clientId: 'kreide',
      deploymentId: '1',
      loginUrl: await ours('login'),
      launchUrl: await ours('launch'),
    });
  });

  await test.step('its server stands in the school’s own network, which the admin has to allow', async () => {
    await admin.getByRole('textbox', { name: 'Server im eigenen Netz' }).fill(new URL(lms.origin).host);
    await admin.getByRole('button', { name: 'Server erlauben' }).click();
    const host = new URL(lms.origin).host;
    await expect(admin.getByRole('button', { name: `${host} entfernen` })).toBeVisible();
  });

  const pupil = await newPerson({ width: 1024, height: 690 });
  const frame = pupil.frameLocator('#contentframe');
  await test.step('a pupil who is too early sees that it will go on, and looks again by itself', async () => {
    await pupil.goto(lms.coursePageUrl(child, link, 'iframe'));
    await expect(frame.getByRole('heading', { name: 'Noch nicht bereit.' })).toBeVisible();
  });

  const staff = await newPerson();
  const weekly =
    await test.step('a teacher makes a class of her course and puts a weekly lesson into it', async () => {
      await staff.goto(lms.coursePageUrl(teacher, link, 'iframe', 'LtiDeepLinkingRequest'));
      const form = staff.frameLocator('#contentframe');
      await expect(form.getByLabel('Name der Klasse')).toHaveValue('Klasse 2a');
      await form.getByRole('button', { name: 'Klasse anlegen' }).click();
      await form.getByText('Eine neue Stunde anlegen').click();
      await form.getByLabel('Titel', { exact: true }).fill('Englisch');
      const { date, time } = schoolClock(new Date(Date.now() + 4 * 60_000));
      await form.getByLabel('Tag', { exact: true }).fill(date);
      await form.getByLabel('Beginn', { exact: true }).fill(time);
      await form.getByRole('button', { name: 'In den Kurs übernehmen' }).click();
      await expect(form.getByRole('heading', { name: 'Aktivitäten angelegt' })).toBeVisible();
      return { ...link, id: '8', custom: itemIn(lms.returned[0] ?? '') };
    });

  const lesson = await test.step('she opens its link in a window and begins', async () => {
    await staff.goto(lms.coursePageUrl(teacher, weekly, 'window'));
    const lobby = await newTab(staff.context(), () => staff.locator('#open').click());
    await lobby.getByRole('link', { name: 'Stunde jetzt beginnen' }).click();
    await expect(lobby.getByRole('button', { name: 'Tür ist auf' })).toBeVisible();
    return lobby;
  });

  const byFrame =
    await test.step('a pupil comes by a frame and types nothing: one tap, and it is in the lesson', async () => {
      await pupil.goto(lms.coursePageUrl(child, weekly, 'iframe'));
      await expect(frame.getByRole('heading', { name: 'Schön, dass du da bist!' })).toBeVisible();
      const tab = await newTab(pupil.context(), () => frame.locator(readyDoor).click());
      await tab.locator('[data-tap="join.go"]').click();
      await tab.locator('[data-tap="lesson.raise"]').click();
      await expect(lesson.getByRole('button', { name: /^Dran: / })).toBeVisible();
      return tab;
    });

  const byTab = await test.step('another one comes by a tab', async () => {
    const other = await newPerson({ width: 1024, height: 690 });
    await other.goto(lms.coursePageUrl(otherChild, weekly, 'window'));
    const tab = await newTab(other.context(), () => other.locator('#open').click());
    await tab.locator(readyDoor).click();
    await tab.locator('[data-tap="join.go"]').click();
    await expect(tab.locator('[data-tap="lesson.raise"]')).toBeVisible();
    return tab;
  });

  await test.step('both really see and hear her, and she hears whose turn it is', async () => {
    await lesson.getByRole('button', { name: 'Mikro' }).click();
    await lesson.getByRole('button', { name: 'Bild', exact: true }).click();
    for (const one of [byFrame, byTab]) {
      const receives = async () => {
        const { framesDecoded, audioEnergy } = await readReceived(one);
        return [framesDecoded > 5, audioEnergy > 0];
      };
      await expect.poll(receives, { timeout: 30_000 }).toEqual([true, true]);
    }
    await lesson.getByRole('button', { name: /^Dran: / }).click();
    await byFrame.locator('[data-tap="turn.yes"]').click();
    await expect.poll(async () => (await readReceived(lesson)).audioEnergy).toBeGreaterThan(0);
  });

  await test.step('the code of the way in opens nothing twice', async () => {
    const href = (await frame.locator('[data-tap="lti.enter"]').getAttribute('href')) ?? '';
    const stranger = await newPerson();
    await stranger.goto(href);
    await expect(stranger.getByText(/LTI-71/)).toBeVisible();
  });

  await test.step('in her lobby she asks who of the course is missing', async () => {
    lms.services.toolKeys = (await (await fetch(`${school.origin}/lti/jwks`)).json()) as JSONWebKeySet;
    const learner = ({ id, givenName, familyName }: LmsUser) => ({
      ...{ user_id: id, roles: ['Learner'], name: `${givenName} ${familyName}` },
    });
    const absent: LmsUser = { ...child, id: '6', givenName: 'Lena', familyName: 'Fehlt' };
    lms.services.members = [child, otherChild, absent].map(learner);
    await staff.goto(lms.coursePageUrl(teacher, weekly, 'iframe'));
    const lobby = staff.frameLocator('#contentframe');
    await lobby.getByRole('button', { name: 'Wer fehlt aus dem Kurs?' }).click();
    await expect(lobby.getByText('2 von 3 Kindern aus dem Kurs sind da.')).toBeVisible();
    await expect(lobby.getByText('Lena Fehlt')).toBeVisible();
    await expect(lobby.getByText('Mia Muster')).toBeHidden();
  });

  await test.step('she sends points with one click: each child’s arrives exactly once, though the LMS fails twice', async () => {
    await endLesson(lesson);
    lms.services.failures = 2;
    await lesson.goto(`${new URL(lesson.url()).pathname.replace(/\/room$/, '')}/report`);
    await lesson.getByRole('button', { name: 'An Schulmoodle senden' }).click();
    await expect(lesson.getByText(/Unterwegs zu Schulmoodle/)).toBeVisible();
    await expect.poll(() => lms.services.scores.length, { timeout: 90_000 }).toBe(2);
    const scores = lms.services.scores.toSorted((a, b) => a.userId.localeCompare(b.userId));
    const full = { scoreGiven: 1, scoreMaximum: 1 };
    expect(scores).toMatchObject([
      { userId: child.id, ...full },
      { userId: otherChild.id, ...full },
    ]);
    expect(lms.services.failures).toBe(0);
  });

  await test.step('what the LMS refuses waits for the admin, who reads why and sends it again', async () => {
    lms.services.isClosed = true;
    await lesson.getByRole('button', { name: 'An Schulmoodle senden' }).click();
    await expect(async () => {
      await admin.goto('/school');
      await expect(admin.getByText(/^aufgegeben am/)).toBeVisible({ timeout: 2_000 });
    }).toPass();
    await expect(admin.getByText('Antwort der Gegenseite: HTTP 403')).toBeVisible();
    lms.services.isClosed = false;
    await admin.getByRole('button', { name: /noch einmal versuchen$/ }).click();
    await expect.poll(() => lms.services.scores.length, { timeout: 30_000 }).toBeGreaterThan(2);
    await admin.reload();
    await expect(admin.getByText('Nichts wartet, nichts hängt.')).toBeVisible();
  });
  await lms.close();
});

/** The custom fields of the one item of a deep linking response, as an LMS stores them. */
function itemIn(jwt: string): Record<string, string> {
  const payload: unknown = JSON.parse(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString('utf8'));
  const items = (payload as Record<string, { custom: Record<string, string> }[]>)[
    'https://purl.imsglobal.org/spec/lti-dl/claim/content_items'
  ];
  return items?.[0]?.custom ?? {};
}

/** Day and time of a moment as a form of the school asks for them; its zone is the one of the browser that set it up. */
function schoolClock(moment: Date): { readonly date: string; readonly time: string } {
  return {
    date: new Intl.DateTimeFormat('sv-SE').format(moment),
    time: new Intl.DateTimeFormat('de-DE', { timeStyle: 'short' }).format(moment),
  };
}
