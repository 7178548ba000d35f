/** A data source as a table of leads. */
import { describe, expect, test } from 'vitest';
import { doubledLeads } from '../../../sandbox/leads/doubled.mts';
import { truths } from '../../../sandbox/simulators/notion/truths.mts';
import type { Answered } from '../support/handWorld.mts';
import type { Loose } from '../support/loose.mts';
import { ana, openNotion } from './account.mts';

const refusal = ({ status, body }: Answered) => [status, body.code, body.message];

describe('a page', () => {
  test('is made, read with or without hyphens, and changed', async () => {
    const { create, request, simulator, clock } = openNotion();
    await clock.advance(42_500);
    const made = await create({
      ...ana,
      Status: { status: { name: 'Novo' } },
      Origem: { select: { name: 'Feira' } },
      Data: { date: { start: '2026-12-01T10:00:00-03:00' } },
    });
    expect(made.body).toMatchObject({
      object: 'page',
      created_time: '2026-11-24T15:00:00.000Z',
      in_trash: false,
      parent: { data_source_id: simulator.source },
      properties: {
        Nome: { id: 'title', type: 'title', title: [{ plain_text: 'Ana Souza' }] },
        'E-mail': { type: 'email', email: 'ana@cliente.example' },
        Status: { status: { name: 'Novo' } },
        Origem: { select: { name: 'Feira' } },
        Data: { date: { start: '2026-12-01T10:00:00.000-03:00', end: null } },
        Aceite: { checkbox: false },
      },
    });
    expect('archived' in made.body).toBe(false);
    await clock.advance(120_000);
    const id = made.body.id.replace(/-/g, '');
    const changed = await request('PATCH', `pages/${id}`, { properties: { Status: { type: 'status', status: { name: 'Contatado' } } } });
    expect([changed.body.id, changed.body.last_edited_time]).toEqual([made.body.id, '2026-11-24T15:02:00.000Z']);
    expect((await request('GET', `pages/${id}`)).body.properties.Status.status.name).toBe('Contatado');
  });

  test.each([
    ['a property that is not there', { Fone: { phone_number: '1' } }, 'Fone is not a property that exists.'],
    ['a property of another kind', { Telefone: { rich_text: [] } }, 'Telefone is expected to be phone_number.'],
    ['a value of another kind', { Valor: { number: '10' } }, 'Valor is expected to be number.'],
    ['a status that is not there', { Status: { status: { name: 'Quente' } } }, expect.stringContaining('"Quente" does not exist')],
    ['too long a text', { Obs: { rich_text: [{ text: { content: 'x'.repeat(2001) } }] } }, expect.stringContaining('2001')],
    ['Notion’s own times', { 'Criado em': { created_time: '2026-01-01' } }, expect.stringContaining('read only')],
    ['a person who is not there', { Responsável: { people: [{ id: 'x' }] } }, expect.stringContaining('Could not find user')],
  ])('with %s is refused, and the property named', async (_, properties, message) => {
    const { create, simulator } = openNotion();
    expect(refusal(await create({ ...ana, ...properties }))).toEqual([400, 'validation_error', message]);
    expect(simulator.pages()).toEqual([]);
  });

  test('goes to the trash and comes back; in it, it is neither changed nor found by a query', async () => {
    const { create, request, query } = openNotion();
    const { id } = (await create(ana)).body;
    expect((await request('PATCH', `pages/${id}`, { archived: true })).status).toBe(400);
    expect((await request('PATCH', `pages/${id}`, { in_trash: true })).body.in_trash).toBe(true);
    expect((await request('PATCH', `pages/${id}`, { properties: ana })).status).toBe(400);
    expect((await query()).body.results).toEqual([]);
    expect((await request('PATCH', `pages/${id}`, { in_trash: false })).status).toBe(200);
  });

  test('has blocks below it and comments beside it', async () => {
    const { create, request, simulator } = openNotion();
    const { id } = (await create(ana, { children: [] })).body;
    const children = [{ type: 'paragraph', paragraph: { rich_text: [{ text: { content: 'Boas-vindas' } }] } }];
    expect((await request('PATCH', `blocks/${id}/children`, { children })).body.results).toHaveLength(1);
    expect(
      (await request('POST', 'comments', { parent: { page_id: id }, rich_text: [{ text: { content: 'WhatsApp enviado' } }] })).status,
    ).toBe(200);
    expect((await request('GET', `comments?block_id=${id}`)).body.results[0].rich_text[0].plain_text).toBe('WhatsApp enviado');
    expect((await request('GET', `blocks/${id}/children`)).body.results[0].type).toBe('paragraph');
    expect(simulator.ledger().map(({ kind }) => kind)).toEqual(['lead', 'note', 'note']);
  });

  test('may meet somebody else’s write', async () => {
    const { create, simulator } = openNotion();
    simulator.conflictWith(1);
    expect((await create(ana)).body.code).toBe('conflict_error');
    expect((await create(ana)).status).toBe(200);
  });
});

