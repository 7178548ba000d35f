import { describe, expect, test } from 'vitest';
import type { Loose } from '../support/loose.mts';
import { day, minute, openAccount } from './account.mts';

/** On 1 December: 10 to 11, 11 to 12, all day, and from 9 to 18 in another zone’s words. */
function openDay() {
  const account = openAccount();
  const { simulator } = account;
  simulator.book({ start: '2026-12-01T10:00:00-03:00', title: 'ten' });
  simulator.book({ start: '2026-12-01T11:00:00-03:00', title: 'eleven' });
  simulator.book({ start: '2026-12-01', title: 'all day' });
  return account;
}

describe('the window', () => {
  test('is bounded by ends below and by starts above, both exclusive', async () => {
    const { titles } = openDay();
    const eleven = '2026-12-01T11:00:00-03:00';
    expect(await titles({ timeMin: eleven, timeMax: '2026-12-01T11:00:01-03:00' })).toEqual(['eleven', 'all day']);
    expect(await titles({ timeMin: '2026-12-01T10:59:59-03:00', timeMax: eleven })).toEqual(['ten', 'all day']);
    // What has begun is still inside of timeMin=now.
    expect(await titles({ timeMin: '2026-12-01T10:30:00-03:00', timeMax: eleven, singleEvents: 'true' })).toEqual(['ten', 'all day']);
  });

  test('ignores milliseconds', async () => {
    const { titles } = openDay();
    expect(await titles({ timeMin: '2026-12-01T13:59:59.999Z', timeMax: '2026-12-01T14:00:00.500Z' })).toEqual(['ten', 'all day']);
  });

  test('has whole days from midnight to midnight of the calendar', async () => {
    const { titles } = openDay();
    expect(await titles({ timeMin: '2026-12-02T02:59:59Z' })).toEqual(['all day']);
    expect(await titles({ timeMin: '2026-12-02T03:00:00Z' })).toEqual([]);
    expect(await titles({ timeMax: '2026-12-01T03:00:01Z' })).toEqual(['all day']);
    expect(await titles({ timeMax: '2026-12-01T03:00:00Z' })).toEqual([]);
  });

  test('that is empty or not RFC 3339 is refused', async () => {
    const { list, refusal, rules } = openDay();
    const at = '2026-12-01T11:00:00-03:00';
    expect(refusal(await list({ timeMin: at, timeMax: at }))).toEqual([400, 'timeRangeEmpty', 'The specified time range is empty.']);
    expect(refusal(await list({ timeMin: '2026-12-01T11:00:00' }))).toEqual([400, 'badRequest', 'Bad Request']);
    expect(refusal(await list({ timeMin: '2026-12-01' }))[0]).toBe(400);
    expect(rules()).toEqual(['invalid-parameter', 'invalid-parameter', 'invalid-parameter']);
  });
});

describe('the order', () => {
  test('of starts needs single events', async () => {
    const { list, titles, refusal } = openDay();
    expect(refusal(await list({ orderBy: 'startTime' }))).toEqual([
      400,
      'invalid',
      'The requested ordering is not available for the particular query.',
    ]);
    expect(await titles({ orderBy: 'startTime', singleEvents: 'true' })).toEqual(['all day', 'ten', 'eleven']);
  });

  test('of changes begins with the oldest', async () => {
    const { clock, titles, simulator } = openDay();
    await clock.advance(minute);
    simulator.change(simulator.slots()[1]!.id, { title: 'ten, changed' });
    expect(await titles({ orderBy: 'updated' })).toEqual(['eleven', 'all day', 'ten, changed']);
  });
});

test('the answer tells the calendar’s name, zone and access', async () => {
  const { list } = openDay();
  expect((await list()).body).toMatchObject({
    kind: 'calendar#events',
    summary: 'dona@loja-ponte.example',
    timeZone: 'America/Sao_Paulo',
    accessRole: 'owner',
    defaultReminders: [{ method: 'popup', minutes: 10 }],
    updated: '2026-11-24T15:00:00.000Z',
  });
});

