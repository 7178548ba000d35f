/** Salesforce: what is its own, and how often it is asked. */
import { describe, expect, test } from 'vitest';
import { quoted } from '../../../vendors/salesforce/client/api.ts';
import { openLeadKeeper } from '../../../vendors/salesforce/leads/leadKeeper.ts';
import { parseDomain } from '../../../vendors/salesforce/client/vendor.ts';
import { draft } from '../../contracts/leadKeeper.contract.mts';
import { answering } from '../../contracts/support/alteredAnswers.mts';
import { failureOf } from '../../contracts/support/failureOf.mts';
import { freshAccount } from '../../contracts/support/freshAccount.mts';
import { salesforceWorld } from '../../contracts/support/salesforceWorld.mts';

const request = (over: Parameters<typeof draft>[0] = {}) => ({ draft: draft(over), owner: { kind: 'none' } as const });

/** Users and the credential's own are asked for now and then; they are no part of an operation. */
const operationsOf = (world: ReturnType<typeof salesforceWorld>) =>
  world.calls.map(({ operation }) => operation).filter((name) => name !== 'oauth.userinfo');

test('calls of a new lead and of one that is known', async () => {
  const world = salesforceWorld();
  await world.open().capture(request());
  expect(operationsOf(world)).toEqual(['query', 'query', 'query', 'sobjects.create', 'query']);
  await world.open().capture(request());
  expect(operationsOf(world).slice(5)).toEqual(['query']);
});

test('a field that is missing is named, and nothing is written', async () => {
  const world = salesforceWorld({ withFields: false });
  const { failure } = await failureOf(world.open().capture(request()));
  expect(failure).toMatchObject({ class: 'validation', code: 'fieldMissing' });
  expect(world.people()).toEqual([]);
});

describe('names', () => {
  test.each([
    ['Maria da Silva', { FirstName: 'Maria', LastName: 'da Silva' }],
    ['Maria', { FirstName: null, LastName: 'Maria' }],
    [null, { LastName: '[not provided]', Company: 'Silva Flores' }],
  ])('of %j', async (name, values) => {
    const world = salesforceWorld();
    const { lead } = await world.open().capture(request({ name }));
    expect(lead.name).toBe(name);
    expect(world.simulator.rows('Lead')[0]!.values).toMatchObject(
      Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null)),
    );
  });

  test('what nobody said is filled in when somebody says it', async () => {
    const world = salesforceWorld();
    await world.open().capture(request({ name: null, company: null }));
    const { lead, completed } = await world.open().capture(request());
    expect(lead).toMatchObject({ name: 'Maria da Silva', company: 'Silva Flores' });
    expect(completed).toEqual(['company', 'name']);
  });

  test('half a name is completed', async () => {
    const world = salesforceWorld();
    await world.open().capture(request({ name: 'Maria' }));
    expect((await world.open().capture(request())).lead.name).toBe('Maria da Silva');
    expect(world.simulator.rows('Lead')[0]!.values).toMatchObject({ FirstName: 'Maria', LastName: 'da Silva' });
  });
});

describe('duplicate rules', () => {
  test('one that alerts does not stop the node', async () => {
    const world = salesforceWorld();
    world.byHand.add({ name: 'Silva', phone: '+551133334444' });
    const { found } = await world.open().capture(request({ name: 'Ana Silva', email: 'ana@loja.example', phone: '(11) 3333-4444' }));
    expect(found).toBe(false);
  });

  test('one that blocks is named, and the item can be run again', async () => {
    const world = salesforceWorld();
    world.simulator.setDuplicateRule('block');
    world.byHand.add({ name: 'Silva', phone: '+551133334444' });
    const twin = request({ name: 'Ana Silva', email: 'ana@loja.example', phone: '1133334444' });
    const { failure } = await failureOf(world.open().capture(twin));
    expect(failure).toMatchObject({ class: 'conflict', code: 'DUPLICATES_DETECTED', hint: expect.stringContaining('Duplicate Rules') });
    expect(world.people()).toHaveLength(1);
  });
});

test('a lead that was converted is found, takes nothing, and says so', async () => {
  const world = salesforceWorld();
  const { lead } = await world.open().capture(request());
  world.simulator.convert(lead.id!);
  const again = await world.open().capture(request({ campaign: 'natal', interest: 'Outra coisa' }));
  expect([again.found, again.lead.id, again.completed]).toEqual([true, lead.id, []]);
  expect(again.lead.problems).toMatchObject([{ field: 'lead', message: expect.stringContaining('contact') }]);
  const at = '2026-11-24T15:00:00.000Z';
  expect(await world.open().stopCadence(lead.id!, { reason: 'paid', at })).toMatchObject({ unchanged: true });
  const { failure } = await failureOf(world.open().stopCadence(lead.id!, { reason: 'optedOut', at }));
  expect(failure).toMatchObject({ class: 'conflict', code: 'CANNOT_UPDATE_CONVERTED_LEAD' });
});

