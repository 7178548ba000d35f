/** Notion: what is its own, and how often it is asked. */
import { describe, expect, test } from 'vitest';
import { readColumns } from '../../../vendors/notion/leads/columns.ts';
import { openLeadKeeper } from '../../../vendors/notion/leads/leadKeeper.ts';
import { draft } from '../../contracts/leadKeeper.contract.mts';
import { answering } from '../../contracts/support/alteredAnswers.mts';
import { failureOf } from '../../contracts/support/failureOf.mts';
import { freshAccount } from '../../contracts/support/freshAccount.mts';
import { notionWorld } from '../../contracts/support/notionWorld.mts';

const request = (over: Parameters<typeof draft>[0] = {}) => ({ draft: draft(over), owner: { kind: 'none' } as const });

/** The columns and the people are asked for now and then; they are no part of an operation. */
const operationsOf = (world: ReturnType<typeof notionWorld>) =>
  world.calls.map(({ operation }) => operation).filter((name) => name !== 'users.list' && name !== 'dataSources.get');

test('calls of a new lead and of one that is known', async () => {
  const world = notionWorld();
  await world.open().capture(request());
  const [look, write] = ['dataSources.query', 'pages.create'];
  expect(operationsOf(world)).toEqual([look, look, write, look, look]);
  await world.open().capture(request());
  expect(operationsOf(world).slice(5)).toEqual([look, look]);
});

test('no more than three calls a second, however many leads come at once', async () => {
  const world = notionWorld();
  const keeper = world.open({ deadline: world.clock.now() + 3_600_000 });
  await Promise.all(
    Array.from({ length: 20 }, async (_, number) => await keeper.capture(request({ email: `l${number}@loja.example`, phone: null }))),
  );
  expect(world.people()).toHaveLength(20);
  expect(world.violations).toEqual([]);
});

describe('the table', () => {
  test('columns that are missing are named, and nothing is written', async () => {
    const world = notionWorld({ withColumns: false });
    const { failure } = await failureOf(world.open().capture(request()));
    expect(failure).toMatchObject({ class: 'validation', code: 'columnMissing' });
    for (const column of ['"Consent" (Text)', '"Step" (Number)', '"Last Touch" (Text)', '"Stop Reason" (Text)', '"ID" (ID)'])
      expect(failure.message).toContain(column);
    expect(world.people()).toEqual([]);
  });

  test('is found by its columns’ names in either language', () => {
    const property = (type: string) => ({ type });
    const properties = {
      Cliente: property('title'),
      'N.º': property('unique_id'),
      'e-mail': property('email'),
      WHATSAPP: property('phone_number'),
      Consentimento: property('rich_text'),
      Etapa: property('number'),
      'Último contato': property('date'),
      'Motivo da parada': property('rich_text'),
      Situação: property('select'),
      Responsável: property('rich_text'),
    };
    const columns = readColumns({ properties });
    expect(Object.fromEntries(Object.entries(columns).map(([use, { name }]) => [use, name]))).toEqual({
      name: 'Cliente',
      order: 'N.º',
      email: 'e-mail',
      phone: 'WHATSAPP',
      consent: 'Consentimento',
      step: 'Etapa',
      lastTouch: 'Último contato',
      stopReason: 'Motivo da parada',
      status: 'Situação',
    });
  });

  test('whose column was renamed a moment ago shows no stop as none', async () => {
    const world = notionWorld();
    const { lead } = await world.open().capture(request());
    await world.open().stopCadence(lead.id!, { reason: 'replied', at: '2026-11-24T15:00:00.000Z' });
    world.simulator.removeProperty('Motivo da parada');
    world.simulator.addProperty('Por que parou', 'rich_text');
    const since = new Date(world.clock.now() - 3_600_000).toISOString();
    for (const reading of [world.open().get(lead.id!), world.open().listChanged(since)])
      expect((await failureOf(reading)).failure).toMatchObject({ class: 'transient', code: 'unreadableAnswer' });
    await world.clock.sleep(120_000);
    expect((await failureOf(world.open().get(lead.id!))).failure).toMatchObject({ class: 'validation', code: 'columnMissing' });
  });

  test('that is not chosen or not shared is named', async () => {
    const world = notionWorld();
    expect((await failureOf(world.open({}, '').capture(request()))).failure.code).toBe('tableMissing');
    expect((await failureOf(world.open({}, '../users').capture(request()))).failure.code).toBe('tableMissing');
    world.simulator.setShared(false);
    const { failure } = await failureOf(world.open().capture(request()));
    expect(failure).toMatchObject({ class: 'notFound', hint: expect.stringContaining('Connections') });
  });

  test('is offered by its name', async () => {
    const world = notionWorld();
    expect(await world.open({}, '').tables!()).toEqual([{ id: world.simulator.source, name: 'Leads' }]);
  });

  test('of others is not written to', async () => {
    const world = notionWorld();
    const other = world.simulator.addSource('Outros');
    const { lead } = await world.open().capture(request());
    world.simulator.addProperty('x', 'rich_text');
    expect((await failureOf(world.open({}, other).get(lead.id!))).failure.class).toBe('notFound');
  });
});

