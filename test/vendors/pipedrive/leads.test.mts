/** Pipedrive: what is its own, and how often it is asked. */
import { describe, expect, test } from 'vitest';
import type { Connection } from '../../../runtime/client/connection.ts';
import { draft } from '../../contracts/leadKeeper.contract.mts';
import { answering } from '../../contracts/support/alteredAnswers.mts';
import { failureOf } from '../../contracts/support/failureOf.mts';
import { freshAccount } from '../../contracts/support/freshAccount.mts';
import { interleavings } from '../../contracts/support/interleave.mts';
import { pipedriveWorld } from '../../contracts/support/pipedriveWorld.mts';
import { onWrite, onWriteLate } from '../../contracts/support/simulatedVendor.mts';
import { openLeadKeeper } from '../../../vendors/pipedrive/leads/leadKeeper.ts';

type World = ReturnType<typeof pipedriveWorld>;

const request = (over: Parameters<typeof draft>[0] = {}) => ({ draft: draft(over), owner: { kind: 'none' } as const });

/** Fields and users are asked for now and then; they are no part of an operation. */
const operationsOf = (world: World) =>
  world.calls.map(({ operation }) => operation).filter((name) => name !== 'users.list' && name !== 'personFields.list');

const freshly = (world: World) => world.open({ account: freshAccount() });

test('calls of a new lead and of one that is known', async () => {
  const world = pipedriveWorld();
  await world.open().capture(request());
  const look = ['persons.search', 'persons.list', 'persons.search', 'persons.list'];
  expect(operationsOf(world)).toEqual([
    ...look,
    'persons.create',
    // A search that was just asked for is not asked again.
    ...['persons.list', 'persons.list'],
    ...['leads.list', 'persons.get', 'leads.listArchived', 'leads.create', 'leads.list'],
  ]);
  const before = operationsOf(world).length;
  await world.clock.sleep(10_000);
  await freshly(world).capture(request());
  expect(operationsOf(world).slice(before)).toEqual([...look, 'leads.list']);
});

test('no more calls than a token may make, however many leads come at once', async () => {
  const world = pipedriveWorld();
  const keeper = world.open({ deadline: world.clock.now() + 3_600_000 });
  await Promise.all(
    Array.from({ length: 20 }, async (_, number) => await keeper.capture(request({ email: `l${number}@loja.example`, phone: null }))),
  );
  expect(world.people()).toHaveLength(20);
  expect(world.violations).toEqual([]);
});

describe('the search', () => {
  test('that does not show a new person yet leaves nobody twice', async () => {
    const world = pipedriveWorld();
    await world.open().capture(request());
    for (const seconds of [1, 5, 11, 600, 3_600]) {
      await world.clock.sleep(seconds * 1000);
      expect((await freshly(world).capture(request({ email: null }))).found, `${seconds} s`).toBe(true);
    }
    expect(world.people()).toHaveLength(1);
  });

  test('that does not show whom a seller has just put in makes no second one', async () => {
    const world = pipedriveWorld();
    const id = world.byHand.add({ name: 'Maria', phone: '(11) 91234-5678' });
    const { lead, found } = await world.open().capture(request({ email: null }));
    expect([found, lead.id]).toEqual([true, id]);
    expect(operationsOf(world)).not.toContain('persons.create');
  });

  test('that knows an address of yesterday finds nobody who has another one now', async () => {
    const world = pipedriveWorld();
    const id = world.byHand.add({ name: 'Rosa', email: 'maria@loja.example' });
    await world.settle();
    const keeper = world.open();
    expect(await keeper.getMany({ email: 'maria@loja.example' }, 10)).toHaveLength(1);
    world.byHand.change(id, { email: 'rosa@loja.example' });
    expect(await keeper.getMany({ email: 'maria@loja.example' }, 10)).toEqual([]);
  });

  test('finds every address of a person', async () => {
    const world = pipedriveWorld();
    const { lead } = await world.open().capture(request());
    await world.open().capture(request({ phone: '(21) 98888-7777' }));
    await world.settle();
    const again = await freshly(world).capture(request({ email: null, phone: '21988887777' }));
    expect([again.found, again.lead.id]).toEqual([true, lead.id]);
    expect(world.people()[0]!.phones).toEqual(['+5511912345678', '+5521988887777']);
  });
});

