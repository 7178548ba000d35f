import { describe, expect, test } from 'vitest';
import { codes, createTestWorld, token, webhook, type Json } from './world.mts';

const without = (field: string) => Object.fromEntries(Object.entries(webhook()).filter(([name]) => name !== field));

describe('registering a webhook', () => {
  test('keeps the nine fields and never tells the token', async () => {
    const world = createTestWorld();
    const { status, body } = await world.call('POST', '/webhooks', webhook());
    expect(status).toBe(200);
    expect(body).toEqual({
      ...without('authToken'),
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      hasAuthToken: true,
      penalizedRequestsCount: 0,
    });
    expect((await world.call('GET', `/webhooks/${body.id}`)).body).toEqual(body);
    expect((await world.call('GET', '/webhooks')).body).toMatchObject({ totalCount: 1, data: [body] });
    expect(JSON.stringify(world.asaas.webhooks())).not.toContain(token);
  });

  test.each(Object.keys(webhook()))('refuses a registration without %s', async (field) => {
    const world = createTestWorld();
    const answer = await world.call('POST', '/webhooks', without(field));
    expect([answer.status, codes(answer.body)]).toEqual([400, [`invalid_${field}`]]);
    expect(world.violations).toHaveLength(1);
    expect(world.asaas.webhooks()).toEqual([]);
  });

  test.each([
    ['an unknown event', { events: ['PAYMENT_RECEIVED', 'CUSTOMER_CREATED'] }, 'invalid_events'],
    ['no event', { events: [] }, 'invalid_events'],
    ['an event twice', { events: ['PAYMENT_RECEIVED', 'PAYMENT_RECEIVED'] }, 'invalid_events'],
    ['an address that is none', { url: 'n8n/webhook' }, 'invalid_url'],
    ['another version', { apiVersion: 2 }, 'invalid_apiVersion'],
    ['another way of sending', { sendType: 'PARALLEL' }, 'invalid_sendType'],
    ['an e-mail that is none', { email: 'loja' }, 'invalid_email'],
    ['a short token', { authToken: 'a1'.repeat(15) }, 'invalid_authToken'],
    ['a long token', { authToken: 'a1'.repeat(128) }, 'invalid_authToken'],
    ['a token with a space', { authToken: `${token} x` }, 'invalid_authToken'],
    ['a token that counts', { authToken: `${token}x23456` }, 'invalid_authToken'],
    ['a token that stutters', { authToken: `${token}zzzz` }, 'invalid_authToken'],
  ])('refuses %s', async (_, changes, code) => {
    const world = createTestWorld();
    const answer = await world.call('POST', '/webhooks', webhook(changes));
    expect([answer.status, codes(answer.body)]).toEqual([400, [code]]);
    expect(world.violations).toHaveLength(1);
  });

  test('refuses an API key as token', async () => {
    const world = createTestWorld();
    const answer = await world.call('POST', '/webhooks', webhook({ authToken: world.asaas.secrets.apiKeyProduction }));
    expect(codes(answer.body)).toEqual(['invalid_authToken']);
  });

  test.each([`${token}1234`, `${token}13579`, `${token}zzz`, 'a1'.repeat(127)])('takes the token %s', async (authToken) => {
    expect((await createTestWorld().call('POST', '/webhooks', webhook({ authToken }))).status).toBe(200);
  });

  test('has room for ten', async () => {
    const world = createTestWorld();
    for (let number = 0; number < 10; number++) expect((await world.call('POST', '/webhooks', webhook())).status).toBe(200);
    expect(world.violations).toEqual([]);
    expect(codes((await world.call('POST', '/webhooks', webhook())).body)).toEqual(['invalid_action']);
    expect(world.violations).toHaveLength(1);
    const [first] = world.asaas.webhooks();
    expect((await world.call('DELETE', `/webhooks/${first!.id}`)).body).toEqual({ deleted: true, id: first!.id });
    expect((await world.call('POST', '/webhooks', webhook())).status).toBe(200);
    expect((await world.call('DELETE', `/webhooks/${first!.id}`)).status).toBe(404);
  });
});

describe('changing a webhook', () => {
  test('changes what is sent, and sends there from then on', async () => {
    const world = createTestWorld();
    const { id } = (await world.call('POST', '/webhooks', webhook())).body;
    const authToken = token.toLowerCase();
    const changed = await world.call('PUT', `/webhooks/${id}`, { url: 'https://moved.example/', authToken, events: ['PAYMENT_CREATED'] });
    expect(changed.body).toMatchObject({ id, url: 'https://moved.example/', name: 'Ponte', events: ['PAYMENT_CREATED'] });
    world.asaas.createCharge({ value: 10, billingType: 'PIX' });
    await world.pass(0);
    expect(world.received).toMatchObject([{ url: 'https://moved.example/', headers: { 'asaas-access-token': authToken } }]);
  });

  test('checks a change as strictly as a registration', async () => {
    const world = createTestWorld();
    const { id } = (await world.call('POST', '/webhooks', webhook())).body;
    const answer = await world.call('PUT', `/webhooks/${id}`, { authToken: 'short', events: ['NOTHING'] });
    expect(codes(answer.body)).toEqual(['invalid_authToken', 'invalid_events']);
    expect(world.violations).toHaveLength(1);
    expect((await world.call('PUT', '/webhooks/unknown', { enabled: false })).status).toBe(404);
  });

  test('collects nothing while it is disabled', async () => {
    const world = createTestWorld();
    const { id } = (await world.call('POST', '/webhooks', webhook({ enabled: false }))).body;
    world.asaas.createCharge({ value: 10, billingType: 'PIX' });
    await world.call('PUT', `/webhooks/${id}`, { enabled: true });
    world.asaas.createCharge({ value: 20, billingType: 'PIX' });
    await world.pass(0);
    expect(world.received.map(({ event }: { event: Json }) => event.payment.value)).toEqual([20]);
  });
});
