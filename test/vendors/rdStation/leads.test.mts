/** RD Station Marketing: what is its own, and how often it is asked. */
import { describe, expect, test } from 'vitest';
import { draft } from '../../contracts/leadBook.contract.mts';
import { answering } from '../../contracts/support/alteredAnswers.mts';
import { failureOf } from '../../contracts/support/failureOf.mts';
import { freshAccount } from '../../contracts/support/freshAccount.mts';
import { rdStationWorld } from '../../contracts/support/rdStationWorld.mts';
import { openLeadBook } from '../../../vendors/rdStation/leads/leadBook.ts';

const request = (over: Parameters<typeof draft>[0] = {}) => ({ draft: draft(over), owner: { kind: 'none' } as const });

/** The fields are asked for now and then; they are no part of an operation. */
const operationsOf = (world: ReturnType<typeof rdStationWorld>) =>
  world.calls.map(({ operation }) => operation).filter((name) => name !== 'fields.list');

const at = '2026-11-24T15:10:00.000Z';
const granted = [{ category: 'communications', type: 'consent', status: 'granted' }];

test('calls of a new lead and of one that is known', async () => {
  const world = rdStationWorld();
  await world.open().capture(request());
  expect(operationsOf(world)).toEqual(['contacts.get', 'contacts.get', 'contacts.create']);
  await world.open().capture(request());
  expect(operationsOf(world).slice(3)).toEqual(['contacts.get']);
});

test('no more than a hundred and twenty calls a minute, however many leads come at once', async () => {
  const world = rdStationWorld();
  const keeper = world.open({ deadline: world.clock.now() + 3_600_000 });
  await Promise.all(
    Array.from({ length: 90 }, async (_, number) => await keeper.capture(request({ email: `l${number}@loja.example`, phone: null }))),
  );
  expect(world.people()).toHaveLength(90);
  expect(world.violations).toEqual([]);
});

describe('the consent', () => {
  test('of a new contact is its legal basis, and an opt-out declines it', async () => {
    const world = rdStationWorld();
    const { lead } = await world.open().capture(request());
    expect(world.simulator.contacts()[0]!.legalBases).toEqual(granted);
    await world.open().stopCadence(lead.id!, { reason: 'optedOut', at });
    expect(world.simulator.contacts()[0]!.legalBases).toMatchObject([{ status: 'declined' }]);
  });

  test.each([
    ['for WhatsApp alone', { given: true, at, proof: 'Form', channels: ['whatsapp' as const] }],
    ['that nobody asked for', { given: null, at: null, proof: null, channels: [] }],
  ])('%s is no legal basis for e-mails', async (_, consent) => {
    const world = rdStationWorld();
    await world.open().capture(request({ consent }));
    expect(world.simulator.contacts()[0]!.legalBases).toEqual([]);
  });

  test('of somebody who left by an e-mail of RD Station is not granted anew', async () => {
    const world = rdStationWorld();
    world.byHand.add({ name: 'Maria', email: 'maria@loja.example' });
    world.simulator.unsubscribe('maria@loja.example');
    const { lead } = await world.open().capture(request());
    expect(lead.consent.given).toBe(true);
    expect(world.simulator.contacts()[0]!.legalBases).toEqual([]);
    expect(world.violations).toEqual([]);
  });
});

test('a second enquiry and another name are told: there is no timeline', async () => {
  const world = rdStationWorld();
  await world.open().capture(request());
  const { lead } = await world.open().capture(request({ name: 'Pedro Lima', interest: 'Mais dez' }));
  expect(lead).toMatchObject({ name: 'Maria da Silva', interest: 'Quero um orçamento' });
  expect(lead.problems).toEqual([
    { field: 'lead.name', message: 'is another one in the CRM than the person gave' },
    { field: 'lead.interest', message: 'is another one in the CRM than the person gave' },
  ]);
});

test('two contacts that are one person are named, and the phone stays with its own', async () => {
  const world = rdStationWorld();
  const byPhone = await world.open().capture(request({ email: null }));
  const byEmail = await world.open().capture(request({ phone: null }));
  const { lead } = await world.open().capture(request());
  expect(lead.id).toBe(byEmail.lead.id);
  expect(lead.problems.at(-1)).toEqual({ field: 'lead', message: expect.stringContaining(byPhone.lead.id!) });
  expect(world.people()).toHaveLength(2);
});

