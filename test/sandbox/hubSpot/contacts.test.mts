/** Contacts, their activities and the account around them. */
import { describe, expect, test } from 'vitest';
import { doubledLeads } from '../../../sandbox/leads/doubled.mts';
import { truths } from '../../../sandbox/simulators/hubSpot/truths.mts';
import type { Loose } from '../support/loose.mts';
import { objects, openHubSpot } from './account.mts';

const ana = { email: 'Ana.Souza@Cliente.example', firstname: 'Ana', phone: '+5511987654321' };

describe('a contact', () => {
  test('is made, and read by id and by e-mail in small letters', async () => {
    const { create, request } = openHubSpot();
    const made = await create(ana);
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({ properties: { email: 'ana.souza@cliente.example', phone: '+5511987654321' }, archived: false });
    const byEmail = await request('GET', `${objects}/contacts/ana.souza%40cliente.example?idProperty=email&properties=phone,nonsense`);
    expect(byEmail.body.id).toBe(made.body.id);
    expect(Object.keys(byEmail.body.properties).sort()).toEqual(['createdate', 'hs_object_id', 'lastmodifieddate', 'phone']);
    expect((await request('GET', `crm/v3/objects/contacts/${made.body.id}`)).body.properties.firstname).toBe('Ana');
  });

  test('is made once for an e-mail: the second is told the id of the first', async () => {
    const { create } = openHubSpot();
    const { body } = await create(ana);
    const again = await create({ email: 'ana.souza@cliente.example' });
    expect([again.status, again.body.category, again.body.message]).toEqual([
      409,
      'CONFLICT',
      `Contact already exists. Existing ID: ${body.id}`,
    ]);
  });

  test('with a property that does not exist is refused, and the property named', async () => {
    const { create } = openHubSpot();
    const { status, body } = await create({ ...ana, ponte_step: '1', lifecyclestage: 'novo' });
    expect([status, body.category]).toEqual([400, 'VALIDATION_ERROR']);
    expect(body.errors.map(({ code, context }: Loose) => [code, context.propertyName[0]])).toEqual([
      ['PROPERTY_DOESNT_EXIST', 'ponte_step'],
      ['INVALID_OPTION', 'lifecyclestage'],
    ]);
    expect(body.message).toContain('Property values were not valid: [{');
  });

  test('takes what the account has made its own, once each where it says so', async () => {
    const { create, request } = openHubSpot();
    const property = {
      name: 'ponte_id',
      label: 'Ponte',
      type: 'string',
      fieldType: 'text',
      groupName: 'contactinformation',
      hasUniqueValue: true,
    };
    expect((await request('POST', 'crm/properties/2026-09/contacts', property)).status).toBe(201);
    expect((await request('POST', 'crm/v3/properties/contacts', property)).status).toBe(409);
    await create({ ...ana, ponte_id: 'L1' });
    const other = await create({ email: 'bia@cliente.example', ponte_id: 'L1' });
    expect([other.status, other.body.errors[0].code]).toEqual([400, 'CONFLICTING_UNIQUE_VALUE']);
    expect((await request('GET', `${objects}/contacts/L1?idProperty=ponte_id`)).body.properties.firstname).toBe('Ana');
  });

  test('does not go back in its stage of life, and keeps an owner who is there', async () => {
    const { create, request, simulator } = openHubSpot();
    const { body } = await create({ ...ana, lifecyclestage: 'customer', hubspot_owner_id: '77' });
    const changed = await request('PATCH', `${objects}/contacts/${body.id}`, { properties: { lifecyclestage: 'lead' } });
    expect([changed.status, changed.body.properties.lifecyclestage]).toEqual([200, 'customer']);
    simulator.removeOwner('78');
    const refused = await request('PATCH', `${objects}/contacts/${body.id}`, { properties: { hubspot_owner_id: '78' } });
    expect([refused.status, refused.body.errors[0].code]).toEqual([400, 'INVALID_OWNER_ID']);
    expect((await request('GET', 'crm/owners/2026-09')).body.results.map(({ id }: Loose) => id)).toEqual(['77']);
    expect((await request('GET', 'crm/v3/owners?archived=true')).body.results.map(({ id }: Loose) => id)).toEqual(['78']);
  });

  test('that the account’s rules want with a phone is refused without one from 2026-09 on', async () => {
    const { create, simulator } = openHubSpot();
    simulator.require(['phone']);
    expect((await create({ email: 'bia@cliente.example' })).status).toBe(400);
    expect((await create({ email: 'bia@cliente.example' }, 'crm/v3/objects/contacts')).status).toBe(201);
  });

  test('that was archived is not found, and its e-mail is free', async () => {
    const { create, request } = openHubSpot();
    const { body } = await create(ana);
    expect((await request('DELETE', `${objects}/contacts/${body.id}`)).status).toBe(204);
    expect((await request('GET', `${objects}/contacts/${body.id}`)).body.category).toBe('OBJECT_NOT_FOUND');
    expect((await create(ana)).status).toBe(201);
  });
});

describe('two contacts that somebody joined', () => {
  test('are one, known by both ids and both e-mails', async () => {
    const { create, request, find, settle, simulator } = openHubSpot();
    const { id: winner } = (await create(ana)).body;
    const { id: loser } = (await create({ email: 'ana@trabalho.example', mobilephone: '+5521988887777' })).body;
    simulator.mergeContacts(winner, loser);
    await settle();
    const byOldId = await request('GET', `${objects}/contacts/${loser}?properties=email,mobilephone,hs_additional_emails`);
    expect([byOldId.body.id, byOldId.body.properties]).toMatchObject([
      winner,
      { mobilephone: '+5521988887777', hs_additional_emails: 'ana@trabalho.example' },
    ]);
    expect((await request('GET', `${objects}/contacts/ana@trabalho.example?idProperty=email`)).body.id).toBe(winner);
    expect((await find('email', 'ana@trabalho.example')).body.total).toBe(0);
    const again = await create({ email: 'ana@trabalho.example' });
    expect([again.status, again.body.message]).toEqual([409, `Contact already exists. Existing ID: ${winner}`]);
    expect(simulator.ledger().map(({ status }) => status)).toEqual(['open', 'merged']);
  });
});

