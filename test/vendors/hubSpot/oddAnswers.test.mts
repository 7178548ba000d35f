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
