/** Leads and tasks, duplicate rules and upserts. */
import { describe, expect, test } from 'vitest';
import { doubledLeads } from '../../../sandbox/leads/doubled.mts';
import { truths } from '../../../sandbox/simulators/salesforce/truths.mts';
import type { Answered } from '../support/handWorld.mts';
import { ana, data, openSalesforce } from './account.mts';

const refusal = ({ status, body }: Answered) => [status, body[0].errorCode, ...(body[0].fields ? [body[0].fields] : [])];

describe('a lead', () => {
  test('is made, read and changed, with names in any case', async () => {
    const { create, request } = openSalesforce();
    const made = await create(ana);
    expect([made.status, made.body]).toEqual([201, { id: expect.stringMatching(/^00Q\w{15}$/), success: true, errors: [] }]);
    const { id } = made.body;
    expect((await request('PATCH', `${data}/sobjects/lead/${id}`, { status: 'Working - Contacted' })).status).toBe(204);
    const read = await request('GET', `${data}/sobjects/lead/${id.slice(0, 15)}`);
    expect(read.body).toMatchObject({
      attributes: { type: 'Lead', url: `/services/data/v59.0/sobjects/Lead/${id}` },
      Id: id,
      Name: 'Ana Souza',
      Status: 'Working - Contacted',
      IsConverted: false,
      CreatedDate: '2026-11-24T15:00:00.000+0000',
      HasOptedOutOfEmail: false,
    });
  });

  test.each([
    ['without a name', { Company: undefined, LastName: undefined }, [400, 'REQUIRED_FIELD_MISSING', ['LastName', 'Company']]],
    ['with a field that is not there', { Ponte_Step__c: 1 }, [400, 'INVALID_FIELD']],
    ['with an e-mail that is none', { Email: 'ana' }, [400, 'INVALID_EMAIL_ADDRESS', ['Email']]],
    ['with a telephone that is too long', { Phone: '1'.repeat(41) }, [400, 'STRING_TOO_LONG', ['Phone']]],
    ['with a date that is Salesforce’s own', { CreatedDate: '2026-01-01' }, [400, 'INVALID_FIELD_FOR_INSERT_UPDATE', ['CreatedDate']]],
    ['of an owner who is not there', { OwnerId: '005000000000001AAA' }, [400, 'INVALID_CROSS_REFERENCE_KEY', []]],
  ])('%s is refused', async (_, change, expected) => {
    const { create, simulator } = openSalesforce();
    expect(refusal(await create({ ...ana, ...change }))).toEqual(expected);
    expect(simulator.rows('Lead')).toEqual([]);
  });

  test('of an owner who left is refused', async () => {
    const { create, simulator } = openSalesforce();
    const user = simulator.addUser('Davi Vendas', 'davi@loja-ponte.example');
    simulator.setActive(user, false);
    expect(refusal(await create({ ...ana, OwnerId: user }))).toEqual([400, 'INACTIVE_OWNER_OR_USER', []]);
  });

  test('has to keep to the rules of the account’s owner', async () => {
    const { create, simulator } = openSalesforce();
    simulator.addValidation(({ LeadSource }) => (LeadSource ? undefined : { message: 'Diga a origem', field: 'LeadSource' }));
    const refused = await create(ana);
    expect([refusal(refused), refused.body[0].message]).toEqual([
      [400, 'FIELD_CUSTOM_VALIDATION_EXCEPTION', ['LeadSource']],
      'Diga a origem',
    ]);
    expect((await create({ ...ana, LeadSource: 'Web' })).status).toBe(201);
  });

  test('that was converted or deleted is not changed', async () => {
    const { create, request, simulator } = openSalesforce();
    const { id } = (await create(ana)).body;
    const contact = simulator.convert(id);
    expect(refusal(await request('PATCH', `${data}/sobjects/Lead/${id}`, { Status: 'x' }))[1]).toBe('CANNOT_UPDATE_CONVERTED_LEAD');
    expect((await request('GET', `${data}/sobjects/Lead/${id}?fields=IsConverted,ConvertedContactId`)).body).toMatchObject({
      IsConverted: true,
      ConvertedContactId: contact,
    });
    expect((await request('DELETE', `${data}/sobjects/Contact/${contact}`)).status).toBe(204);
    expect(refusal(await request('GET', `${data}/sobjects/Contact/${contact}`))).toEqual([404, 'ENTITY_IS_DELETED']);
  });

  test('may be locked for a moment', async () => {
    const { create, simulator } = openSalesforce();
    simulator.lockRows(1);
    expect(refusal(await create(ana))[1]).toBe('UNABLE_TO_LOCK_ROW');
    expect((await create(ana)).status).toBe(201);
  });
});

describe('a second lead of one person', () => {
  const again = { LastName: 'Souza', Company: 'x', Phone: '55 (11) 98765-4321' };

  test.each([
    ['e-mail', { ...again, Phone: null, LastName: 'Lima', Email: 'ANA@cliente.example' }],
    ['name and telephone', again],
  ])('is seen by its %s and refused with the first one’s id', async (_, values) => {
    const { create } = openSalesforce();
    const { id } = (await create(ana)).body;
    const { status, body } = await create(values);
    expect([status, body[0].errorCode, body[0].duplicateResult.allowSave]).toEqual([400, 'DUPLICATES_DETECTED', true]);
    expect(body[0].duplicateResult.matchResults[0].matchRecords[0].record.Id).toBe(id);
  });

  test('is saved where the header allows it, and not where the rule blocks', async () => {
    const { create, simulator } = openSalesforce();
    await create(ana);
    const header = { 'Sforce-Duplicate-Rule-Header': 'allowSave=true' };
    expect((await create(again, header)).status).toBe(201);
    expect(doubledLeads(simulator.ledger())).toHaveLength(1);
    simulator.setDuplicateRule('block');
    expect((await create(again, header)).status).toBe(400);
    simulator.setDuplicateRule('off');
    expect((await create(again)).status).toBe(201);
  });
});

