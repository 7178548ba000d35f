/** Contacts by e-mail, and their conversions. */
import { describe, expect, test } from 'vitest';
import { createRdStation } from '../../../sandbox/simulators/rdStation/index.mts';
import { truths } from '../../../sandbox/simulators/rdStation/truths.mts';
import { handWorld } from '../support/handWorld.mts';

function openRdStation() {
  const world = handWorld(createRdStation);
  const tokens = world.simulator.issueTokens();
  const request = (method: string, path: string, body?: object, token = tokens.access_token) =>
    world.fetch(`https://api.rd.services/${path}`, {
      method,
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  const convert = (payload: object) =>
    request('POST', 'platform/events?event_type=conversion', { event_type: 'CONVERSION', event_family: 'CDP', payload });
  return { ...world, tokens, request, convert };
}

const granted = [{ category: 'communications', type: 'consent', status: 'granted' }];
const ana = {
  conversion_identifier: 'formulario-site',
  email: 'Ana@cliente.example',
  name: 'Ana',
  mobile_phone: '+5511987654321',
  legal_bases: granted,
};

describe('a conversion', () => {
  test('makes a contact, and another one of the same e-mail does not', async () => {
    const { convert, request, simulator } = openRdStation();
    const { status, body } = await convert({ ...ana, tags: ['Site'] });
    expect([status, body]).toEqual([200, { event_uuid: expect.stringMatching(/^[\da-f-]{36}$/) }]);
    await convert({ ...ana, email: 'ana@CLIENTE.example', name: 'Ana Souza' });
    expect(simulator.contacts()).toHaveLength(1);
    const read = await request('GET', 'platform/contacts/email:ana@cliente.example');
    expect(read.body).toMatchObject({
      email: 'ana@cliente.example',
      name: 'Ana Souza',
      mobile_phone: '+5511987654321',
      tags: ['site'],
      legal_bases: granted,
    });
    expect((await request('GET', `platform/contacts/${read.body.uuid}/events?event_type=CONVERSION`)).body).toHaveLength(2);
  });

  test.each([
    ['without an identifier', { conversion_identifier: undefined }, 'CANNOT_BE_NULL', '$.payload.conversion_identifier'],
    ['without an e-mail', { email: undefined }, 'CANNOT_BE_NULL', '$.payload.email'],
    ['with an e-mail that is none', { email: 'ana' }, 'INVALID_FORMAT', '$.payload.email'],
    ['with a field that is not there', { cf_etapa: '1' }, 'INVALID_FIELDS', '$.payload.cf_etapa'],
    [
      'with a basis that is none',
      { legal_bases: [{ category: 'x', type: 'consent', status: 'granted' }] },
      'INVALID_OPTION',
      '$.payload.legal_bases',
    ],
  ])('%s is refused, and the place named', async (_, change, type, path) => {
    const { convert, simulator } = openRdStation();
    const { status, body } = await convert({ ...ana, ...change });
    expect([status, body.errors[0].error_type, body.errors[0].path]).toEqual([400, type, path]);
    expect(simulator.contacts()).toEqual([]);
  });
});

describe('a contact', () => {
  test('is put in or changed by e-mail, and changed by its UUID', async () => {
    const { request, simulator } = openRdStation();
    simulator.addField('cf_etapa');
    const put = await request('PATCH', 'platform/contacts/email:ana@cliente.example', { name: 'Ana', cf_etapa: '1' });
    expect((await request('PATCH', `platform/contacts/uuid:${put.body.uuid}`, { cf_etapa: '2' })).body).toMatchObject({
      name: 'Ana',
      cf_etapa: '2',
    });
    expect((await request('PATCH', 'platform/contacts/email:ana@cliente.example', { name: 'Ana S' })).body.uuid).toBe(put.body.uuid);
    expect((await request('POST', `platform/contacts/${put.body.uuid}/tag`, { tags: ['Lead'] })).body.tags).toEqual(['lead']);
    expect((await request('GET', 'platform/contacts/email:bia@cliente.example')).body.errors.error_type).toBe('RESOURCE_NOT_FOUND');
  });

  test('does not take another one’s e-mail', async () => {
    const { request, simulator } = openRdStation();
    simulator.addContact('bia@cliente.example');
    const uuid = simulator.addContact('ana@cliente.example');
    expect((await request('PATCH', `platform/contacts/${uuid}`, { email: 'bia@cliente.example' })).body.errors.error_type).toBe(
      'EMAIL_ALREADY_IN_USE',
    );
  });

  test('is made once, by e-mail or by telephone, and found by both', async () => {
    const { request, simulator } = openRdStation();
    const made = await request('POST', 'platform/contacts', { email: 'Ana@cliente.example', phone: '+5511987654321', name: 'Ana' });
    expect([made.status, made.body]).toMatchObject([200, { email: 'ana@cliente.example', phone: '+5511987654321', name: 'Ana' }]);
    for (const key of ['email:ana@cliente.example', 'phone:+5511987654321', `uuid:${made.body.uuid}`])
      expect((await request('GET', `platform/contacts/${encodeURIComponent(key)}`)).body.uuid, key).toBe(made.body.uuid);
    const again = async (body: object) => (await request('POST', 'platform/contacts', body)).body;
    expect((await again({ email: 'ana@cliente.example' })).errors.error_type).toBe('EMAIL_ALREADY_IN_USE');
    expect((await again({ phone: '+5511987654321' })).errors.error_type).toBe('PHONE_ALREADY_IN_USE');
    expect((await again({ name: 'Ana' })).errors[0].error_type).toBe('CANNOT_BE_NULL');
    expect(simulator.contacts()).toHaveLength(1);
  });

  test('is changed twenty-four times a day', async () => {
    const { request, simulator, clock } = openRdStation();
    const uuid = simulator.addContact('ana@cliente.example');
    const change = async () => await request('PATCH', `platform/contacts/uuid:${uuid}`, { name: 'Ana' });
    for (let n = 0; n < 24; n++) expect((await change()).status).toBe(200);
    await clock.advance(3_600_000);
    const refused = await change();
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '82800']);
  });

  test('who left is not brought back by the client', async () => {
    const { convert, simulator, rules } = openRdStation();
    await convert(ana);
    simulator.unsubscribe('ana@cliente.example');
    await convert({ ...ana, legal_bases: undefined });
    expect(rules()).toEqual([]);
    await convert(ana);
    expect(rules()).toEqual(['opted-out']);
    expect(simulator.ledger()[0]!.status).toBe('unsubscribed');
  });
});

