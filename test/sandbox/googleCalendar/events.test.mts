import { expect, test } from 'vitest';
import { minute, openAccount, timed } from './account.mts';

const noon = timed('2026-12-01T12:00:00-03:00', '2026-12-01T13:00:00-03:00');

test('an event is made, shown in the calendar’s zone, and read again', async () => {
  const { insert, get, rules } = openAccount();
  const made = await insert({
    ...noon,
    start: { dateTime: '2026-12-01T15:00:00Z', timeZone: 'America/Sao_Paulo' },
    description: 'Tel. 11 98765-4321',
  });
  expect(made.status).toBe(200);
  expect(made.body).toMatchObject({
    kind: 'calendar#event',
    status: 'confirmed',
    summary: 'Consulta',
    description: 'Tel. 11 98765-4321',
    start: { dateTime: '2026-12-01T12:00:00-03:00', timeZone: 'America/Sao_Paulo' },
    end: { dateTime: '2026-12-01T13:00:00-03:00', timeZone: 'America/Sao_Paulo' },
    created: '2026-11-24T15:00:00.000Z',
    updated: '2026-11-24T15:00:00.000Z',
    iCalUID: `${made.body.id}@google.com`,
    sequence: 0,
    eventType: 'default',
    reminders: { useDefault: true },
    organizer: { email: 'dona@loja-ponte.example', self: true },
  });
  expect(made.body.id).toMatch(/^[a-v0-9]{26}$/);
  expect((await get(made.body.id)).body).toEqual(made.body);
  expect((await get(made.body.id, '?timeZone=Europe/Lisbon')).body.start).toEqual({
    dateTime: '2026-12-01T15:00:00Z',
    timeZone: 'America/Sao_Paulo',
  });
  expect(rules()).toEqual([]);
});

test('a client’s own id is taken once, also after the event was deleted', async () => {
  const { insert, remove, get, refusal, rules } = openAccount();
  expect((await insert({ ...noon, id: 'b00k1ng77' })).body.id).toBe('b00k1ng77');
  expect(refusal(await insert({ ...noon, id: 'b00k1ng77' }))).toEqual([409, 'duplicate', 'The requested identifier already exists.']);
  const gone = await remove('b00k1ng77');
  expect([gone.status, gone.text]).toEqual([204, '']);
  expect(refusal(await remove('b00k1ng77'))).toEqual([410, 'deleted', 'Resource has been deleted']);
  expect(refusal(await insert({ ...noon, id: 'b00k1ng77' }))[0]).toBe(409);
  expect((await get('b00k1ng77')).body.status).toBe('cancelled');
  expect(rules()).toEqual([]);
});

test.each([
  ['x1', 'too short'],
  ['booking-77', 'a hyphen'],
  ['wxyz12', 'letters after v'],
  ['B00K1NG', 'capitals'],
])('the id %s is refused: %s', async (id) => {
  const { insert, refusal, rules } = openAccount();
  expect(refusal(await insert({ ...noon, id }))).toEqual([400, 'invalid', 'Invalid resource id value.']);
  expect(rules()).toEqual(['invalid-event']);
});

test.each([
  [{ end: undefined }, 'required', 'Missing end time.'],
  [{ start: { date: '2026-12-01', dateTime: '2026-12-01T12:00:00-03:00' } }, 'invalid', 'Invalid start time.'],
  [{ start: { dateTime: '2026-12-01T12:00:00' } }, 'required', 'Missing time zone definition for start time.'],
  [{ start: { dateTime: '2026-12-01T12:00:00', timeZone: 'Brasilia' } }, 'invalid', 'Invalid time zone definition for start time.'],
  [{ start: { dateTime: '2026-12-01T13:00:01-03:00' } }, 'timeRangeEmpty', 'The specified time range is empty.'],
  [{ start: { date: '2026-12-01' } }, 'invalid', 'Start and end times must either both be date or both be dateTime.'],
  [{ start: { date: '2026-12-01' }, end: { date: '2026-12-01' } }, 'timeRangeEmpty', 'The specified time range is empty.'],
  [{ attendees: [{ email: 'maria' }] }, 'invalid', 'Invalid attendee email.'],
  [{ recurrence: ['every Tuesday'] }, 'invalid', 'Invalid recurrence rule.'],
  [{ visibility: 'secret' }, 'invalid', 'Invalid value for: visibility'],
])('%j is refused: %s', async (change, reason, message) => {
  const { insert, refusal } = openAccount();
  expect(refusal(await insert({ ...noon, ...change }))).toEqual([400, reason, message]);
});