describe('an upsert by an external id', () => {
  const open = (unique = false) => {
    const world = openSalesforce();
    world.simulator.addField('Lead', { name: 'Ponte_Id__c', externalId: true, unique });
    const upsert = (value: string, values: object) => world.request('PATCH', `${data}/sobjects/lead/ponte_id__c/${value}`, values);
    return { ...world, upsert };
  };

  test('makes one, changes it, and does not choose between two', async () => {
    const { upsert, simulator } = open();
    const made = await upsert('L1', ana);
    expect([made.status, made.body]).toEqual([201, { id: expect.any(String), success: true, errors: [], created: true }]);
    const changed = await upsert('l1', { Company: 'Outra' });
    expect([changed.status, changed.body]).toEqual([200, { ...made.body, created: false }]);
    const other = simulator.add('Lead', { LastName: 'B', Company: 'B', Ponte_Id__c: 'L1' });
    const several = await upsert('L1', { Company: 'Outra' });
    expect([several.status, several.body]).toEqual([
      300,
      [`/services/data/v59.0/sobjects/Lead/${made.body.id}`, `/services/data/v59.0/sobjects/Lead/${other}`],
    ]);
  });

  test('does not take the field in the body, nor a field that is no key', async () => {
    const { upsert, request } = open();
    expect(refusal(await upsert('L1', { ...ana, Ponte_Id__c: 'L1' }))).toEqual([400, 'INVALID_FIELD']);
    expect(refusal(await request('PATCH', `${data}/sobjects/Lead/Company/x`, ana))).toEqual([404, 'NOT_FOUND']);
  });

  test('by e-mail finds who is there', async () => {
    const { create, request } = open();
    const { id } = (await create(ana)).body;
    expect((await request('PATCH', `${data}/sobjects/lead/Email/ana@cliente.example`, { Company: 'Y' })).body).toMatchObject({
      id,
      created: false,
    });
  });

  test('that is unique stands once', async () => {
    const { upsert, create } = open(true);
    await upsert('L1', ana);
    expect(refusal(await create({ LastName: 'B', Company: 'B', Ponte_Id__c: 'L1' }))[1]).toBe('DUPLICATE_VALUE');
  });
});

test('a task belongs to a lead', async () => {
  const { create, request, simulator } = openSalesforce();
  const { id } = (await create(ana)).body;
  const task = { Subject: 'WhatsApp enviado', Status: 'Completed', WhoId: id, ActivityDate: '2026-12-01T10:00:00-03:00' };
  const made = await request('POST', `${data}/sobjects/task`, task);
  expect(made.status).toBe(201);
  expect((await request('GET', `${data}/sobjects/Task/${made.body.id}`)).body).toMatchObject({
    WhoId: id,
    ActivityDate: '2026-12-01',
    Priority: 'Normal',
  });
  expect(refusal(await request('POST', `${data}/sobjects/Task`, { ...task, WhoId: '00QHp000000000XAAA' }))[0]).toBe(400);
  expect(simulator.ledger().find(({ kind }) => kind === 'note')?.detail).toMatchObject({ leads: [id], by: 'api' });
});

test('several requests go in one, the next with what the first answered', async () => {
  const { request, simulator } = openSalesforce();
  const compositeRequest = [
    { method: 'POST', url: `/${data}/sobjects/Lead`, referenceId: 'lead', body: ana },
    { method: 'POST', url: `/${data}/sobjects/Task`, referenceId: 'task', body: { Subject: 'Oi', WhoId: '@{lead.id}' } },
  ];
  const { body } = await request('POST', `${data}/composite`, { compositeRequest });
  expect(body.compositeResponse.map(({ httpStatusCode }: { httpStatusCode: number }) => httpStatusCode)).toEqual([201, 201]);
  expect(simulator.rows('Task')[0]!.values.WhoId).toBe(simulator.rows('Lead')[0]!.id);
});

test('describe tells fields and choices, also those of the account’s own', async () => {
  const { request, simulator } = openSalesforce();
  simulator.addField('Lead', { name: 'Etapa__c', type: 'picklist', values: ['1', '2'], restricted: true });
  const { body } = await request('GET', `${data}/sobjects/Lead/describe`);
  const field = (name: string) => body.fields.find((one: { name: string }) => one.name === name);
  expect(field('Etapa__c')).toMatchObject({
    custom: true,
    restrictedPicklist: true,
    picklistValues: [{ value: '1', active: true }, { value: '2' }],
  });
  expect(field('LastName')).toMatchObject({ nillable: false, length: 80 });
  expect(refusal(await request('POST', `${data}/sobjects/Lead`, { ...ana, Etapa__c: '3' }))[1]).toBe(
    'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST',
  );
});

test('strange paths and versions are the client’s fault', async () => {
  const { request, rules } = openSalesforce();
  expect((await request('GET', 'services/data/v20.0/limits')).status).toBe(404);
  expect((await request('GET', `${data}/sobjects/Casa/describe`)).status).toBe(404);
  expect(rules()).toEqual(['unknown-route']);
});

test('the ledger names nobody', async () => {
  const { create, simulator } = openSalesforce();
  await create(ana);
  expect(JSON.stringify(simulator.ledger())).not.toMatch(/Ana|Souza|cliente|98765/);
});

test('what is simulated is labelled, each behaviour once', () => {
  expect(new Set(truths.map(({ behaviour }) => behaviour)).size).toBe(truths.length);
});