describe('many at once', () => {
  test('are put in or changed by e-mail', async () => {
    const { create, request } = openHubSpot();
    await create(ana);
    const inputs = [
      { id: 'ana.souza@cliente.example', idProperty: 'email', properties: { lastname: 'Souza' } },
      { id: 'bia@cliente.example', idProperty: 'email', properties: { firstname: 'Bia' } },
    ];
    const { status, body } = await request('POST', `${objects}/contacts/batch/upsert`, { inputs });
    expect([status, body.results.map((one: Loose) => one.new)]).toEqual([200, [false, true]]);
    const read = await request('POST', `${objects}/contacts/batch/read`, {
      inputs: [{ id: 'bia@cliente.example' }, { id: 'x@y.example' }],
      idProperty: 'email',
    });
    expect([read.status, read.body.results.length, read.body.errors[0].context.ids]).toEqual([207, 1, ['x@y.example']]);
  });

  test('are refused as one', async () => {
    const { create, request, simulator } = openHubSpot();
    await create(ana);
    const inputs = [{ properties: { email: 'bia@cliente.example' } }, { properties: { email: ana.email } }];
    expect((await request('POST', `${objects}/contacts/batch/create`, { inputs })).status).toBe(409);
    expect(simulator.contacts()).toHaveLength(1);
  });
});

describe('a note', () => {
  const note = (contact: string, typeId = 202) => ({
    properties: { hs_timestamp: '2026-11-24T15:00:00Z', hs_note_body: 'Boas-vindas por WhatsApp' },
    associations: [{ to: { id: contact }, types: [{ associationCategory: 'HUBSPOT_DEFINED', associationTypeId: typeId }] }],
  });

  test('stands in the contact’s timeline', async () => {
    const { create, request, settle, simulator } = openHubSpot();
    const { body } = await create(ana);
    const made = await request('POST', `${objects}/notes`, note(body.id));
    expect(made.status).toBe(201);
    const linked = await request('GET', `crm/v4/objects/contacts/${body.id}/associations/notes`);
    expect(linked.body.results.map(({ toObjectId }: Loose) => String(toObjectId))).toEqual([made.body.id]);
    await settle();
    const asked = {
      filterGroups: [{ filters: [{ propertyName: 'associations.contact', operator: 'EQ', value: body.id }] }],
      properties: ['hs_note_body'],
    };
    expect((await request('POST', `${objects}/notes/search`, asked)).body.results[0].properties.hs_note_body).toBe(
      'Boas-vindas por WhatsApp',
    );
    expect(simulator.ledger().find(({ kind }) => kind === 'note')?.detail).toEqual({ type: 'notes', leads: [body.id], by: 'api' });
  });

  test('needs its time, a contact that is there, and the right kind of association', async () => {
    const { create, request } = openHubSpot();
    const { body } = await create(ana);
    expect((await request('POST', `${objects}/notes`, { properties: { hs_note_body: 'x' } })).status).toBe(400);
    expect((await request('POST', `${objects}/notes`, note('999'))).status).toBe(404);
    expect((await request('POST', `${objects}/notes`, note(body.id, 4))).status).toBe(400);
  });
});

test('the key is asked for, and strange paths are the client’s fault', async () => {
  const { request, rules } = openHubSpot();
  expect((await request('GET', `${objects}/contacts`, undefined, 'wrong')).body.category).toBe('INVALID_AUTHENTICATION');
  expect((await request('GET', 'crm/objects/2027-01/contacts')).status).toBe(404);
  expect(rules()).toEqual(['authorization', 'unknown-route']);
});

test('a hundred requests in ten seconds are enough', async () => {
  const { request, pass, rules } = openHubSpot();
  for (let n = 0; n < 100; n++) expect((await request('GET', 'crm/v3/owners')).status).toBe(200);
  const { status, body } = await request('GET', 'crm/v3/owners');
  expect([status, body.errorType, body.policyName]).toEqual([429, 'RATE_LIMIT', 'TEN_SECONDLY_ROLLING']);
  expect(rules()).toEqual(['rate-limit']);
  pass(10_000);
  expect((await request('GET', 'crm/v3/owners')).status).toBe(200);
});

test('the daily limit is told by its name', async () => {
  const { request, simulator } = openHubSpot();
  simulator.setDailyLimitReached(true);
  expect((await request('GET', 'crm/v3/owners')).body.policyName).toBe('DAILY');
});

test('one person twice is seen in the ledger, which names nobody', async () => {
  const { create, simulator } = openHubSpot();
  const { body } = await create(ana);
  await create({ email: 'outra@cliente.example', phone: '(11) 8765-4321' });
  simulator.addContact({ email: 'mae@cliente.example', mobilephone: '11 98765 4321' });
  expect(JSON.stringify(simulator.ledger())).not.toMatch(/Ana|cliente\.example|8765/);
  const found = doubledLeads(simulator.ledger());
  expect(found.map(({ rule }) => rule)).toEqual(['doubled-lead']);
  expect(found[0]!.detail).toContain(`the person of ${body.id} (phone)`);
  simulator.archiveContact(body.id);
  expect(doubledLeads(simulator.ledger())).toEqual([]);
});

test('what is simulated is labelled, each behaviour once', () => {
  expect(new Set(truths.map(({ behaviour }) => behaviour)).size).toBe(truths.length);
});