describe('the inbox', () => {
  test('shows who was captured, once', async () => {
    const world = pipedriveWorld();
    const { lead } = await world.open().capture(request());
    await freshly(world).capture(request());
    expect(world.simulator.leads()).toMatchObject([{ personId: Number(lead.id), title: 'Maria da Silva – site' }]);
  });

  test('shows a person who stood in the account before', async () => {
    const world = pipedriveWorld();
    const id = world.byHand.add({ name: 'Maria', email: 'maria@loja.example' });
    await world.open().capture(request());
    expect(world.simulator.leads()).toMatchObject([{ personId: Number(id) }]);
  });

  test.each([
    ['a deal', (world: World, id: number) => world.simulator.addDeal(id)],
    ['an archived lead', (world: World) => world.simulator.archiveLead(world.simulator.leads()[0]!.id)],
  ])('shows nobody anew who has %s', async (what, happens) => {
    const world = pipedriveWorld();
    if (what === 'a deal') world.byHand.add({ name: 'Maria', email: 'maria@loja.example' });
    else await world.open().capture(request());
    const before = world.simulator.leads().length;
    happens(world, Number(world.people()[0]!.id));
    await freshly(world).capture(request({ interest: 'Mais dez' }));
    expect(world.simulator.leads()).toHaveLength(before);
  });

  test('has one lead of a person whatever becomes of an answer', async () => {
    for (const fault of ['lostAnswer', 'reset', 'serverError'] as const)
      for (const write of [1, 2]) {
        const world = pipedriveWorld();
        world.inject(onWrite(write, fault));
        await world.open().capture(request());
        expect(world.simulator.leads(), `${fault} of write ${write}`).toHaveLength(1);
      }
    for (const delayMs of [1_000, 5_000, 40_000]) {
      const world = pipedriveWorld();
      world.inject(onWriteLate(2, delayMs, 'reset'));
      await world.open().capture(request());
      await world.clock.sleep(120_000);
      expect(world.simulator.leads(), `${delayMs} ms`).toHaveLength(1);
    }
  });

  test('has one lead of two executions at once, of a person that is new or known', async () => {
    const worker = async (world: World, connection: Partial<Connection>) => await world.open(connection).capture(request());
    for (const isKnown of [false, true]) {
      const createWorld = () => {
        const world = pipedriveWorld();
        if (isKnown) world.byHand.add({ name: 'Maria', email: 'maria@loja.example' });
        return world;
      };
      for await (const { world, name } of interleavings<World>({ createWorld, workerA: worker, workerB: worker })) {
        expect(world.people(), name).toHaveLength(1);
        expect(world.simulator.leads(), name).toMatchObject([{ personId: Number(world.people()[0]!.id) }]);
      }
    }
  });
});

describe('the fields', () => {
  test('that are missing are named, and nothing is written', async () => {
    const world = pipedriveWorld({ withFields: false });
    const { failure } = await failureOf(world.open().capture(request()));
    expect(failure).toMatchObject({ class: 'validation', code: 'fieldMissing' });
    for (const field of ['"Consent"', '"Step"', '"Last Touch"', '"Stop Reason"']) expect(failure.message).toContain(field);
    expect([world.people(), world.simulator.leads()]).toEqual([[], []]);
    expect(JSON.stringify(failure)).not.toMatch(/maria|91234/i);
  });

  test('one that is taken away in the middle stops what needs it', async () => {
    const world = pipedriveWorld();
    const { lead } = await world.open().capture(request());
    world.simulator.removeField('Motivo da parada');
    const stop = async () => await world.open().stopCadence(lead.id!, { reason: 'replied', at: '2026-11-24T15:00:00.000Z' });
    expect((await failureOf(stop())).failure.class).toBe('validation');
    await world.clock.sleep(60_000);
    expect((await failureOf(stop())).failure).toMatchObject({ code: 'fieldMissing', message: expect.stringContaining('"Stop Reason"') });
  });

  test('one that the account does not have is told', async () => {
    const world = pipedriveWorld();
    world.simulator.removeField('Empresa');
    const { lead } = await world.open().capture(request());
    expect(lead.problems).toMatchObject([{ field: 'lead.company', message: expect.stringContaining('no place') }]);
  });

  test('one of another kind with the same name is not taken for it', async () => {
    const world = pipedriveWorld();
    world.simulator.removeField('Etapa');
    world.simulator.addField('Etapa', 'enum');
    expect((await failureOf(world.open().capture(request()))).failure.code).toBe('fieldMissing');
  });
});

test('a lead without a name is called by its address, which is no name', async () => {
  const world = pipedriveWorld();
  const { lead } = await world.open().capture(request({ name: null }));
  expect([lead.name, world.people()[0]!.name]).toEqual([null, 'maria@loja.example']);
  expect((await world.open().capture(request())).lead.name).toBe('Maria da Silva');
  expect(world.people()[0]!.name).toBe('Maria da Silva');
});

test('a person always has an owner', async () => {
  const world = pipedriveWorld();
  const { lead } = await world.open().capture(request());
  expect((await failureOf(world.open().update(lead.id!, { ownerId: null }))).failure).toMatchObject({ code: 'ownerNeeded' });
});

test('a person who was deleted is none', async () => {
  const world = pipedriveWorld();
  const { lead } = await world.open().capture(request());
  world.byHand.remove(lead.id!);
  expect((await failureOf(world.open().get(lead.id!))).failure.class).toBe('notFound');
  expect((await freshly(world).capture(request())).found).toBe(false);
});

test('more persons than a page holds are all listed, once each', async () => {
  const world = pipedriveWorld();
  const since = new Date(world.clock.now()).toISOString();
  for (let number = 0; number < 1_030; number++) world.byHand.add({ email: `l${number}@loja.example` });
  const keeper = world.open({ deadline: world.clock.now() + 3_600_000 });
  expect(new Set((await keeper.listChanged(since)).map(({ id }) => id)).size).toBe(1_030);
  expect(await keeper.getMany({}, 700)).toHaveLength(700);
  expect(await keeper.getMany({ ownerId: '12' }, 700)).toEqual([]);
});

