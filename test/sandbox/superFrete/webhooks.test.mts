/** What the platform tells, and to whom. */
import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { openAccount } from './account.mts';

const url = 'https://n8n.example/webhook/superfrete';
const bodies = (deliveries: readonly { body: string | Buffer }[]) => deliveries.map(({ body }) => JSON.parse(String(body)));

test('a label tells each of its steps, signed with the secret of the creating answer', async () => {
  const { call, buy, clock, simulator, deliveries } = openAccount();
  const made = await call('POST', 'webhook', { name: 'Ponte', url });
  expect([made.status, made.body.is_active]).toEqual([201, true]);
  expect((await call('GET', 'webhook')).body).toEqual([expect.not.objectContaining({ secret_token: expect.anything() })]);
  const id = await buy();
  await clock.advance(10_000);
  simulator.progress(id, 'posted');
  simulator.progress(id, 'delivered');
  const sent = bodies(deliveries);
  expect(sent.map(({ event }) => event)).toEqual(['order.created', 'order.released', 'order.generated', 'order.posted', 'order.delivered']);
  expect(sent[1].data).toMatchObject({ protocol: null, id, status: 'released', tracking: null, tracking_url: null });
  expect(sent[2].data).toMatchObject({ status: 'released', tracking: expect.any(String), tags: [{ tag: 'shopify:1001' }] });
  const { headers, body, timeoutMs, schedule } = deliveries[0]!;
  const expected = createHmac('sha256', made.body.secret_token).update(String(body)).digest('hex');
  expect([headers['X-ME-Signature'], timeoutMs, schedule.length]).toEqual([expected, 30_000, 5]);
});

test.each([
  ['prefixed', /^sha256=[0-9a-f]{64}$/],
  ['base64', /^[\w+/]{43}=$/],
] as const)('the signature may be %s', async (signature, shape) => {
  const { call, add, deliveries } = openAccount({ signature });
  await call('POST', 'webhook', { name: 'Ponte', url });
  await add();
  expect(deliveries[0]!.headers['X-ME-Signature']).toMatch(shape);
});

test('cancelled and expired labels tell it alike', async () => {
  const { call, buy, deliveries, simulator } = openAccount();
  await call('POST', 'webhook', { name: 'Ponte', url, events: ['order.cancelled'] });
  const [first, second] = [await buy(), await buy()];
  await call('POST', 'order/cancel', { order: { id: first, description: 'Desistiu' } });
  simulator.progress(second, 'expired');
  expect(bodies(deliveries).map(({ event, data }) => [event, data.status, data.expired_at !== null])).toEqual([
    ['order.cancelled', 'canceled', false],
    ['order.cancelled', 'canceled', true],
  ]);
});

test('a webhook is changed, silenced and deleted', async () => {
  const { call, add, deliveries } = openAccount();
  const { body } = await call('POST', 'webhook', { name: 'Ponte', url });
  expect((await call('PUT', `webhook/${body.id}`, { is_active: false })).body).toMatchObject({ is_active: false, url });
  await add();
  expect(deliveries).toEqual([]);
  expect((await call('DELETE', `webhook/${body.id}`)).status).toBe(204);
  expect((await call('DELETE', `webhook/${body.id}`)).status).toBe(404);
  expect((await call('POST', 'webhook', { name: 'x', url: 'http://local', events: ['order.lost'] })).body.errors).toMatchObject({
    url: expect.anything(),
    events: expect.anything(),
  });
});
