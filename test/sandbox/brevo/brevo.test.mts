/** Contacts and mails. */
import { describe, expect, test } from 'vitest';
import { createBrevo } from '../../../sandbox/simulators/brevo/index.mts';
import { truths } from '../../../sandbox/simulators/brevo/truths.mts';
import { handWorld } from '../support/handWorld.mts';

function openBrevo() {
  const world = handWorld(createBrevo);
  const request = (method: string, path: string, body?: object, key = world.simulator.secrets.apiKey) =>
    world.fetch(`https://api.brevo.com/v3/${path}`, {
      method,
      headers: { 'api-key': key, 'Content-Type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  const upsert = (email: string, more: object = {}) => request('POST', 'contacts', { email, updateEnabled: true, ...more });
  return { ...world, request, upsert };
}

describe('a contact', () => {
  test('is made once, or changed where that is allowed', async () => {
    const { request, upsert, simulator } = openBrevo();
    const made = await upsert('Ana@ex.com', { attributes: { FIRSTNAME: 'Ana', SMS: '+5511999990000' }, listIds: [2] });
    expect([made.status, made.body]).toEqual([201, { id: 101 }]);
    expect((await upsert('ana@ex.com', { attributes: { FIRSTNAME: 'Ana B' } })).status).toBe(204);
    const again = await request('POST', 'contacts', { email: 'ana@ex.com' });
    expect([again.status, again.body.code, again.body.message]).toEqual([
      400,
      'duplicate_parameter',
      'Unable to create contact, email is already associated with another Contact',
    ]);
    expect((await request('GET', 'contacts/ana@ex.com')).body).toMatchObject({
      id: 101,
      listIds: [2],
      attributes: { FIRSTNAME: 'Ana B', SMS: '5511999990000' },
    });
    expect(simulator.contacts()).toHaveLength(1);
  });

  test('has a telephone of its own', async () => {
    const { upsert } = openBrevo();
    await upsert('ana@ex.com', { attributes: { SMS: '+5511999990000' } });
    expect((await upsert('bia@ex.com', { attributes: { SMS: '0055 11 99999-0000' } })).body.metadata.duplicate_identifiers).toEqual([
      'SMS',
    ]);
    expect((await upsert('bia@ex.com', { attributes: { SMS: '99990000' } })).body.code).toBe('invalid_parameter');
  });

  test('has the attributes that the account has, and no others', async () => {
    const { upsert, simulator } = openBrevo();
    await upsert('ana@ex.com', { attributes: { FIRSTNAME: 'Ana', CONSENT: 'sim' } });
    expect(simulator.contacts()[0]!.attributes).toEqual({ FIRSTNAME: 'Ana' });
    simulator.addAttribute('CONSENT');
    await upsert('ana@ex.com', { attributes: { CONSENT: 'sim' } });
    expect(simulator.contacts()[0]!.attributes).toEqual({ FIRSTNAME: 'Ana', CONSENT: 'sim' });
  });

  test('who left is not brought back by the client', async () => {
    const { upsert, simulator, rules } = openBrevo();
    await upsert('ana@ex.com');
    simulator.unsubscribe('ana@ex.com');
    await upsert('ana@ex.com', { attributes: { FIRSTNAME: 'Ana' } });
    expect(simulator.ledger()[0]!.status).toBe('unsubscribed');
    await upsert('ana@ex.com', { emailBlacklisted: false });
    expect(rules()).toEqual(['opted-out']);
  });
});

test('a mail is sent each time it is asked for', async () => {
  const { request, simulator } = openBrevo();
  const mail = { sender: { email: 'loja@ex.com' }, to: [{ email: 'ana@ex.com' }], subject: 'Oi', textContent: 't' };
  const { status, body } = await request('POST', 'smtp/email', mail);
  expect([status, body.messageId]).toEqual([201, expect.stringMatching(/^<\d{12}\.\d{11}@smtp-relay\.mailin\.fr>$/)]);
  await request('POST', 'smtp/email', mail);
  expect(simulator.sent()).toHaveLength(2);
  expect((await request('POST', 'smtp/email', { ...mail, subject: '' })).body.code).toBe('missing_parameter');
  expect(JSON.stringify(simulator.ledger())).not.toContain('ana@');
});

test('webhooks are kept, and where there is none the list says so', async () => {
  const { request } = openBrevo();
  expect((await request('GET', 'webhooks?type=transactional')).status).toBe(404);
  const { body } = await request('POST', 'webhooks', { url: 'https://n8n.example/w', type: 'transactional', events: ['delivered'] });
  expect((await request('GET', 'webhooks?type=transactional')).body.webhooks).toMatchObject([
    { id: body.id, url: 'https://n8n.example/w' },
  ]);
  expect((await request('DELETE', `webhooks/${body.id}`)).status).toBe(204);
});

test('the key is asked for', async () => {
  const { request, rules } = openBrevo();
  expect((await request('GET', 'account', undefined, 'x')).body.code).toBe('unauthorized');
  expect(rules()).toEqual(['authorization']);
});

test('what is simulated is labelled, each behaviour once', () => {
  expect(new Set(truths.map(({ behaviour }) => behaviour)).size).toBe(truths.length);
});
