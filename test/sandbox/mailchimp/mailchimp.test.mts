/** Who is in the list, and who may come back. */
import { describe, expect, test } from 'vitest';
import { createMailchimp } from '../../../sandbox/simulators/mailchimp/index.mts';
import { truths } from '../../../sandbox/simulators/mailchimp/truths.mts';
import { handWorld } from '../support/handWorld.mts';

function openMailchimp() {
  const world = handWorld(createMailchimp);
  const request = (method: string, path: string, body?: object, key = world.simulator.secrets.apiKey) =>
    world.fetch(`https://us21.api.mailchimp.com/3.0/${path}`, {
      method,
      headers: { Authorization: `apikey ${key}`, 'Content-Type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  const add = (email: string, status = 'subscribed') =>
    request('POST', 'lists/LIST1/members', { email_address: email, status, merge_fields: { FNAME: 'Ana' } });
  return { ...world, request, add };
}

/** The MD5 of `ana@ex.com`, by md5sum. */
const anas = 'd51f0101e9f61689058b9465a827f40c';

describe('a member', () => {
  test('is added once, named by the hash of the address', async () => {
    const { add, request } = openMailchimp();
    const { status, body } = await add('Ana@ex.com');
    expect([status, body.id, body.status, body.merge_fields]).toEqual([200, anas, 'subscribed', { FNAME: 'Ana' }]);
    const again = await add('ana@ex.com');
    expect([again.status, again.body.title, again.body.detail]).toEqual([
      400,
      'Member Exists',
      'ana@ex.com is already a list member. Use PUT to insert or update list members.',
    ]);
    expect((await request('GET', `lists/LIST1/members/${anas}`)).body.email_address).toBe('Ana@ex.com');
  });

  test('that is new needs status_if_new in PUT', async () => {
    const { request, simulator } = openMailchimp();
    const put = (body: object) => request('PUT', 'lists/LIST1/members/Ana@ex.com', { email_address: 'Ana@ex.com', ...body });
    expect((await put({ status: 'subscribed' })).body.errors[0].field).toBe('status_if_new');
    expect((await put({ status_if_new: 'pending' })).body.status).toBe('pending');
    expect((await put({ merge_fields: { FNAME: 'Ana' } })).body.status).toBe('pending');
    expect((await request('POST', 'lists/LIST1/members/Ana@ex.com/tags', { tags: [{ name: 'lead', status: 'active' }] })).status).toBe(204);
    expect(simulator.members()).toMatchObject([{ mergeFields: { FNAME: 'Ana' }, tags: ['lead'] }]);
  });

  test('has the fields that the list has, of 255 characters at the most', async () => {
    const { request, simulator } = openMailchimp();
    const add = (email: string, text: string) =>
      request('POST', 'lists/LIST1/members', { email_address: email, status: 'subscribed', merge_fields: { CONSENT: text } });
    await add('ana@ex.com', 'sim');
    simulator.addMergeField('CONSENT');
    await add('bia@ex.com', 'sim');
    expect((await add('eva@ex.com', 'x'.repeat(256))).body.errors[0].field).toBe('CONSENT');
    expect(simulator.members().map(({ mergeFields }) => mergeFields)).toEqual([{}, { CONSENT: 'sim' }]);
  });

  test('who left comes back as pending only', async () => {
    const { add, request, simulator, rules } = openMailchimp();
    await add('ana@ex.com');
    simulator.unsubscribe('ana@ex.com');
    const back = (status: string) => request('PUT', `lists/LIST1/members/${anas}`, { status });
    expect((await back('subscribed')).body.title).toBe('Member In Compliance State');
    expect((await back('pending')).body.status).toBe('pending');
    simulator.forget('ana@ex.com');
    expect((await add('ana@ex.com')).body.title).toBe('Forgotten Email Not Subscribed');
    expect(rules()).toEqual(['opted-out', 'opted-out']);
  });
});

test('key, list and address are looked at', async () => {
  const { add, request, rules } = openMailchimp();
  expect((await request('GET', 'ping', undefined, 'abc-us21')).body.title).toBe('API Key Invalid');
  expect((await request('GET', 'lists/X/members')).status).toBe(404);
  expect((await add('ana')).body.title).toBe('Invalid Resource');
  expect(rules()).toEqual(['authorization']);
});

test('the ledger names nobody', async () => {
  const { add, simulator } = openMailchimp();
  await add('ana@ex.com');
  expect(simulator.ledger()).toMatchObject([{ kind: 'subscription', status: 'subscribed' }]);
  expect(JSON.stringify(simulator.ledger())).not.toContain('ana@');
});

test('what is simulated is labelled, each behaviour once', () => {
  expect(new Set(truths.map(({ behaviour }) => behaviour)).size).toBe(truths.length);
});