test('whom a seller has made a contact is sent nothing more', async () => {
  const world = salesforceWorld();
  const { lead } = await world.open().capture(request());
  world.simulator.convert(lead.id!);
  const since = new Date(world.clock.now() - 3_600_000).toISOString();
  const known = [await world.open().get(lead.id!), ...(await world.open().listChanged(since))];
  expect(known.map(({ cadence }) => cadence.stopReason)).toEqual(['seller', 'seller']);
});

test('a lead that somebody else is writing to is waited for', async () => {
  const world = salesforceWorld();
  world.simulator.lockRows(2);
  await world.open().capture(request());
  expect(world.people()).toHaveLength(1);
});

test('long answers are cut, not lost', async () => {
  const world = salesforceWorld();
  const { lead } = await world
    .open()
    .capture(request({ name: `Maria ${'x'.repeat(200)}`, company: 'c'.repeat(300), interest: 'i'.repeat(40_000) }));
  expect([lead.name!.length, lead.company!.length, lead.interest!.length]).toEqual([86, 255, 32_000]);
});

test('more leads than a page holds are all listed, and a query cannot be broken out of', async () => {
  const world = salesforceWorld();
  world.simulator.setPageSize(20);
  const since = new Date(world.clock.now()).toISOString();
  for (let number = 0; number < 55; number++) world.byHand.add({ email: `l${number}@loja.example` });
  expect(await world.open().listChanged(since)).toHaveLength(55);
  expect(await world.open().getMany({}, 30)).toHaveLength(30);
  expect(await world.open().getMany({ email: "x' OR Id != '" }, 10)).toEqual([]);
  expect(quoted("o'a\\b\nc")).toBe("'o\\'a\\\\b\\nc'");
});

test.each([
  ['loja.my.salesforce.com', 'loja'],
  [' https://LOJA.my.salesforce.com/ ', 'loja'],
  ['loja--uat.sandbox.my.salesforce.com', 'loja--uat.sandbox'],
  ['login.salesforce.com', undefined],
  ['evil.example/.my.salesforce.com', undefined],
  ['loja.my.salesforce.com.evil.example', undefined],
  ['http://loja.my.salesforce.com', undefined],
])('the address %j', (written, domain) => {
  expect(parseDomain(written)).toBe(domain);
});

test('an answer about another lead, whose id differs in a capital alone, is not taken for the one that was asked for', async () => {
  const world = salesforceWorld();
  const { lead } = await world.open().capture(request());
  const other = `${lead.id!.slice(0, 14)}${lead.id![14] === 'A' ? 'a' : 'A'}AA2`;
  for (const wrong of [other, `00Q${'0'.repeat(12)}`]) {
    world.alterAnswers((body) => {
      const page = body as { records?: { Id: string }[] };
      return page.records ? { ...page, records: page.records.map((row) => (row.Id === lead.id ? { ...row, Id: wrong } : row)) } : body;
    });
    expect((await failureOf(world.open().get(lead.id!))).failure).toMatchObject({ class: 'notFound' });
  }
  world.alterAnswers((body) => body);
  expect((await world.open().get(lead.id!.slice(0, 15))).id).toBe(lead.id);
});

test('a query that counts more than it shows is not "nobody"', async () => {
  const world = salesforceWorld();
  world.byHand.add({ name: 'Maria', email: 'maria@loja.example' });
  const odd = { totalSize: 1, done: true, records: [] };
  const keeper = openLeadKeeper(answering(world.connect({ account: freshAccount() }), /\/query/, odd));
  expect((await failureOf(keeper.capture(request()))).failure).toMatchObject({ class: 'transient', code: 'unreadableAnswer' });
  expect(world.people()).toHaveLength(1);
});

test('an address longer than Salesforce takes does not cost the lead, and the person is found by it all the same', async () => {
  const world = salesforceWorld();
  const email = `${'m'.repeat(60)}@${'l'.repeat(30)}.example`;
  const { lead } = await world.open().capture({ draft: draft({ email, phone: null }), owner: { kind: 'none' } });
  expect(lead.email).toBeNull();
  const again = await world.open().capture({ draft: draft({ email, phone: null }), owner: { kind: 'none' } });
  expect([again.found, again.lead.id]).toEqual([true, lead.id]);
  expect((await world.open().find({ email })).map(({ id }) => id)).toEqual([lead.id]);
});
