/** People and leads, which may stand twice. */
import { describe, expect, test } from 'vitest';
import { doubledLeads } from '../../../sandbox/leads/doubled.mts';
import { createPipedrive } from '../../../sandbox/simulators/pipedrive/index.mts';
import { truths } from '../../../sandbox/simulators/pipedrive/truths.mts';
import { handWorld } from '../support/handWorld.mts';
import type { Loose } from '../support/loose.mts';

const ana = { name: 'Ana Souza', emails: [{ value: 'ana@cliente.example' }], phones: [{ value: '+5511987654321', label: 'mobile' }] };

function openPipedrive() {
  const world = handWorld(createPipedrive);
  const request = (method: string, path: string, body?: object, token = world.simulator.secrets.apiToken) =>
    world.fetch(`https://api.pipedrive.com/${path}`, {
      method,
      headers: { 'x-api-token': token, 'Content-Type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  return { ...world, request, create: (body: object) => request('POST', 'api/v2/persons', body) };
}

describe('a person', () => {
  test('is made, read and changed', async () => {
    const { create, request, simulator } = openPipedrive();
    const key = simulator.addField('Etapa');
    const { status, body } = await create({ ...ana, owner_id: 12, custom_fields: { [key]: '1' } });
    expect([status, body.data]).toMatchObject([
      201,
      { name: 'Ana Souza', emails: [{ value: 'ana@cliente.example', primary: true }], owner_id: 12, add_time: '2026-11-24T15:00:00Z' },
    ]);
    const changed = await request('PATCH', `api/v2/persons/${body.data.id}`, { custom_fields: { [key]: '2' } });
    expect(changed.body.data).toMatchObject({ phones: [{ value: '+5511987654321', label: 'mobile' }], custom_fields: { [key]: '2' } });
    expect((await request('DELETE', `api/v2/persons/${body.data.id}`)).status).toBe(200);
    expect((await request('GET', `api/v2/persons/${body.data.id}`)).status).toBe(404);
  });

  test.each([
    ['without a name', { emails: [] }],
    ['with a field of v1', { name: 'Ana', email: 'ana@cliente.example' }],
    ['with a field that is not there', { name: 'Ana', custom_fields: { x: 1 } }],
    ['of an owner who is not there', { name: 'Ana', owner_id: 99 }],
    ['with an e-mail that is no list', { name: 'Ana', emails: 'ana@cliente.example' }],
  ])('%s is refused', async (_, body) => {
    const { create, simulator } = openPipedrive();
    expect(await create(body)).toMatchObject({
      status: 400,
      body: { success: false, error: expect.stringContaining('Validation failed') },
    });
    expect(simulator.persons()).toEqual([]);
  });

  test('is found by words', async () => {
    const { create, request, clock } = openPipedrive();
    const { id } = (await create(ana)).body.data;
    const found = async (query: string): Promise<number[]> =>
      (await request('GET', `api/v2/persons/search?${query}`)).body.data.items.map(({ item }: Loose) => item.id);
    expect(await found('term=ana@cliente.example')).toEqual([]);
    await clock.advance(10_000);
    expect(await found('term=ANA@cliente.example&fields=email&exact_match=true')).toEqual([id]);
    expect(await found('term=987654321&fields=phone')).toEqual([id]);
    expect(await found('term=987654321&fields=phone&exact_match=true')).toEqual([]);
    expect(await found('term=987654321&fields=email')).toEqual([]);
    expect((await request('GET', 'api/v2/persons/search?term=a')).status).toBe(400);
  });

  test('is told in lists that go on', async () => {
    const { create, request, clock } = openPipedrive();
    for (const name of ['A', 'B', 'C']) {
      await create({ name });
      await clock.advance(60_000);
    }
    const first = await request('GET', 'api/v2/persons?limit=2&updated_since=2026-11-24T15:00:00Z');
    const second = await request('GET', `api/v2/persons?limit=2&cursor=${first.body.additional_data.next_cursor}`);
    expect([...first.body.data, ...second.body.data].map(({ name }: Loose) => name)).toEqual(['A', 'B', 'C']);
    expect(second.body.additional_data.next_cursor).toBeNull();
    expect((await request('GET', 'api/v2/persons?updated_since=2026-11-24T15:01:30Z')).body.data).toHaveLength(1);
  });

  test('is told in the order that is asked for, of one owner alone', async () => {
    const { create, request, clock } = openPipedrive();
    for (const [name, owner_id] of [
      ['A', 11],
      ['B', 12],
      ['C', 11],
    ] as const) {
      await create({ name, owner_id });
      await clock.advance(60_000);
    }
    const listed = async (query: string) => (await request('GET', `api/v2/persons?${query}`)).body.data.map(({ name }: Loose) => name);
    expect(await listed('sort_by=add_time&sort_direction=desc')).toEqual(['C', 'B', 'A']);
    await request('PATCH', 'api/v2/persons/101', { name: 'A' });
    expect(await listed('sort_by=update_time')).toEqual(['B', 'C', 'A']);
    expect(await listed('owner_id=12')).toEqual(['B']);
    expect((await request('GET', 'api/v2/persons?sort_by=name')).status).toBe(400);
  });

  test('says how many deals it has where one asks', async () => {
    const { create, request, simulator } = openPipedrive();
    const { id } = (await create(ana)).body.data;
    simulator.addDeal(id);
    expect((await request('GET', `api/v2/persons/${id}`)).body.data.open_deals_count).toBeUndefined();
    const { body } = await request('GET', `api/v2/persons/${id}?include_fields=open_deals_count,closed_deals_count`);
    expect(body.data).toMatchObject({ open_deals_count: 1, closed_deals_count: 0 });
  });

  test('may stand twice, and the ledger shows it', async () => {
    const { create, simulator } = openPipedrive();
    await create(ana);
    await create({ name: 'Ana', phones: [{ value: '(11) 98765-4321' }] });
    expect(doubledLeads(simulator.ledger())).toHaveLength(1);
    expect(JSON.stringify(simulator.ledger())).not.toMatch(/Ana|cliente|98765/);
  });

  test('who left is not brought back by the client', async () => {
    const { create, request, simulator, rules } = openPipedrive();
    const { id } = (await create(ana)).body.data;
    simulator.unsubscribe(id);
    await request('PATCH', `api/v2/persons/${id}`, { marketing_status: 'subscribed' });
    expect(rules()).toEqual(['opted-out']);
  });
});

test('a lead belongs to a person, and a note to either', async () => {
  const { create, request, simulator } = openPipedrive();
  const { id } = (await create(ana)).body.data;
  expect((await request('POST', 'api/v1/leads', { title: 'Site' })).status).toBe(400);
  const lead = await request('POST', 'v1/leads', { title: 'Site', person_id: id });
  expect([lead.status, lead.body.data.person_id]).toEqual([201, id]);
  await request('PATCH', `v1/leads/${lead.body.data.id}`, { is_archived: true });
  expect((await request('GET', `v1/leads?person_id=${id}`)).body.data).toEqual([]);
  expect((await request('GET', `v1/leads/archived?person_id=${id}`)).body.data).toMatchObject([
    { id: lead.body.data.id, is_archived: true },
  ]);
  expect((await request('POST', 'v1/notes', { content: 'WhatsApp enviado', person_id: id })).status).toBe(201);
  expect((await request('POST', 'v1/notes', { content: 'x' })).status).toBe(400);
  expect((await request('GET', `v1/notes?person_id=${id}`)).body.data).toMatchObject([
    { content: 'WhatsApp enviado', add_time: '2026-11-24 15:00:00' },
  ]);
  expect(simulator.ledger().map(({ kind }) => kind)).toEqual(['lead', 'note']);
  const note = simulator.notes()[0]!.id;
  expect((await request('DELETE', `v1/notes/${note}`)).status).toBe(200);
  expect((await request('DELETE', `v1/notes/${note}`)).status).toBe(404);
  expect((await request('DELETE', `v1/leads/${lead.body.data.id}`)).status).toBe(200);
  expect([simulator.notes(), simulator.leads()]).toEqual([[], []]);
});

test('users and fields are told', async () => {
  const { request, simulator } = openPipedrive();
  simulator.setActive(12, false);
  expect((await request('GET', 'v1/users')).body.data.map((user: Loose) => [user.id, user.active_flag])).toEqual([
    [11, true],
    [12, false],
  ]);
  const made = await request('POST', 'v1/personFields', { name: 'Etapa', field_type: 'varchar' });
  expect((await request('GET', 'api/v2/personFields')).body.data.at(-1)).toMatchObject({
    field_code: made.body.data.key,
    field_name: 'Etapa',
    is_custom_field: true,
  });
});

test('the token is asked for, and twenty requests in two seconds are enough', async () => {
  const { request, pass, rules } = openPipedrive();
  expect((await request('GET', 'v1/users/me', undefined, 'x')).status).toBe(401);
  for (let n = 0; n < 20; n++) expect((await request('GET', 'v1/users/me')).status).toBe(200);
  expect(await request('GET', 'v1/users/me')).toMatchObject({ status: 429, body: { error: 'request over limit' } });
  pass(2_000);
  expect((await request('GET', 'v1/users/me')).status).toBe(200);
  expect(rules()).toEqual(['authorization', 'rate-limit']);
  pass(2_000);
  for (let n = 0; n < 10; n++) expect((await request('GET', 'api/v2/persons/search?term=ana')).status).toBe(200);
  expect((await request('GET', 'api/v2/persons/search?term=ana')).status).toBe(429);
});

test('what is simulated is labelled, each behaviour once', () => {
  expect(new Set(truths.map(({ behaviour }) => behaviour)).size).toBe(truths.length);
});
