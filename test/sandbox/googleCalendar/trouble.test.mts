import { expect, test } from 'vitest';
import { minute, openAccount, timed } from './account.mts';

const noon = timed('2026-12-01T12:00:00-03:00', '2026-12-01T13:00:00-03:00');

test('601 requests in a minute are one too many, on whichever clock the minute passes first', async () => {
  const { list, clock, pass, refusal, rules } = openAccount();
  for (let index = 0; index < 600; index++) await list({ fields: 'kind' });
  expect(refusal(await list())).toEqual([403, 'userRateLimitExceeded', 'User Rate Limit Exceeded']);
  await clock.advance(minute);
  expect((await list()).status).toBe(200);
  for (let index = 0; index < 599; index++) await list({ fields: 'kind' });
  expect((await list()).status).toBe(403);
  pass(minute);
  expect((await list()).status).toBe(200);
  expect(rules()).toEqual(['rate-limit', 'rate-limit']);
});

test('a usage limit refuses writing and lets reading go on', async () => {
  const { insert, list, refusal, simulator, rules } = openAccount();
  simulator.setUsageLimitReached(true);
  expect(refusal(await insert(noon))).toEqual([403, 'quotaExceeded', 'Calendar usage limits exceeded.']);
  expect((await list()).status).toBe(200);
  expect(rules()).toEqual([]);
});

test('Google may be down, its login too', async () => {
  const { insert, fetch, refusal, simulator } = openAccount();
  simulator.setDown(true);
  expect(refusal(await insert(noon))).toEqual([503, 'backendError', 'Backend Error']);
  expect((await fetch('https://oauth2.googleapis.com/token', { method: 'POST' })).status).toBe(503);
  simulator.setDown(false);
  expect((await insert(noon)).status).toBe(200);
});

test('a limit that strikes is told in each of Google’s ways', async () => {
  const { simulator } = openAccount();
  const call = { method: 'GET', path: '/calendar/v3/calendars/primary/events', body: '' };
  const said = [];
  for (let index = 0; index < 3; index++) {
    const answer = simulator.rateLimitedAnswer(call);
    said.push([answer.status, ((await answer.json()) as { error: { errors: { reason: string }[] } }).error.errors[0]!.reason]);
  }
  expect(said).toEqual([
    [403, 'userRateLimitExceeded'],
    [403, 'rateLimitExceeded'],
    [429, 'rateLimitExceeded'],
  ]);
});

test.each([
  ['GET', '/calendar/v3/users/me/calendarList', 'calendarList.list'],
  ['GET', '/calendar/v3/calendars/a%40b.example/events', 'events.list'],
  ['POST', '/calendar/v3/calendars/a%40b.example/events', 'events.insert'],
  ['PATCH', '/calendar/v3/calendars/primary/events/abc', 'events.patch'],
  ['DELETE', '/calendar/v3/calendars/primary/events/abc', 'events.delete'],
  ['POST', '/calendar/v3/freeBusy', 'freeBusy.query'],
  ['POST', '/token', 'oauth.token'],
  ['POST', '/calendar/v3/calendars/primary/events/watch', 'unknown'],
])('%s %s is %s', (method, path, operation) => {
  expect(openAccount().operation(method, path)).toBe(operation);
});

test('a call that is not simulated is not found, and reported', async () => {
  const { request, rules } = openAccount();
  expect((await request('POST', 'calendars/primary/events/watch', { body: {} })).status).toBe(404);
  expect(rules()).toEqual(['unknown-route']);
});

test('the ledger has appointments, without anybody’s name', async () => {
  const { insert, simulator } = openAccount();
  await insert({
    ...noon,
    id: 'b00k1ng77',
    attendees: [{ email: 'maria@cliente.example' }],
    extendedProperties: { private: { phone: '5511987654321' } },
  });
  const typed = simulator.book({
    start: '2026-12-02T10:00:00-03:00',
    customer: { name: 'João', email: 'joao@cliente.example', phone: '11 98765-4321' },
  });
  simulator.cancel(typed);
  const ledger = simulator.ledger();
  expect(ledger).toMatchObject([
    {
      kind: 'appointment',
      id: 'b00k1ng77',
      status: 'confirmed',
      at: Date.parse('2026-11-24T15:00:00Z'),
      detail: { by: 'api', properties: ['phone'] },
    },
    { id: typed, status: 'cancelled', detail: { by: 'people', start: '2026-12-02T13:00:00.000Z' } },
  ]);
  expect(JSON.stringify(ledger)).not.toMatch(/maria@|João|98765/);
});

test('history tells what changed when, and by whom', async () => {
  const { clock, patch, simulator } = openAccount();
  const id = simulator.book({ start: '2026-12-02T10:00:00-03:00' });
  await clock.advance(minute);
  await patch(id, { summary: 'Outra' });
  const ours = simulator.history().filter(({ eventId }) => eventId === id);
  expect(ours).toMatchObject([
    { what: 'created', by: 'people', at: Date.parse('2026-11-24T15:00:00Z') },
    { what: 'changed', by: 'api', at: Date.parse('2026-11-24T15:01:00Z') },
  ]);
});

test('a guest who declines shows in the event and in its slot', async () => {
  const { get, simulator } = openAccount();
  const id = simulator.book({ start: '2026-12-02T10:00:00-03:00', customer: { name: 'João', email: 'joao@cliente.example' } });
  simulator.respond(id, 'joao@cliente.example', 'declined');
  expect((await get(id)).body.attendees).toEqual([{ email: 'joao@cliente.example', displayName: 'João', responseStatus: 'declined' }]);
  expect(simulator.slots({}, 'dona@loja-ponte.example')).toMatchObject([{ id, declined: true }]);
});

test('a whole day that is moved keeps its length, and a calendar that is shared no more is not found', async () => {
  const { get, list, simulator } = openAccount();
  const id = simulator.book({ start: '2026-12-02', days: 3 });
  simulator.move(id, { start: '2026-12-10' });
  expect((await get(id)).body).toMatchObject({ start: { date: '2026-12-10' }, end: { date: '2026-12-13' } });
  simulator.unshare('dona@loja-ponte.example');
  expect((await list()).status).toBe(404);
});

test('a reset empties the calendars and leaves the logins', async () => {
  const { insert, list, simulator } = openAccount();
  await insert(noon);
  simulator.reset();
  expect((await list()).body.items).toEqual([]);
});