describe('pages', () => {
  const openThirty = () => {
    const account = openAccount();
    for (let index = 0; index < 30; index++)
      account.simulator.book({ start: Date.parse('2026-12-01T10:00:00Z') + index * day, title: `n${index}` });
    return account;
  };

  const readAll = async (list: ReturnType<typeof openAccount>['list'], query: Record<string, string>) => {
    const sizes: number[] = [];
    const titles: string[] = [];
    for (let token: string | undefined, first = true; first || token !== undefined; first = false) {
      const { body }: Loose = await list({ ...query, ...(token === undefined ? {} : { pageToken: token }) });
      sizes.push(body.items.length);
      titles.push(...body.items.map(({ summary }: Loose) => summary));
      token = body.nextPageToken;
      expect(body.nextSyncToken === undefined).toBe(token !== undefined);
    }
    return { sizes, titles };
  };

  test('are full by default, and the last one brings the sync token', async () => {
    const { list } = openThirty();
    const { sizes, titles } = await readAll(list, { maxResults: '12' });
    expect(sizes).toEqual([12, 12, 6]);
    expect(new Set(titles).size).toBe(30);
  });

  test('may be short', async () => {
    const { list, simulator } = openThirty();
    simulator.servePages('short');
    const { sizes, titles } = await readAll(list, { maxResults: '20' });
    expect(sizes).toEqual([10, 10, 5, 2, 1, 1, 1]);
    expect(titles).toHaveLength(30);
  });

  test('may be empty and not the last', async () => {
    const { list, simulator } = openThirty();
    simulator.servePages('emptyFirst');
    expect((await readAll(list, {})).sizes).toEqual([0, 30]);
  });

  test('go with their own query', async () => {
    const { list, refusal, rules } = openThirty();
    const { body } = await list({ maxResults: '5', singleEvents: 'true' });
    expect(refusal(await list({ maxResults: '5', pageToken: body.nextPageToken }))[0]).toBe(400);
    expect(rules()).toEqual(['page-token']);
  });
});

describe('filters', () => {
  test('by private properties, all of them', async () => {
    const { titles, simulator } = openDay();
    simulator.book({ start: '2026-12-03T10:00:00-03:00', title: 'ours', privateProperties: { booking: 'a=1', flow: 'x' } });
    simulator.book({ start: '2026-12-03T10:00:00-03:00', title: 'other', privateProperties: { booking: 'a=2', flow: 'x' } });
    expect(await titles({ privateExtendedProperty: 'flow=x' })).toEqual(['ours', 'other']);
    expect(await titles({ privateExtendedProperty: 'booking=a=1' })).toEqual(['ours']);
    expect(await titles({ sharedExtendedProperty: 'flow=x' })).toEqual([]);
    expect(await titles({ q: 'a=1' })).toEqual([]);
  });

  test('by kind of event', async () => {
    const { titles, simulator, list, refusal } = openDay();
    simulator.book({ start: '2026-12-03', title: 'away', eventType: 'outOfOffice' });
    expect(await titles({ eventTypes: 'default' })).toEqual(['ten', 'eleven', 'all day']);
    expect(await titles({ eventTypes: 'outOfOffice' })).toEqual(['away']);
    expect(refusal(await list({ eventTypes: 'meeting' }))[0]).toBe(400);
  });

  test('by words in title, description, place and guests', async () => {
    const { titles, simulator } = openDay();
    simulator.book({
      start: '2026-12-03T10:00:00-03:00',
      title: 'Retorno',
      customer: { name: 'Maria Souza', email: 'maria@cliente.example' },
    });
    expect(await titles({ q: 'souza retorno' })).toEqual(['Retorno']);
    expect(await titles({ q: 'maria@cliente' })).toEqual(['Retorno']);
  });
});

describe('deleted events', () => {
  test('are listed where they are asked for, or were deleted since updatedMin', async () => {
    const { clock, titles, simulator, remove } = openDay();
    await remove(simulator.slots()[1]!.id);
    expect(await titles()).toEqual(['eleven', 'all day']);
    expect(await titles({ showDeleted: 'true' })).toEqual(['ten', 'eleven', 'all day']);
    await clock.advance(minute);
    await remove(simulator.slots()[2]!.id);
    expect(await titles({ updatedMin: '2026-11-24T15:01:00Z', showDeleted: 'false' })).toEqual(['eleven']);
  });

  test('may have no more than their id', async () => {
    const { list, simulator } = openDay();
    const { id } = simulator.slots()[1]!;
    simulator.cancel(id);
    simulator.hideDeletedDetails();
    const { items } = (await list({ showDeleted: 'true' })).body;
    expect(Object.keys(items[0])).toEqual(['kind', 'etag', 'id', 'status']);
    expect(items[0]).toMatchObject({ id, status: 'cancelled' });
  });

  test('lie too far back after 28 days', async () => {
    const { list, refusal, rules } = openDay();
    expect((await list({ updatedMin: '2026-10-28T00:00:00Z' })).status).toBe(200);
    expect(refusal(await list({ updatedMin: '2026-10-27T14:59:59Z' }))).toEqual([
      410,
      'updatedMinTooLongAgo',
      'The requested minimum modification time lies too far in the past.',
    ]);
    expect(rules()).toEqual([]);
  });
});

