import { expect, test } from 'vitest';
import { openAccount } from './account.mts';

const range = { timeMin: '2026-12-01T08:00:00-03:00', timeMax: '2026-12-01T18:00:00-03:00' };

test('busy times are merged, cut to the range, and only of what stands and blocks', async () => {
  const { request, simulator, rules } = openAccount();
  const { book } = simulator;
  book({ start: '2026-12-01T07:30:00-03:00', minutes: 60 });
  book({ start: '2026-12-01T10:00:00-03:00', minutes: 60 });
  book({ start: '2026-12-01T11:00:00-03:00', minutes: 30 });
  book({ start: '2026-12-01T13:00:00-03:00', transparency: 'transparent' });
  simulator.cancel(book({ start: '2026-12-01T15:00:00-03:00' }));
  simulator.series({ start: '2026-11-24T16:00:00-03:00', rule: 'RRULE:FREQ=WEEKLY' });
  const { body } = await request('POST', 'freeBusy', { body: { ...range, items: [{ id: 'dona@loja-ponte.example' }] } });
  expect(body).toEqual({
    kind: 'calendar#freeBusy',
    timeMin: '2026-12-01T11:00:00Z',
    timeMax: '2026-12-01T21:00:00Z',
    calendars: {
      'dona@loja-ponte.example': {
        busy: [
          { start: '2026-12-01T11:00:00Z', end: '2026-12-01T11:30:00Z' },
          { start: '2026-12-01T13:00:00Z', end: '2026-12-01T14:30:00Z' },
          { start: '2026-12-01T19:00:00Z', end: '2026-12-01T20:00:00Z' },
        ],
      },
    },
  });
  expect(rules()).toEqual([]);
});

test('times are told in the zone that is asked for', async () => {
  const { request, simulator } = openAccount();
  simulator.book({ start: '2026-12-01T10:00:00-03:00' });
  const { body } = await request('POST', 'freeBusy', { body: { ...range, timeZone: 'America/Sao_Paulo', items: [{ id: 'primary' }] } });
  expect(body.calendars.primary.busy).toEqual([{ start: '2026-12-01T10:00:00-03:00', end: '2026-12-01T11:00:00-03:00' }]);
});

test('a calendar that is not shared says so in its own place', async () => {
  const { request } = openAccount();
  const { status, body } = await request('POST', 'freeBusy', { body: { ...range, items: [{ id: 'outra@loja.example' }] } });
  expect(status).toBe(200);
  expect(body.calendars['outra@loja.example']).toEqual({ errors: [{ domain: 'global', reason: 'notFound' }], busy: [] });
});

test('a range that is missing, empty or too long is refused', async () => {
  const { request, refusal } = openAccount();
  const ask = async (body: object) => refusal(await request('POST', 'freeBusy', { body }));
  expect((await ask({ timeMin: range.timeMin }))[1]).toBe('required');
  expect((await ask({ timeMin: range.timeMax, timeMax: range.timeMin }))[1]).toBe('timeRangeEmpty');
  expect((await ask({ timeMin: range.timeMin, timeMax: '2027-12-01T00:00:00Z' }))[1]).toBe('timeRangeTooLong');
});
