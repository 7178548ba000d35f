/** What Meta tells of customers, against its documentation. */
import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { customerAt } from '../../../sandbox/whatsapp/customer.mts';
import type { Manner, Saying } from '../../../sandbox/whatsapp/customer.mts';
import { userIdOf } from '../../../sandbox/whatsapp/userId.mts';
import { fate, listening } from './business.mts';

async function hear(saying: Saying, manner: Manner = {}) {
  const business = await listening();
  const said = customerAt(business.vendor).says(saying, manner);
  await business.clock.advance(1_000);
  return { business, said, changes: business.changes(), value: business.changes()[0].value };
}

const message = async (saying: Saying, manner?: Manner) => (await hear(saying, manner)).value.messages[0];

describe('a customer of Meta’s', () => {
  test('chooses, fills in, orders and reacts', async () => {
    expect(await message({ kind: 'list', id: 'a', title: 'A' })).toMatchObject({
      type: 'interactive',
      interactive: { type: 'list_reply', list_reply: { id: 'a', title: 'A' } },
    });
    const form = await message({ kind: 'form', answers: { tamanho: 'M' } });
    expect(JSON.parse(form.interactive.nfm_reply.response_json)).toMatchObject({ tamanho: 'M' });
    expect(await message({ kind: 'order', lines: [{ sku: 'S', name: 'N', quantity: 2, price: 7.99 }], note: 'Oi' })).toMatchObject({
      order: { text: 'Oi', product_items: [{ product_retailer_id: 'S', quantity: 2, item_price: 7.99, currency: 'BRL' }] },
    });
    expect((await message({ kind: 'reaction', to: 'wamid.OUR', emoji: '👍' })).reaction).toEqual({ message_id: 'wamid.OUR', emoji: '👍' });
    expect((await message({ kind: 'reaction', to: 'wamid.OUR', emoji: '' })).reaction).toEqual({ message_id: 'wamid.OUR' });
  });

  test('edits and deletes under ids of their own', async () => {
    const edit = await hear({ kind: 'edit', of: 'wamid.1', text: 'M' });
    expect(edit.value.messages[0]).toMatchObject({
      id: edit.said.id,
      type: 'edit',
      edit: { original_message_id: 'wamid.1', message: { type: 'text', text: { body: 'M' } } },
    });
    expect(await message({ kind: 'deletion', of: 'wamid.1' })).toMatchObject({
      type: 'revoke',
      revoke: { original_message_id: 'wamid.1' },
    });
  });

  test('shows a username, with the phone or without it', async () => {
    const both = await hear({ kind: 'text', text: 'Oi' }, { shown: 'both' });
    const userId = userIdOf('+5531988887777');
    expect(both.value.contacts).toEqual([
      { profile: { name: 'Ana Souza', username: 'ana.souza' }, wa_id: '553188887777', user_id: userId },
    ]);
    const hidden = await hear({ kind: 'text', text: 'Oi' }, { shown: 'hidden' });
    expect(hidden.value.contacts).toEqual([{ profile: { name: 'Ana Souza', username: 'ana.souza' }, user_id: userId }]);
    expect(hidden.value.messages[0]).toMatchObject({ from_user_id: userId });
    expect(hidden.value.messages[0]).not.toHaveProperty('from');
    const { business } = hidden;
    expect((await fate(business, { type: 'text', to: undefined, recipient: userId, text: { body: 'Olá' } }))[1]).toBeUndefined();
  });

  test('changes the number, or is given another id: system messages without contacts', async () => {
    const changed = await hear({ kind: 'numberChange', newPhone: '+5567991234567' });
    expect(changed.value).not.toHaveProperty('contacts');
    expect(changed.value.messages[0]).toMatchObject({
      from: '553188887777',
      type: 'system',
      system: { type: 'user_changed_number', wa_id: '556791234567', user_id: userIdOf('+5567991234567') },
    });
    const [renamed] = (await hear({ kind: 'userIdChange' })).value.messages;
    expect(renamed.system).toMatchObject({ type: 'user_changed_user_id', previous_user_id: userIdOf('+5531988887777') });
    expect(renamed).not.toHaveProperty('from');
  });

  test('writes in groups, calls, and sends what is not supported', async () => {
    expect(await message({ kind: 'text', text: 'bom dia' }, { place: 'group' })).toMatchObject({ group_id: expect.any(String) });
    const { value } = await hear({ kind: 'receipt' }, { place: 'group' });
    expect(value.statuses).toMatchObject([{ status: 'read', recipient_type: 'group' }]);
    const { changes } = await hear({ kind: 'call' });
    expect(changes.map(({ field, value: { calls } }) => [field, calls[0].event])).toEqual([
      ['calls', 'connect'],
      ['calls', 'terminate'],
    ]);
    expect(await message({ kind: 'unknown', name: 'poll' })).toMatchObject({
      type: 'unsupported',
      unsupported: { type: 'poll_creation' },
      errors: [{ code: 131051 }],
    });
  });

  test('is on WhatsApp who has just written, landline or not', async () => {
    const business = await listening();
    const person = { phone: '+553136180000', lid: '300000000000001', name: 'Bia', username: 'bia' };
    customerAt(business.vendor, person).says({ kind: 'text', text: 'Oi' });
    expect((await fate(business, { type: 'text', to: person.phone, text: { body: 'Olá' } }))[1]).toBeUndefined();
  });
});