test('a wall clock’s time goes by the zone that stands beside it', async () => {
  const { insert } = openAccount();
  const { body } = await insert({
    ...noon,
    start: { dateTime: '2026-12-01T15:00:00', timeZone: 'Europe/Berlin' },
    end: { dateTime: '2026-12-01T16:00:00', timeZone: 'Europe/Berlin' },
  });
  expect(body.start).toEqual({ dateTime: '2026-12-01T11:00:00-03:00', timeZone: 'Europe/Berlin' });
});

test('a patch merges: what is not named stays, null removes', async () => {
  const { insert, patch } = openAccount();
  const { body } = await insert({
    ...noon,
    location: 'Sala 3',
    extendedProperties: { private: { phone: '5511987654321', bookingId: '77' } },
  });
  const { body: patched } = await patch(body.id, {
    location: null,
    extendedProperties: { private: { bookingId: null, confirmed: 'yes' } },
  });
  expect(patched.location).toBeUndefined();
  expect(patched.summary).toBe('Consulta');
  expect(patched.extendedProperties).toEqual({ private: { phone: '5511987654321', confirmed: 'yes' } });
});

test('a move changes start, sequence and updated; a change that changes nothing leaves the etag', async () => {
  const { clock, insert, patch } = openAccount();
  const { body } = await insert(noon);
  await clock.advance(5 * minute);
  const same = await patch(body.id, { summary: 'Consulta' });
  expect([same.body.etag, same.body.updated]).toEqual([body.etag, body.updated]);
  const moved = await patch(body.id, {
    start: { dateTime: '2026-12-02T10:00:00-03:00' },
    end: { dateTime: '2026-12-02T11:00:00-03:00' },
  });
  expect(moved.body).toMatchObject({
    start: { dateTime: '2026-12-02T10:00:00-03:00', timeZone: 'America/Sao_Paulo' },
    sequence: 1,
    updated: '2026-11-24T15:05:00.000Z',
  });
  expect(moved.body.etag).not.toBe(body.etag);
});

test('a start beyond the end that stays is refused', async () => {
  const { insert, patch, refusal } = openAccount();
  const { body } = await insert(noon);
  expect(refusal(await patch(body.id, { start: { dateTime: '2026-12-02T10:00:00-03:00' } }))[1]).toBe('timeRangeEmpty');
});

test('reminders change the etag and not updated', async () => {
  const { clock, insert, patch } = openAccount();
  const { body } = await insert(noon);
  await clock.advance(minute);
  const { body: patched } = await patch(body.id, { reminders: { useDefault: false, overrides: [{ method: 'popup', minutes: 5 }] } });
  expect(patched.updated).toBe(body.updated);
  expect(patched.etag).not.toBe(body.etag);
});

test('If-Match holds a change to the version that was read', async () => {
  const { insert, patch, remove, get, refusal } = openAccount();
  const { body } = await insert(noon);
  const first = await patch(body.id, { summary: 'Retorno' }, { headers: { 'If-Match': body.etag } });
  expect(first.status).toBe(200);
  const refused = [412, 'conditionNotMet', 'Precondition Failed'];
  expect(refusal(await patch(body.id, { summary: 'Outra' }, { headers: { 'If-Match': body.etag } }))).toEqual(refused);
  expect(refusal(await remove(body.id, '', { 'If-Match': body.etag }))).toEqual(refused);
  expect((await remove(body.id, '', { 'If-Match': first.body.etag })).status).toBe(204);
  expect((await get(body.id)).body.summary).toBe('Retorno');
});

test('a deleted event comes back by its status, and is otherwise nobody’s', async () => {
  const { insert, patch, remove, refusal, list } = openAccount();
  const { body } = await insert(noon);
  await remove(body.id);
  expect(refusal(await patch(body.id, { summary: 'Outra' }))).toEqual([403, 'forbidden', 'Forbidden']);
  expect((await patch(body.id, { status: 'confirmed' })).body.status).toBe('confirmed');
  expect((await list()).body.items).toHaveLength(1);
});

test('status cancelled in a patch deletes', async () => {
  const { insert, patch, list } = openAccount();
  const { body } = await insert(noon);
  expect((await patch(body.id, { status: 'cancelled' })).body.status).toBe('cancelled');
  expect((await list()).body.items).toEqual([]);
});

