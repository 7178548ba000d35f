import { describe, expect, test } from 'vitest';
import type { Loose } from '../support/loose.mts';
import { day, openAccount, timed } from './account.mts';

const weekly = (more: object = {}) =>
  timed('2026-12-01T10:00:00-03:00', '2026-12-01T11:00:00-03:00', { id: 'ser1es', recurrence: ['RRULE:FREQ=WEEKLY;COUNT=4'], ...more });

const starts = (items: Loose) => items.map(({ start }: Loose) => start.dateTime ?? start.date);

async function openSeries(more: object = {}) {
  const account = openAccount();
  expect((await account.insert(weekly(more))).status).toBe(200);
  const single = async (query = {}) => (await account.list({ singleEvents: 'true', orderBy: 'startTime', ...query })).body.items;
  return { ...account, single };
}

test('a series is one entry, or all of its instances', async () => {
  const { list, single } = await openSeries();
  const [master, ...others] = (await list()).body.items;
  expect(others).toEqual([]);
  expect(master).toMatchObject({ id: 'ser1es', recurrence: ['RRULE:FREQ=WEEKLY;COUNT=4'] });
  const items = await single();
  expect(items.map(({ id }: Loose) => id)).toEqual([
    'ser1es_20261201T130000Z',
    'ser1es_20261208T130000Z',
    'ser1es_20261215T130000Z',
    'ser1es_20261222T130000Z',
  ]);
  expect(items[1]).toMatchObject({
    recurringEventId: 'ser1es',
    originalStartTime: { dateTime: '2026-12-08T10:00:00-03:00', timeZone: 'America/Sao_Paulo' },
    start: { dateTime: '2026-12-08T10:00:00-03:00' },
    end: { dateTime: '2026-12-08T11:00:00-03:00' },
    iCalUID: 'ser1es@google.com',
  });
  expect(items[1].recurrence).toBeUndefined();
});

test('the window takes the instances that fall in it', async () => {
  const { single } = await openSeries();
  expect(starts(await single({ timeMin: '2026-12-08T13:30:00Z', timeMax: '2026-12-15T13:00:00Z' }))).toEqual(['2026-12-08T10:00:00-03:00']);
});

describe('an instance that is moved', () => {
  test('keeps id and original start', async () => {
    const { patch, single, get } = await openSeries();
    const id = 'ser1es_20261208T130000Z';
    await patch(id, { start: { dateTime: '2026-12-09T16:00:00-03:00' }, end: { dateTime: '2026-12-09T17:00:00-03:00' } });
    expect(starts(await single())).toEqual([
      '2026-12-01T10:00:00-03:00',
      '2026-12-09T16:00:00-03:00',
      '2026-12-15T10:00:00-03:00',
      '2026-12-22T10:00:00-03:00',
    ]);
    expect((await get(id)).body).toMatchObject({ id, originalStartTime: { dateTime: '2026-12-08T10:00:00-03:00' }, summary: 'Consulta' });
  });

  test('is found where it is now, not where it was', async () => {
    const { patch, single } = await openSeries();
    await patch('ser1es_20261208T130000Z', {
      start: { dateTime: '2026-12-20T16:00:00-03:00' },
      end: { dateTime: '2026-12-20T17:00:00-03:00' },
    });
    expect(await single({ timeMin: '2026-12-08T00:00:00Z', timeMax: '2026-12-09T00:00:00Z' })).toEqual([]);
    expect(await single({ timeMin: '2026-12-20T00:00:00Z', timeMax: '2026-12-21T00:00:00Z' })).toHaveLength(1);
  });

  test('may lie on another one: two instances with one start and two identities', async () => {
    const { patch, single } = await openSeries();
    await patch('ser1es_20261208T130000Z', {
      start: { dateTime: '2026-12-15T10:00:00-03:00' },
      end: { dateTime: '2026-12-15T11:00:00-03:00' },
    });
    const both = await single({ timeMin: '2026-12-15T00:00:00Z', timeMax: '2026-12-16T00:00:00Z' });
    expect(both.map(({ originalStartTime }: Loose) => originalStartTime.dateTime).sort()).toEqual([
      '2026-12-08T10:00:00-03:00',
      '2026-12-15T10:00:00-03:00',
    ]);
  });

  test('follows its series in what it does not have of its own', async () => {
    const { patch, get } = await openSeries();
    await patch('ser1es_20261208T130000Z', { location: 'Sala 9' });
    await patch('ser1es', { summary: 'Fisioterapia', location: 'Sala 1' });
    expect((await get('ser1es_20261208T130000Z')).body).toMatchObject({ summary: 'Fisioterapia', location: 'Sala 9' });
  });
});