test('a timeline longer than a page is read whole', async () => {
  const world = pipedriveWorld();
  const { lead } = await world.open().capture(request());
  const keeper = world.open({ deadline: world.clock.now() + 3_600_000 });
  const note = (key: string) => ({ key, channel: 'email' as const, text: 'Oi', at: '2026-11-24T15:00:00.000Z' });
  await keeper.note(lead.id!, note('first'));
  world.simulator.addNotes(Number(lead.id), 620);
  await keeper.note(lead.id!, note('last'));
  expect([(await keeper.note(lead.id!, note('first'))).found, (await keeper.note(lead.id!, note('last'))).found]).toEqual([true, true]);
  expect(world.notes(lead.id!)).toHaveLength(622);
});

test('the seller is led to the person', async () => {
  const world = pipedriveWorld();
  const { lead } = await world.open().capture(request());
  expect(lead.url).toBe(`https://loja-ponte.pipedrive.com/person/${lead.id}`);
});

test('without a token, or with another host than Pipedrive’s, nothing is asked', async () => {
  const world = pipedriveWorld();
  expect(() => world.open({ settings: { companyDomain: 'loja' } })).toThrow('has no "API Token"');
  expect(() => world.open({ settings: { companyDomain: 'loja.example', apiToken: 'x' } })).toThrow('company domain');
  expect(world.calls).toEqual([]);
});

describe('an odd answer with HTTP 200', () => {
  test.each([[null], [{}], [{ items: null }]])('%j is not "nobody": no second person is made', async (data) => {
    const world = pipedriveWorld();
    world.byHand.add({ name: 'Maria', email: 'maria@loja.example', phone: '(11) 91234-5678' });
    await world.settle();
    const keeper = openLeadKeeper(answering(world.connect({ account: freshAccount() }), /\/search/, { success: true, data }));
    expect((await failureOf(keeper.capture(request()))).failure).toMatchObject({ class: 'transient', code: 'unreadableAnswer' });
    expect(world.people()).toHaveLength(1);
  });

  test('about the fields does not say that they are missing', async () => {
    const world = pipedriveWorld();
    const keeper = openLeadKeeper(answering(world.connect({ account: freshAccount() }), /personFields/, { success: true, data: null }));
    expect((await failureOf(keeper.capture(request()))).failure.class).toBe('transient');
  });

  test('with another person is not written to', async () => {
    const world = pipedriveWorld();
    const { lead } = await world.open().capture(request());
    const other = { success: true, data: { id: 999, name: 'Rosa', emails: [], phones: [], custom_fields: {} } };
    const keeper = openLeadKeeper(answering(world.connect({ account: freshAccount() }), /persons\/\d+/, other));
    expect((await failureOf(keeper.update(lead.id!, { company: 'Silva' }))).failure.class).toBe('transient');
  });
});

test('consent and interest are kept whole: a field of 255 letters is none for them', async () => {
  const world = pipedriveWorld({ withFields: false });
  for (const name of ['Etapa', 'Último contato', 'Motivo da parada', 'Interesse']) world.simulator.addField(name, 'varchar');
  world.simulator.addField('Consentimento', 'varchar');
  const failure = await failureOf(world.open({ account: freshAccount() }).capture(request()));
  expect(failure.message).toContain('"Consent" of the kind "Large text"');
  world.simulator.addField('Consent', 'text');
  const { lead } = await world.open({ account: freshAccount() }).capture(request({ interest: 'Quero saber o preço. '.repeat(30) }));
  expect(lead.problems).toContainEqual({ field: 'lead.interest', message: 'has no place in the CRM: it was not kept' });
});

test('a person of whom Pipedrive does not say whether there are deals gets no lead in the inbox', async () => {
  const world = pipedriveWorld();
  const id = world.byHand.add({ name: 'Maria', email: 'maria@loja.example' });
  const person = { success: true, data: { id: Number(id), name: 'Maria' } };
  const keeper = openLeadKeeper(answering(world.connect({ account: freshAccount() }), /persons\/\d+\?.*deals_count/, person));
  expect((await failureOf(keeper.capture(request()))).failure.class).toBe('transient');
  expect(world.simulator.leads()).toEqual([]);
});

test('a full page that does not say whether there is more is not the whole', async () => {
  const world = pipedriveWorld();
  const data = Array.from({ length: 500 }, (_, index) => ({
    id: index + 1,
    name: `Rosa ${index}`,
    emails: [],
    phones: [],
    custom_fields: {},
    is_deleted: false,
  }));
  const keeper = openLeadKeeper(answering(world.connect(), /api\/v2\/persons\?/, { success: true, data }));
  const { failure } = await failureOf(keeper.capture(request()));
  expect(failure).toMatchObject({ class: 'transient', code: 'unreadableAnswer' });
  expect(world.people()).toEqual([]);
});