test('guests get mails only where the client asks for them', async () => {
  const { insert, patch, remove, simulator } = openAccount();
  const guests = { attendees: [{ email: 'maria@gmail.com' }, { email: 'joao@empresa.example' }] };
  const { body } = await insert({ ...noon, ...guests });
  expect(simulator.mails()).toEqual([]);
  await patch(body.id, { location: 'Sala 1' }, { query: '?sendUpdates=externalOnly' });
  await remove(body.id, '?sendUpdates=all');
  expect(simulator.mails()).toMatchObject([
    { kind: 'update', to: ['joao@empresa.example'] },
    { kind: 'cancellation', to: ['maria@gmail.com', 'joao@empresa.example'] },
  ]);
});

test('a wish of mails that does not exist is refused before anything is done', async () => {
  const { insert, list, refusal } = openAccount();
  expect(refusal(await insert(noon, '?sendUpdates=yes'))[0]).toBe(400);
  expect((await list()).body.items).toEqual([]);
});

test('a Meet room is made once, where the client knows of conferences', async () => {
  const { insert, patch } = openAccount();
  const request = { conferenceData: { createRequest: { requestId: 'r1' } } };
  expect((await insert({ ...noon, ...request })).body.hangoutLink).toBeUndefined();
  const { body } = await insert({ ...noon, ...request }, '?conferenceDataVersion=1');
  expect(body.hangoutLink).toMatch(/^https:\/\/meet\.google\.com\/[a-z]{3}-[a-z]{4}-[a-z]{3}$/);
  expect((await patch(body.id, { summary: 'Outra' })).body.hangoutLink).toBe(body.hangoutLink);
});

test('properties that are too long are dropped or cut without a word, and reported', async () => {
  const { insert, rules } = openAccount();
  const long = { ['k'.repeat(45)]: 'x', note: 'y'.repeat(1025) };
  const { body } = await insert({ ...noon, extendedProperties: { private: long } });
  expect(body.extendedProperties).toEqual({ private: { note: 'y'.repeat(1024) } });
  expect(rules()).toEqual(['property-dropped', 'property-cut']);
});

test('fields that Google does not know are ignored, and the client’s mistake', async () => {
  const { insert, rules } = openAccount();
  expect((await insert({ ...noon, phone: '11987654321' })).body.phone).toBeUndefined();
  expect(rules()).toEqual(['unknown-field']);
});

test('what is not there, or not shared, is not found', async () => {
  const { get, patch, remove, request, refusal } = openAccount();
  const notFound = [404, 'notFound', 'Not Found'];
  expect(refusal(await get('nothing1'))).toEqual(notFound);
  expect(refusal(await patch('nothing1', {}))).toEqual(notFound);
  expect(refusal(await remove('nothing1'))).toEqual(notFound);
  expect(refusal(await request('GET', 'calendars/outra%40loja.example/events'))).toEqual(notFound);
});

test('a calendar that may only be read takes no event, and hides what is private', async () => {
  const { request, refusal, simulator } = openAccount();
  const id = simulator.calendars()[1]!.id;
  simulator.book({ calendar: id, start: '2026-12-01T12:00:00-03:00', title: 'Dentista', visibility: 'private' });
  simulator.setAccess(id, 'reader');
  const path = `calendars/${encodeURIComponent(id)}/events`;
  expect(refusal(await request('POST', path, { body: noon }))).toEqual([
    403,
    'requiredAccessLevel',
    'You need to have writer access to this calendar.',
  ]);
  const { items } = (await request('GET', path)).body;
  expect(items[0]).toMatchObject({ visibility: 'private', start: { dateTime: '2026-12-01T12:00:00-03:00' } });
  expect(items[0].summary).toBeUndefined();
});

test('PUT replaces the event', async () => {
  const { insert, request, events } = openAccount();
  const { body } = await insert({ ...noon, location: 'Sala 3' });
  const { body: replaced } = await request('PUT', `${events}/${body.id}`, { body: { ...noon, summary: 'Retorno' } });
  expect([replaced.summary, replaced.location]).toEqual(['Retorno', undefined]);
});

test('a body that is no JSON is refused', async () => {
  const { fetch, tokens } = openAccount();
  const answer = await fetch('https://www.googleapis.com/calendar/v3/calendars/primary/events', {
    method: 'POST',
    headers: { Authorization: `Bearer ${tokens.access_token}`, 'Content-Type': 'application/json' },
    body: '{',
  });
  expect(answer.body.error).toMatchObject({ code: 400, errors: [{ reason: 'parseError' }] });
});