describe('partial answers', () => {
  test('have what is selected and no more', async () => {
    const { list } = openDay();
    const { body } = await list({ fields: 'items(id,start/dateTime,end(date,timeZone)),timeZone', timeMin: '2026-12-01T14:30:00Z' });
    expect(body).toEqual({
      timeZone: 'America/Sao_Paulo',
      items: [
        { id: expect.any(String), start: { dateTime: '2026-12-01T11:00:00-03:00' }, end: { timeZone: 'America/Sao_Paulo' } },
        { id: expect.any(String), start: {}, end: { date: '2026-12-02' } },
      ],
    });
  });

  test('of names that do not exist are refused before anything is done', async () => {
    const { list, insert, refusal } = openDay();
    expect(refusal(await list({ fields: 'items(id,begin)' }))).toEqual([400, 'invalidParameter', 'Invalid field selection begin']);
    expect(refusal(await list({ fields: 'items(id' }))[1]).toBe('invalidParameter');
    await insert({ start: { date: '2026-12-09' }, end: { date: '2026-12-10' } }, '?fields=nothing');
    expect((await list()).body.items).toHaveLength(3);
  });

  test('reach into maps', async () => {
    const { list, simulator } = openDay();
    simulator.book({ start: '2026-12-05', privateProperties: { phone: '5511987654321', other: 'x' } });
    const { body } = await list({ fields: 'items/extendedProperties/private/phone', privateExtendedProperty: 'other=x' });
    expect(body).toEqual({ items: [{ extendedProperties: { private: { phone: '5511987654321' } } }] });
  });
});

test('whom nobody invited is left out where there are too many', async () => {
  const { insert, list } = openAccount();
  await insert({
    start: { date: '2026-12-09' },
    end: { date: '2026-12-10' },
    attendees: [{ email: 'dona@loja-ponte.example' }, { email: 'a@b.example' }, { email: 'c@d.example' }],
  });
  const [event] = (await list({ maxAttendees: '2' })).body.items;
  expect(event).toMatchObject({ attendeesOmitted: true, attendees: [{ email: 'dona@loja-ponte.example', self: true }] });
});

test('a parameter that Google does not have is ignored, and the client’s mistake', async () => {
  const { list, rules } = openDay();
  expect((await list({ sortBy: 'start' })).status).toBe(200);
  expect(rules()).toEqual(['unknown-parameter']);
});

test('the calendars of the account are listed, holidays as one that may only be read', async () => {
  const { request, simulator } = openAccount();
  const { body } = await request('GET', 'users/me/calendarList?maxResults=100');
  expect(body.items.map(({ summary, accessRole, primary }: Loose) => [summary, accessRole, primary])).toEqual([
    ['dona@loja-ponte.example', 'owner', true],
    ['Dra. Helena Quintão', 'owner', undefined],
    ['Dr. Otávio Brandão', 'owner', undefined],
    ['Feriados no Brasil', 'reader', undefined],
  ]);
  const writable = await request('GET', 'users/me/calendarList?minAccessRole=writer&maxResults=2');
  expect(writable.body.items).toHaveLength(2);
  const rest = await request('GET', `users/me/calendarList?minAccessRole=writer&maxResults=2&pageToken=${writable.body.nextPageToken}`);
  expect(rest.body.items).toHaveLength(1);
  const holidays = encodeURIComponent(simulator.calendars()[3]!.id);
  expect(holidays).toContain('%23holiday%40');
  expect((await request('GET', `calendars/${holidays}/events?q=natal`)).body.items).toHaveLength(2);
});