test('what has no column is told, and another phone, too', async () => {
  const world = notionWorld();
  world.simulator.removeProperty('Empresa');
  const { lead } = await world.open().capture(request());
  expect(lead.problems).toMatchObject([{ field: 'lead.company', message: expect.stringContaining('no place') }]);
  const again = await world.open().capture(request({ company: null, phone: '21 98888-7777' }));
  expect(again.lead.problems).toMatchObject([{ field: 'lead.phone', message: expect.stringContaining('another one') }]);
});

test('a conflict with somebody else’s writing is waited for', async () => {
  const world = notionWorld();
  world.simulator.conflictWith(2);
  await world.open().capture(request());
  expect(world.people()).toHaveLength(1);
});

test('a lead in the trash is none', async () => {
  const world = notionWorld();
  const { lead } = await world.open().capture(request());
  world.byHand.remove(lead.id!);
  expect((await failureOf(world.open().get(lead.id!))).failure.class).toBe('notFound');
  expect((await world.open().capture(request())).found).toBe(false);
});

test('long answers are kept whole, over several pieces', async () => {
  const world = notionWorld();
  const interest = 'x'.repeat(4_500);
  const { lead } = await world.open().capture(request({ interest }));
  expect(lead.interest).toBe(interest);
});

test('more leads than a page holds are all listed', async () => {
  const world = notionWorld();
  const since = new Date(world.clock.now()).toISOString();
  for (let number = 0; number < 230; number++) world.byHand.add({ email: `l${number}@loja.example` });
  const keeper = world.open({ deadline: world.clock.now() + 3_600_000 });
  expect(await keeper.listChanged(since)).toHaveLength(230);
  expect(await keeper.getMany({}, 120)).toHaveLength(120);
});

test('a table that is answered without its columns is not one that lacks them', async () => {
  const world = notionWorld();
  const account = freshAccount();
  const odd = answering(world.connect({ account }), /data_sources\/[^/]+$/, {});
  const failed = await failureOf(openLeadKeeper(odd, world.simulator.source).capture(request()));
  expect(failed.failure).toMatchObject({ class: 'transient', code: 'unreadableAnswer' });
});

test('no sign is cut in two where a text goes over several pieces', async () => {
  const world = notionWorld();
  const interest = `${'x'.repeat(1_999)}🌷${'y'.repeat(1_999)}🌷`;
  const { lead } = await world.open().capture(request({ interest }));
  expect(lead.interest).toBe(interest);
  await world.open().note(lead.id!, { key: 'k', channel: 'email', text: interest, at: '2026-11-24T15:00:00.000Z' });
  expect(world.notes(lead.id!)).toHaveLength(1);
});

test.each<[string, Record<string, unknown>]>([
  ['says that there is more, and not where', { has_more: true, next_cursor: null }],
  ['does not say whether there is more', { next_cursor: null }],
])('a list that %s is not the whole', async (_, end) => {
  const world = notionWorld();
  const odd = answering(world.connect(), /\/query$/, { object: 'list', results: [], ...end });
  const { failure } = await failureOf(openLeadKeeper(odd, world.simulator.source).capture(request()));
  expect(failure).toMatchObject({ class: 'transient', code: 'unreadableAnswer' });
  expect(world.people()).toEqual([]);
});

test('another page than the one that was asked for is not the lead', async () => {
  const world = notionWorld();
  const { lead } = await world.open().capture(request());
  const other = await world.open().capture(request({ email: 'rosa@loja.example', phone: null }));
  const connection = world.connect();
  const swapped: typeof connection.transport = async (asked) =>
    await connection.transport({ ...asked, url: asked.url.replace(lead.id!, other.lead.id!) });
  const keeper = openLeadKeeper({ ...connection, transport: swapped }, world.simulator.source);
  expect((await failureOf(keeper.get(lead.id!))).failure).toMatchObject({ class: 'transient', code: 'unreadableAnswer' });
});

test('a day that a seller chooses as the last touch counts as its end', async () => {
  const world = notionWorld();
  world.simulator.removeProperty('Último contato');
  world.simulator.addProperty('Último contato', 'date');
  const { lead } = await world.open().capture(request());
  world.simulator.changePage(lead.id!, { 'Último contato': { start: '2026-11-27', end: null } });
  expect((await world.open().get(lead.id!)).cadence.lastTouch).toBe('2026-11-28T02:59:00.000Z');
  await world.open().note(lead.id!, { key: 'k', channel: 'email', text: 'Oi', at: '2026-11-30T15:00:00.000Z', step: 1 });
  expect((await world.open().get(lead.id!)).cadence.lastTouch).toBe('2026-11-30T15:00:00.000Z');
});