describe('the fields', () => {
  test('that are missing are named, and nothing is written', async () => {
    const world = rdStationWorld({ withFields: false });
    const { failure } = await failureOf(world.open().capture(request()));
    expect(failure).toMatchObject({ class: 'validation', code: 'fieldMissing' });
    for (const field of ['"Consent"', '"Stop Reason"']) expect(failure.message).toContain(field);
    expect(world.people()).toEqual([]);
    expect(JSON.stringify(failure)).not.toMatch(/maria|91234/i);
  });

  test('of either language are known', async () => {
    const world = rdStationWorld({ withFields: false });
    for (const name of ['cf_consent', 'cf_stop_reason', 'cf_company']) world.simulator.addField(name);
    const { lead } = await world.open().capture(request());
    expect(lead.company).toBe('Silva Flores');
    expect(lead.problems.map(({ field }) => field)).toEqual(['lead.interest', 'lead.source', 'lead.campaign']);
  });
});

test('nobody is given a lead where there are no sellers', async () => {
  const world = rdStationWorld();
  const { failure } = await failureOf(world.open().capture({ draft: draft(), owner: { kind: 'chosen', id: '1' } }));
  expect(failure).toMatchObject({ class: 'validation', code: 'ownerGone' });
  expect(world.people()).toEqual([]);
});

test('the twenty-fifth change of a day is refused by name, and keeps no other lead waiting', async () => {
  const world = rdStationWorld();
  const { lead } = await world.open().capture(request());
  const other = await world.open().capture(request({ email: 'rosa@loja.example', phone: null }));
  for (let n = 0; n < 24; n++) await world.open().update(lead.id!, { company: `Nome ${n}` });
  const started = world.clock.now();
  const { failure } = await failureOf(world.open({ deadline: started + 30_000 }).update(lead.id!, { company: 'Ainda' }));
  expect(failure.class).toBe('rateLimited');
  const later = world.open({ deadline: world.clock.now() + 30_000 });
  expect((await later.update(other.lead.id!, { company: 'Nova' })).company).toBe('Nova');
});

describe('an odd answer with HTTP 200', () => {
  test.each([[{}], [{ fields: null }], ['']])('%j about the fields does not say that they are missing', async (body) => {
    const world = rdStationWorld();
    const book = openLeadBook(answering(world.connect({ account: freshAccount() }), /\/fields$/, body));
    expect((await failureOf(book.capture(request()))).failure.class).toBe('transient');
    expect(world.people()).toEqual([]);
  });

  test.each(['email', 'phone', 'uuid'])('with somebody else, asked for by %s, is not completed and not written to', async (by) => {
    const world = rdStationWorld();
    const { lead } = await world.open().capture(request());
    const rosa = { uuid: 'another', email: 'rosa@loja.example', mobile_phone: '+5521988887777', name: 'Rosa' };
    const book = openLeadBook(answering(world.connect({ account: freshAccount() }), new RegExp(`/contacts/${by}:`), rosa));
    const asked =
      by === 'uuid' ? book.update(lead.id!, { company: 'Silva' }) : book.capture(request(by === 'phone' ? { email: null } : {}));
    expect((await failureOf(asked)).failure.class).toBe('transient');
    expect(world.calls.filter(({ method }) => method !== 'GET')).toHaveLength(1);
  });
});

test('a field of choices is none: it would read as empty, and what a person chose be written over', async () => {
  const world = rdStationWorld();
  const fields = (interest: object) => ({
    fields: [
      ...['cf_consentimento', 'cf_motivo_da_parada'].map((name) => ({
        api_identifier: name,
        data_type: 'STRING',
        presentation_type: 'TEXT_AREA',
      })),
      { api_identifier: 'cf_interesse', ...interest },
    ],
  });
  for (const choice of [
    { data_type: 'STRING[]', presentation_type: 'MULTIPLE_CHOICE' },
    { data_type: 'STRING', presentation_type: 'COMBO_BOX' },
  ]) {
    const book = openLeadBook(answering(world.connect({ account: freshAccount() }), /\/fields$/, fields(choice)));
    const { lead } = await book.capture(request({ interest: 'Preço' }));
    expect(lead.problems).toContainEqual({ field: 'lead.interest', message: 'has no place in the CRM: it was not kept' });
    expect(world.simulator.contacts()[0]!.values).not.toHaveProperty('cf_interesse');
    world.simulator.removeContact(lead.id!);
  }
});

test('what is no address is not kept, and told so: there is no timeline', async () => {
  const world = rdStationWorld();
  const { lead } = await world.open().capture(request({ email: 'maria@loja' }));
  expect(lead.problems).toEqual([{ field: 'lead.email', message: 'is not an e-mail address: it was not kept' }]);
});