async function openWithLeads() {
  const world = openNotion();
  const { simulator, clock } = world;
  simulator.addPage({ Nome: 'Ana', 'E-mail': 'ana@a.example', Telefone: '(11) 98765-4321', Origem: 'Site', Interesses: ['Bolsas'] });
  await clock.advance(60_000);
  simulator.addPage({ Nome: 'Bia', 'E-mail': 'Bia@b.example', Status: 'Contatado', Valor: 10, Aceite: true });
  await clock.advance(90_000);
  simulator.addPage({ Nome: 'Caio', Responsável: [simulator.people[0]!.id], Data: { start: '2026-12-01', end: null } });
  const names = async (filter: object): Promise<string[]> =>
    (await world.query({ filter })).body.results.map((page: Loose) => page.properties.Nome.title[0].plain_text);
  return { ...world, names };
}

describe('a query', () => {
  test('is filtered by every kind of property', async () => {
    const { names, simulator } = await openWithLeads();
    expect(await names({ property: 'E-mail', email: { equals: 'ana@a.example' } })).toEqual(['Ana']);
    expect(await names({ property: 'E-mail', rich_text: { equals: 'bia@b.example' } })).toEqual([]);
    expect(await names({ property: 'E-mail', email: { contains: 'bia@' } })).toEqual(['Bia']);
    expect(await names({ property: 'Telefone', phone_number: { ends_with: '4321' } })).toEqual(['Ana']);
    expect(
      await names({
        or: [
          { property: 'Status', status: { equals: 'Contatado' } },
          { property: 'Origem', select: { equals: 'Site' } },
        ],
      }),
    ).toEqual(['Ana', 'Bia']);
    expect(
      await names({
        and: [
          { property: 'E-mail', email: { is_empty: true } },
          { property: 'Status', status: { equals: 'Novo' } },
        ],
      }),
    ).toEqual(['Caio']);
    expect(await names({ property: 'Valor', number: { greater_than: 9 } })).toEqual(['Bia']);
    expect(await names({ property: 'Aceite', checkbox: { equals: false } })).toEqual(['Ana', 'Caio']);
    expect(await names({ property: 'Interesses', multi_select: { contains: 'Bolsas' } })).toEqual(['Ana']);
    expect(await names({ property: 'Responsável', people: { contains: simulator.people[0]!.id } })).toEqual(['Caio']);
    expect(await names({ property: 'Data', date: { on_or_after: '2026-12-01' } })).toEqual(['Caio']);
  });

  test('knows times to the minute only', async () => {
    const { names } = await openWithLeads();
    const since = (created_time: object) => names({ timestamp: 'created_time', created_time });
    expect(await since({ on_or_after: '2026-11-24T15:01:00Z' })).toEqual(['Bia', 'Caio']);
    // Caio came at 15:02:30 and is said to have come at 15:02:00.
    expect(await since({ after: '2026-11-24T15:02:10Z' })).toEqual([]);
  });

  test('of strange names and kinds is refused', async () => {
    const { query } = openNotion();
    expect(refusal(await query({ filter: { property: 'Fone', phone_number: { equals: '1' } } }))[2]).toBe(
      'Could not find property with name or id: Fone',
    );
    expect(refusal(await query({ filter: { property: 'E-mail', number: { equals: 1 } } }))[2]).toBe(
      'database property email does not match filter number',
    );
    expect(refusal(await query({ filter: { property: 'E-mail', email: { is: 'x' } } }))[1]).toBe('validation_error');
    expect((await query({ page_size: 101 })).status).toBe(400);
  });

  test('has pages', async () => {
    const { query } = await openWithLeads();
    const sorts = [{ timestamp: 'created_time', direction: 'descending' }];
    const first = await query({ page_size: 2, sorts });
    expect([first.body.results.length, first.body.has_more]).toEqual([2, true]);
    const second = await query({ page_size: 2, sorts, start_cursor: first.body.next_cursor });
    expect([
      second.body.results.map((page: Loose) => page.properties.Nome.title[0].plain_text),
      second.body.has_more,
      second.body.next_cursor,
    ]).toEqual([['Ana'], false, null]);
    expect((await query({ start_cursor: 'x' })).status).toBe(400);
  });
});

