import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { unscopedDb } from '@/lib/server/unscoped';
import { openTestDatabase } from '@/lib/testing/db';
import { makeSchool } from '@/lib/testing/factories';
import { schoolFetch } from './school';

const lms = createServer((_, response) => response.end('here'));
let cleanUp: () => Promise<void>;
beforeAll(async () => {
  ({ cleanUp } = await openTestDatabase());
  await new Promise<void>((done) => lms.listen(0, '127.0.0.1', done));
});
afterAll(async () => {
  lms.close();
  await cleanUp();
});

it('what one school has listed stays shut for every other, and shuts again when it is taken off', async () => {
  const [ours, theirs] = [await makeSchool(), await makeSchool()];
  const host = `127.0.0.1:${(lms.address() as AddressInfo).port}`;
  const list = (localHosts: string[]) =>
    unscopedDb().school.update({ where: { id: ours.scope.schoolId }, data: { localHosts } });
  const ask = schoolFetch(ours.scope);
  await expect(ask(`http://${host}`)).rejects.toMatchObject({ code: 'scheme-refused' });
  await list([host]);
  expect(await (await ask(`http://${host}`)).text()).toBe('here');
  await expect(schoolFetch(theirs.scope)(`http://${host}`)).rejects.toMatchObject({ code: 'scheme-refused' });
  await list([]);
  await expect(ask(`http://${host}`)).rejects.toMatchObject({ code: 'scheme-refused' });
});