describe('an instance that is cancelled', () => {
  test('goes from the instances and shows its identity alone', async () => {
    const { remove, single, list, get, refusal } = await openSeries();
    const id = 'ser1es_20261215T130000Z';
    expect((await remove(id)).status).toBe(204);
    expect(await single()).toHaveLength(3);
    const shown = { id, status: 'cancelled', recurringEventId: 'ser1es', originalStartTime: { dateTime: '2026-12-15T10:00:00-03:00' } };
    const [, exception] = (await list()).body.items;
    expect(exception).toMatchObject(shown);
    expect(exception.start).toBeUndefined();
    expect((await single({ showDeleted: 'true' })).find(({ status }: Loose) => status === 'cancelled')).toMatchObject(shown);
    expect((await get(id)).body).toMatchObject(shown);
    expect(refusal(await remove(id))[1]).toBe('deleted');
  });

  test('comes back by its status', async () => {
    const { remove, patch, single } = await openSeries();
    await remove('ser1es_20261215T130000Z');
    await patch('ser1es_20261215T130000Z', { status: 'confirmed' });
    expect(await single()).toHaveLength(4);
  });
});

test('a series is cancelled as a whole', async () => {
  const { remove, single, get, list } = await openSeries();
  await remove('ser1es');
  expect(await single()).toEqual([]);
  expect((await list()).body.items).toEqual([]);
  expect((await get('ser1es_20261215T130000Z')).body.status).toBe('cancelled');
});

test('a series that moves as a whole has new instances, and drops what departed from the old ones', async () => {
  const { patch, single } = await openSeries();
  await patch('ser1es_20261208T130000Z', { location: 'Sala 9' });
  await patch('ser1es', { start: { dateTime: '2026-12-02T15:00:00-03:00' }, end: { dateTime: '2026-12-02T16:00:00-03:00' } });
  const items = await single();
  expect(items.map(({ id }: Loose) => id)).toEqual([
    'ser1es_20261202T180000Z',
    'ser1es_20261209T180000Z',
    'ser1es_20261216T180000Z',
    'ser1es_20261223T180000Z',
  ]);
  expect(items[1].location).toBeUndefined();
});

test('instances of a series are asked for by its id', async () => {
  const { request, events, remove } = await openSeries();
  await remove('ser1es_20261208T130000Z');
  const ask = async (query = '') => (await request('GET', `${events}/ser1es/instances${query}`)).body.items;
  expect(await ask()).toHaveLength(3);
  expect(await ask('?showDeleted=true')).toHaveLength(4);
  const original = encodeURIComponent('2026-12-15T10:00:00-03:00');
  expect(starts(await ask(`?originalStart=${original}`))).toEqual(['2026-12-15T10:00:00-03:00']);
  expect((await request('GET', `${events}/ser1es_20261215T130000Z/instances`)).status).toBe(404);
});

test('only instances that the series has are found', async () => {
  const { get } = await openSeries();
  expect((await get('ser1es_20261215T130000Z')).status).toBe(200);
  expect((await get('ser1es_20261216T130000Z')).status).toBe(404);
});