describe('a database', () => {
  const old = { 'Notion-Version': '2022-06-28' };

  test('lists its data sources, and those their properties', async () => {
    const { request, simulator } = openNotion();
    expect((await request('GET', `databases/${simulator.database}`)).body.data_sources).toEqual([{ id: simulator.source, name: 'Leads' }]);
    const { body } = await request('GET', `data_sources/${simulator.source}`);
    expect(body.properties.Status.status.options.map(({ name }: Loose) => name)).toEqual(['Novo', 'Contatado', 'Convertido', 'Perdido']);
    expect(body.properties.Nome.type).toBe('title');
    expect((await request('POST', 'search', { query: 'lea' })).body.results[0].id).toBe(simulator.source);
  });

  test('gets a new property', async () => {
    const { request, create, simulator } = openNotion();
    await request('PATCH', `data_sources/${simulator.source}`, { properties: { Etapa: { number: {} } } });
    expect((await create({ ...ana, Etapa: { number: 1 } })).body.properties.Etapa.number).toBe(1);
  });

  test('is asked by older versions, until it has two sources', async () => {
    const { request, simulator, create } = openNotion();
    await create(ana);
    const path = `databases/${simulator.database}/query`;
    expect((await request('POST', path, {}, old)).body.results[0]).toMatchObject({ archived: false, parent: { type: 'database_id' } });
    expect((await request('POST', path, {})).status).toBe(400);
    simulator.addSource('Outra');
    expect(refusal(await request('POST', path, {}, old))[2]).toContain('multiple data sources');
  });

  test('that is not shared is not found', async () => {
    const { query, simulator } = openNotion();
    simulator.setShared(false);
    expect(refusal(await query())[1]).toBe('object_not_found');
  });
});

test('token and version are asked for', async () => {
  const { request, rules } = openNotion();
  expect((await request('GET', 'users/me', undefined, { Authorization: 'Bearer x' })).body.code).toBe('unauthorized');
  expect((await request('GET', 'users/me', undefined, { 'Notion-Version': '' })).body.code).toBe('missing_version');
  expect((await request('GET', 'users/me')).body.type).toBe('bot');
  expect(rules()).toEqual(['authorization', 'version']);
});

test('three requests a second on average are enough', async () => {
  const { hurried, pass, rules } = openNotion();
  for (let n = 0; n < 15; n++) expect((await hurried('GET', 'users/me')).status).toBe(200);
  const { status, headers, body } = await hurried('GET', 'users/me');
  expect([status, body.code, headers.get('retry-after'), rules()]).toEqual([429, 'rate_limited', '5', ['rate-limit']]);
  pass(5_000);
  expect((await hurried('GET', 'users/me')).status).toBe(200);
});

test('nothing keeps one person from standing twice but the client; the ledger shows it and names nobody', async () => {
  const { create, simulator } = openNotion();
  await create(ana);
  await create({ ...ana, 'E-mail': { email: null }, Telefone: { phone_number: '11 8765-4321' } });
  expect(doubledLeads(simulator.ledger())).toHaveLength(1);
  expect(JSON.stringify(simulator.ledger())).not.toMatch(/Ana|cliente|8765/);
});

test('what is simulated is labelled, each behaviour once', () => {
  expect(new Set(truths.map(({ behaviour }) => behaviour)).size).toBe(truths.length);
});