describe('a file of a customer', () => {
  test('is fetched in two steps, both with the token, the second within five minutes', async () => {
    const { business, said, value } = await hear({ kind: 'image', caption: 'Segue' });
    const { id, caption, mime_type } = value.messages[0].image;
    expect([caption, mime_type]).toEqual(['Segue', 'image/jpeg']);
    const { data } = await business.request('GET', `/v25.0/${id}`);
    expect(data).toMatchObject({ mime_type: 'image/jpeg', file_size: String(said.media?.size), sha256: said.media?.sha256 });
    const fetch = async (headers: Record<string, string>) => await business.vendor.app.fetch(new Request(data.url, { headers }));
    const token = { Authorization: `Bearer ${business.vendor.secrets.accessToken}` };
    expect((await fetch({})).status).toBe(401);
    expect((await (await fetch(token)).arrayBuffer()).byteLength).toBe(said.media?.size);
    await business.clock.advance(6 * 60_000);
    expect((await fetch(token)).status).toBe(404);
    await business.clock.advance(8 * 86_400_000);
    expect((await business.request('GET', `/v25.0/${id}`)).status).toBe(400);
  });
});

describe('the panel', () => {
  test('sends a signed sample of nobody’s', async () => {
    const business = await listening();
    business.vendor.sendTestSample();
    const [delivery] = business.deliveries;
    const body = delivery?.body.toString() ?? '';
    const signature = createHmac('sha256', business.vendor.secrets.appSecret).update(body).digest('hex');
    expect(delivery?.headers['X-Hub-Signature-256']).toBe(`sha256=${signature}`);
    expect(JSON.parse(body).entry).toMatchObject([
      { id: '0', changes: [{ field: 'messages', value: { metadata: { phone_number_id: '123456123' } } }] },
    ]);
  });
});

describe('a version', () => {
  test('ends on its day', async () => {
    const business = await listening();
    const ask = async (version: string) => (await business.request('GET', `/${version}/${business.phoneNumberId}`)).data.error?.code;
    expect([await ask('v25.0'), await ask('v26.0')]).toEqual([undefined, undefined]);
    await business.clock.advance(Date.parse('2028-07-29') - business.clock.now());
    expect([await ask('v25.0'), await ask('v26.0')]).toEqual([2635, undefined]);
    expect(business.rules()).toEqual(['version']);
  });
});
