/** The search, which knows later. */
import { describe, expect, test } from 'vitest';
import type { Loose } from '../support/loose.mts';
import { objects, openHubSpot } from './account.mts';

const ids = (body: Loose): string[] => body.results.map(({ id }: Loose) => id);

describe('what was just written', () => {
  test('is found seconds later, and read by id at once', async () => {
    const { create, find, request, settle } = openHubSpot();
    const { body } = await create({ email: 'ana@cliente.example' });
    expect((await find('email', 'ana@cliente.example')).body.total).toBe(0);
    expect((await request('GET', `${objects}/contacts/${body.id}`)).status).toBe(200);
    await settle();
    expect(ids((await find('email', 'Ana@Cliente.example')).body)).toEqual([body.id]);
  });

  test('is found as it was before, until the index has it', async () => {
    const { create, find, request, settle, clock, simulator } = openHubSpot();
    const { body } = await create({ email: 'ana@cliente.example', firstname: 'Ana' });
    await settle();
    simulator.setSearchLag(5_000);
    await request('PATCH', `${objects}/contacts/${body.id}`, { properties: { firstname: 'Anna' } });
    await clock.advance(4_999);
    expect((await find('email', 'ana@cliente.example')).body.results[0].properties.firstname).toBe('Ana');
    await clock.advance(1);
    expect((await find('email', 'ana@cliente.example')).body.results[0].properties.firstname).toBe('Anna');
  });

  test('is gone from the search later, too', async () => {
    const { find, settle, simulator } = openHubSpot();
    const id = simulator.addContact({ email: 'ana@cliente.example' });
    await settle();
    simulator.archiveContact(id);
    expect((await find('email', 'ana@cliente.example')).body.total).toBe(1);
    await settle();
    expect((await find('email', 'ana@cliente.example')).body.total).toBe(0);
  });
});

async function threePeople() {
  const account = openHubSpot();
  const { simulator, clock, settle, request, pass } = account;
  const made: string[] = [];
  for (const [email, phone] of [
    ['ana@a.example', '+5511987654321'],
    ['bia@b.example', '(21) 98888-7777'],
    ['caio@c.example', ''],
  ] as const) {
    made.push(simulator.addContact({ email, phone, hs_lead_status: email.startsWith('a') ? 'NEW' : 'OPEN' }));
    await clock.advance(60_000);
  }
  await settle();
  const search = (body: object) => {
    pass(1_000);
    return request('POST', `${objects}/contacts/search`, body);
  };
  const matching = async (...filters: object[]) => ids((await search({ filterGroups: [{ filters }] })).body).map((id) => made.indexOf(id));
  return { ...account, made, search, matching };
}

describe('filters', () => {
  test('of every kind', async () => {
    const { matching } = await threePeople();
    const email = (operator: string, more: object) => ({ propertyName: 'email', operator, ...more });
    expect(await matching(email('NEQ', { value: 'ana@a.example' }))).toEqual([1, 2]);
    expect(await matching(email('IN', { values: ['ana@a.example', 'caio@c.example'] }))).toEqual([0, 2]);
    expect(await matching(email('IN', { values: ['ANA@a.example'] }))).toEqual([]);
    expect(await matching(email('CONTAINS_TOKEN', { value: 'bi*' }))).toEqual([1]);
    expect(await matching({ propertyName: 'phone', operator: 'NOT_HAS_PROPERTY' })).toEqual([2]);
    expect(
      await matching(
        { propertyName: 'phone', operator: 'EQ', value: '+5511987654321' },
        { propertyName: 'hs_lead_status', operator: 'EQ', value: 'NEW' },
      ),
    ).toEqual([0]);
    expect(await matching({ propertyName: 'phone', operator: 'EQ', value: '5511987654321' })).toEqual([]);
    expect(await matching({ propertyName: 'hs_searchable_calculated_phone_number', operator: 'EQ', value: '21988887777' })).toEqual([1]);
  });

  test('of times, in milliseconds as text', async () => {
    const { matching } = await threePeople();
    const second = Date.parse('2026-11-24T15:01:00Z');
    expect(await matching({ propertyName: 'createdate', operator: 'GTE', value: String(second) })).toEqual([1, 2]);
    expect(
      await matching({ propertyName: 'lastmodifieddate', operator: 'BETWEEN', value: String(second), highValue: String(second + 1) }),
    ).toEqual([1]);
  });

  test('of strange names and kinds are refused', async () => {
    const { search } = await threePeople();
    for (const filter of [
      { propertyName: 'telefone', operator: 'EQ', value: '1' },
      { propertyName: 'email', operator: 'LIKE', value: '1' },
    ])
      expect((await search({ filterGroups: [{ filters: [filter] }] })).status).toBe(400);
    expect((await search({ limit: 201 })).status).toBe(400);
    expect((await search({ after: 9_999 })).status).toBe(400);
  });
});

test.each(['+55 (11) 98765-4321', '011 98765-4321', '11987654321'])(
  '%s is searched for without signs, zeros and the country',
  async (phone) => {
    const { simulator, find, settle } = openHubSpot();
    const id = simulator.addContact({ phone });
    await settle();
    expect(ids((await find('hs_searchable_calculated_phone_number', '11987654321')).body)).toEqual([id]);
  },
);

test('pages follow each other in the order that was asked for', async () => {
  const { search, made } = await threePeople();
  const sorts = [{ propertyName: 'createdate', direction: 'DESCENDING' }];
  const first = await search({ sorts, limit: 2 });
  expect([first.body.total, ids(first.body), first.body.paging]).toEqual([3, [made[2], made[1]], { next: { after: '2' } }]);
  const second = await search({ sorts, limit: 2, after: '2' });
  expect([ids(second.body), second.body.paging]).toEqual([[made[0]], undefined]);
});

test('words are looked for in names, e-mails and telephones', async () => {
  const { search, made } = await threePeople();
  expect(ids((await search({ query: '2198888' })).body)).toEqual([made[1]]);
  expect(ids((await search({ query: 'caio@c' })).body)).toEqual([made[2]]);
});

test('five searches in a second are enough', async () => {
  const { find, pass, rules } = openHubSpot();
  for (let n = 0; n < 5; n++) expect((await find('email', 'a@b.example')).status).toBe(200);
  const { status, body } = await find('email', 'a@b.example');
  expect([status, body.policyName, rules()]).toEqual([429, 'SECONDLY', ['rate-limit']]);
  pass(1_000);
  expect((await find('email', 'a@b.example')).status).toBe(200);
});