test('a token lasts a day, and is renewed with the same refresh token', async () => {
  const { request, clock, simulator, tokens, fetch } = openRdStation();
  await clock.advance(86_400_000);
  const { status, headers } = await request('GET', 'marketing/account_info');
  expect([status, headers.get('www-authenticate')]).toEqual([401, expect.stringContaining('expired_token')]);
  const { clientId, clientSecret } = simulator.secrets;
  const renew = (secret: string) =>
    fetch('https://api.rd.services/auth/token', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ client_id: clientId, client_secret: secret, refresh_token: tokens.refresh_token }),
    });
  expect((await renew('x')).status).toBe(401);
  const fresh = await renew(clientSecret);
  expect(fresh.body).toEqual({ access_token: expect.any(String), expires_in: 86_400, refresh_token: tokens.refresh_token });
  expect((await request('GET', 'marketing/account_info', undefined, fresh.body.access_token)).status).toBe(200);
});

test('a hundred and twenty requests in a minute are enough', async () => {
  const { request, rules } = openRdStation();
  for (let n = 0; n < 120; n++) expect((await request('GET', 'marketing/account_info')).status).toBe(200);
  expect((await request('GET', 'marketing/account_info')).body.errors.error_type).toBe('TOO_MANY_REQUESTS');
  expect(rules()).toEqual(['rate-limit']);
});

test('what is simulated is labelled, each behaviour once', () => {
  expect(new Set(truths.map(({ behaviour }) => behaviour)).size).toBe(truths.length);
});
