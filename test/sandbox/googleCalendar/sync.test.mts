import { expect, test } from 'vitest';
import type { Loose } from '../support/loose.mts';
import { day, openAccount } from './account.mts';

async function openSynced(query: Record<string, string> = {}) {
  const account = openAccount();
  const { simulator, list } = account;
  const id = simulator.book({ start: '2026-12-01T10:00:00-03:00', title: 'ten' });
  const token = (await list(query)).body.nextSyncToken as string;
  return { ...account, id, token };
}

test('a sync token brings what has changed since, deleted events too', async () => {
  const { list, simulator, id, token } = await openSynced();
  expect((await list({ syncToken: token })).body.items).toEqual([]);
  simulator.book({ start: '2026-12-02T10:00:00-03:00', title: 'new' });
  simulator.cancel(id);
  const { body } = await list({ syncToken: token });
  expect(body.items.map(({ status }: Loose) => status)).toEqual(['cancelled', 'confirmed']);
  expect((await list({ syncToken: body.nextSyncToken })).body.items).toEqual([]);
});

test('a changed instance comes as an exception, or as an instance where the first list had instances', async () => {
  const { list, simulator } = openAccount();
  simulator.series({ id: 'ser1es', start: '2026-12-01T10:00:00-03:00', rule: 'RRULE:FREQ=WEEKLY;COUNT=3' });
  const stored = (await list()).body.nextSyncToken;
  const single = (await list({ singleEvents: 'true' })).body.nextSyncToken;
  simulator.cancel('ser1es_20261208T130000Z');
  const queries: Record<string, string>[] = [{ syncToken: stored }, { syncToken: single, singleEvents: 'true' }];
  for (const query of queries) expect((await list(query)).body.items.map(({ id }: Loose) => id)).toEqual(['ser1es_20261208T130000Z']);
});

test.each([
  'timeMin',
  'timeMax',
  'updatedMin',
  'orderBy',
  'q',
  'iCalUID',
  'privateExtendedProperty',
  'sharedExtendedProperty',
  'showDeleted',
])('it may not stand beside %s', async (name) => {
  const { list, refusal, rules, token } = await openSynced();
  const value = name === 'showDeleted' ? 'false' : '2026-12-01T00:00:00Z';
  expect(refusal(await list({ syncToken: token, [name]: value }))[0]).toBe(400);
  expect(rules()).toEqual(['sync-token-with-filter']);
});

test('it expires: 410, and everything is read anew', async () => {
  const { clock, events, list, refusal, request, simulator, token } = await openSynced();
  const expired = [410, 'fullSyncRequired', 'Sync token is no longer valid, a full sync is required.'];
  expect(refusal(await list({ syncToken: 'Cnever=' }))).toEqual(expired);
  simulator.expireSyncTokens();
  expect(refusal(await list({ syncToken: token }))).toEqual(expired);
  const next = (await list()).body.nextSyncToken as string;
  await clock.advance(28 * day + 1);
  const login = { token: simulator.issueTokens().access_token };
  expect(refusal(await request('GET', `${events}?syncToken=${encodeURIComponent(next)}`, login))).toEqual(expired);
});

test('with other parameters than at first it is used against the rules', async () => {
  const { list, rules, token } = await openSynced();
  await list({ syncToken: token, singleEvents: 'true' });
  expect(rules()).toEqual(['sync-token-other-query']);
});

test('a list in an order of its own has none; one of a window has one', async () => {
  expect((await openSynced({ singleEvents: 'true', orderBy: 'startTime' })).token).toBeUndefined();
  expect((await openSynced({ timeMin: '2026-11-24T00:00:00Z' })).token).toBeDefined();
});
