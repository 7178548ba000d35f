/** HubSpot, or a proxy before it, answers 200 with something else than what was asked for. */
import { expect, test } from 'vitest';
import { draft } from '../../contracts/leadKeeper.contract.mts';
import { answering } from '../../contracts/support/alteredAnswers.mts';
import { failureOf } from '../../contracts/support/failureOf.mts';
import { freshAccount } from '../../contracts/support/freshAccount.mts';
import { hubSpotWorld } from '../../contracts/support/hubSpotWorld.mts';
import { openLeadKeeper } from '../../../vendors/hubSpot/leads/leadKeeper.ts';

const note = { key: 'welcome', channel: 'email' as const, text: 'Boas-vindas', at: '2026-11-24T15:00:00.000Z' };

test.each<[string, RegExp, unknown]>([
  ['nothing of the contact', /associations=notes/, {}],
  ['a contact whose notes are no list', /associations=notes/, { id: '1', associations: { notes: {} } }],
  ['no list of the notes themselves', /batch\/read/, { status: 'COMPLETE' }],
])('%s is not "no notes": none is written a second time', async (_, address, body) => {
  const world = hubSpotWorld();
  const { lead } = await world.open().capture({ draft: draft(), owner: { kind: 'none' } });
  await world.open().note(lead.id!, note);
  const keeper = openLeadKeeper(answering(world.connect({ account: freshAccount() }), address, body));
  expect((await failureOf(keeper.note(lead.id!, note))).failure.class).toBe('transient');
  expect(world.notes(lead.id!)).toHaveLength(1);
});

const request = (over: Parameters<typeof draft>[0] = {}) => ({ draft: draft(over), owner: { kind: 'none' } as const });

const contact = (properties: Record<string, unknown>) => ({
  id: '999',
  properties: { createdate: '2026-11-24T12:00:00.000Z', lastmodifieddate: '2026-11-24T12:00:00.000Z', ...properties },
  archived: false,
});

test.each<[string, RegExp, Parameters<typeof draft>[0], Record<string, unknown>]>([
  ['the e-mail', /idProperty=email/, { phone: null }, { email: 'rosa@loja.example' }],
  ['the phone', /idProperty=ponte_phone/, { email: null }, { ponte_phone: '+5521999990000' }],
])('somebody else’s contact in the answer for %s is not completed', async (_, address, over, properties) => {
  const world = hubSpotWorld();
  const keeper = openLeadKeeper(answering(world.connect(), address, contact(properties)));
  expect((await failureOf(keeper.capture(request(over)))).failure).toMatchObject({ class: 'transient', code: 'unreadableAnswer' });
  expect(world.people()).toEqual([]);
});

test('who was merged with another answers to both addresses', async () => {
  const world = hubSpotWorld();
  const [first, second] = ['maria@loja.example', 'maria@casa.example'].map((email) => world.byHand.add({ name: 'Maria', email }));
  world.simulator.mergeContacts(first!, second!);
  const { lead, found } = await world.open().capture(request({ email: 'maria@casa.example', phone: null }));
  expect([lead.id, found]).toEqual([first, true]);
  // Whoever still has the old id writes into the record that stands.
  await world.open().note(second!, note);
  expect(world.notes(first!)).toEqual(expect.arrayContaining([expect.stringContaining('Boas-vindas')]));
});

test('a list of owners that is none does not mean that everybody has left', async () => {
  const world = hubSpotWorld();
  const keeper = openLeadKeeper(answering(world.connect(), /owners/, { results: null }));
  const chosen = { draft: draft(), owner: { kind: 'chosen', id: world.owners[0] } } as const;
  expect((await failureOf(keeper.capture(chosen))).failure).toMatchObject({ class: 'transient', code: 'unreadableAnswer' });
});

test('an answer longer than HubSpot takes does not cost the lead', async () => {
  const world = hubSpotWorld();
  const { lead } = await world.open().capture(request({ interest: 'a'.repeat(65_535) + '🌷 sem fim' }));
  expect(lead.interest).toBe('a'.repeat(65_535));
});

test('a search that does not say how many it found may be a part: nobody is made anew', async () => {
  const world = hubSpotWorld();
  const keeper = openLeadKeeper(answering(world.connect(), /contacts\/search/, { results: [] }));
  expect((await failureOf(keeper.capture(request()))).failure).toMatchObject({ class: 'transient', code: 'unreadableAnswer' });
  expect(world.people()).toEqual([]);
});