describe('rules', () => {
  const expand = async (rules: readonly string[], more: object = {}) => {
    const { single } = await openSeries({ recurrence: rules, ...more });
    return starts(await single());
  };

  test('end with a moment, included', async () => {
    expect(await expand(['RRULE:FREQ=DAILY;UNTIL=20261203T130000Z'])).toEqual([
      '2026-12-01T10:00:00-03:00',
      '2026-12-02T10:00:00-03:00',
      '2026-12-03T10:00:00-03:00',
    ]);
  });

  test('leave days out and take others in', async () => {
    const rules = ['RRULE:FREQ=WEEKLY;BYDAY=TU,TH;COUNT=4', 'EXDATE;TZID=America/Sao_Paulo:20261203T100000', 'RDATE:20261204T130000Z'];
    expect(await expand(rules)).toEqual([
      '2026-12-01T10:00:00-03:00',
      '2026-12-04T10:00:00-03:00',
      '2026-12-08T10:00:00-03:00',
      '2026-12-10T10:00:00-03:00',
    ]);
  });

  test('of whole days have whole days', async () => {
    const days = { start: { date: '2026-12-07' }, end: { date: '2026-12-09' } };
    const { single } = await openSeries({ ...days, recurrence: ['RRULE:FREQ=MONTHLY;COUNT=2'] });
    const items = await single();
    expect(items.map(({ id, start, end }: Loose) => [id, start.date, end.date])).toEqual([
      ['ser1es_20261207', '2026-12-07', '2026-12-09'],
      ['ser1es_20270107', '2027-01-07', '2027-01-09'],
    ]);
  });

  test('keep the hour of their own zone through a change of daylight saving abroad', async () => {
    const { single } = await openSeries({
      start: { dateTime: '2027-03-22T09:00:00', timeZone: 'Europe/Berlin' },
      end: { dateTime: '2027-03-22T10:00:00', timeZone: 'Europe/Berlin' },
      recurrence: ['RRULE:FREQ=WEEKLY;COUNT=2'],
    });
    // Berlin goes from +01:00 to +02:00 on 28 March 2027; São Paulo stays at -03:00.
    expect(starts(await single())).toEqual(['2027-03-22T05:00:00-03:00', '2027-03-29T04:00:00-03:00']);
  });

  test('without an end go on, and a far window is reached', async () => {
    const { single } = await openSeries({ recurrence: ['RRULE:FREQ=DAILY'] });
    expect(await single({ maxResults: '2500' })).toHaveLength(731);
    expect(await single({ timeMin: '2030-01-01T00:00:00Z', timeMax: '2030-01-03T00:00:00Z' })).toHaveLength(2);
  });
});

test('a series without a zone is refused', async () => {
  const { insert, refusal } = openAccount();
  const body = { ...weekly(), start: { dateTime: '2026-12-01T10:00:00-03:00' } };
  expect(refusal(await insert(body))).toEqual([400, 'required', 'Missing time zone definition for start time.']);
});

test('people move and cancel instances by hand', async () => {
  const { simulator, list } = openAccount();
  const id = simulator.series({ start: '2026-12-01T10:00:00-03:00', rule: 'RRULE:FREQ=WEEKLY;COUNT=3', title: 'Pilates' });
  const [first, second, third] = simulator.slots({ from: Date.parse('2026-12-01T00:00:00Z') }, 'dona@loja-ponte.example');
  simulator.move(second!.id, { start: second!.start + day });
  simulator.cancel(third!.id);
  const { items } = (await list({ singleEvents: 'true', orderBy: 'startTime' })).body;
  expect(starts(items)).toEqual(['2026-12-01T10:00:00-03:00', '2026-12-09T10:00:00-03:00']);
  expect(first).toMatchObject({ recurringEventId: id, originalStart: Date.parse('2026-12-01T13:00:00Z'), title: 'Pilates' });
});
