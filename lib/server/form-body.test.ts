import { expect, it } from 'vitest';
import { readFormBody } from './form-body';

function post(
  body: string | ReadableStream<Uint8Array>,
  type = 'application/x-www-form-urlencoded;charset=UTF-8',
) {
  const init = { method: 'POST', body, headers: { 'content-type': type }, duplex: 'half' };
  return new Request('http://localhost/', init);
}

it('reads the fields of a form, and none of anything else', async () => {
  expect((await readFormBody(post('state=a%20b&id_token=x'), 100)).get('state')).toBe('a b');
  expect([...(await readFormBody(post('{"state":"a"}', 'application/json'), 100))]).toEqual([]);
  expect([...(await readFormBody(new Request('http://localhost/'), 100))]).toEqual([]);
});

it('a body that never ends and announces no length is read no further than the limit', async () => {
  let sent = 0;
  const endless = new ReadableStream<Uint8Array>({
    pull(controller) {
      sent += 1;
      controller.enqueue(new TextEncoder().encode('a'.repeat(1000)));
    },
  });
  expect([...(await readFormBody(post(endless), 10_000))]).toEqual([]);
  expect(sent).toBeLessThan(20);
});
