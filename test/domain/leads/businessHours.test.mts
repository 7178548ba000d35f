import { describe, expect, test } from 'vitest';
import { addBusinessDays, isBusinessTime, nextBusinessMoment, workdays, type BusinessHours } from '../../../domain/leads/businessHours.ts';
import { createRandom } from '../../../sandbox/world/random.mts';

const office: BusinessHours = { from: 9 * 60, to: 18 * 60, weekdays: workdays, kept: [], timeZone: 'America/Sao_Paulo' };

const next = (moment: string, hours = office) => new Date(nextBusinessMoment(Date.parse(moment), hours)).toISOString();

describe('from nine to six in São Paulo (three hours behind UTC)', () => {
  test.each([
    ['a Tuesday at noon is now', '2026-12-01T15:00:00Z', '2026-12-01T15:00:00.000Z'],
    ['a Tuesday before nine waits for nine', '2026-12-01T11:59:59Z', '2026-12-01T12:00:00.000Z'],
    ['a minute before six is now', '2026-12-01T20:59:00Z', '2026-12-01T20:59:00.000Z'],
    ['six sharp is over', '2026-12-01T21:00:00Z', '2026-12-02T12:00:00.000Z'],
    ['Friday evening waits for Monday', '2026-12-04T22:00:00Z', '2026-12-07T12:00:00.000Z'],
    ['Christmas on a Friday waits for Monday', '2026-12-25T15:00:00Z', '2026-12-28T12:00:00.000Z'],
    ['Maundy Thursday evening waits for the Monday after Easter', '2026-04-02T23:00:00Z', '2026-04-06T12:00:00.000Z'],
    ['Friday 20 November waits for Monday', '2026-11-20T15:00:00Z', '2026-11-23T12:00:00.000Z'],
    ['New Year of 2027, a Friday, waits for the fourth', '2026-12-31T21:30:00Z', '2027-01-04T12:00:00.000Z'],
  ])('%s', (_, moment, expected) => {
    expect(next(moment)).toBe(expected);
  });

  test('Carnival is a choice', () => {
    const carnivalTuesday = '2027-02-09T15:00:00Z';
    expect(next(carnivalTuesday)).toBe('2027-02-09T15:00:00.000Z');
    expect(next(carnivalTuesday, { ...office, kept: ['carnival'] })).toBe('2027-02-10T12:00:00.000Z');
    expect(next(carnivalTuesday, { ...office, kept: ['carnival', 'ashWednesday'] })).toBe('2027-02-11T12:00:00.000Z');
  });

  test('the same moment is another hour in Acre, two hours behind', () => {
    expect(next('2026-12-01T12:30:00Z', { ...office, timeZone: 'America/Rio_Branco' })).toBe('2026-12-01T14:00:00.000Z');
  });

  test('Saturday may be one', () => {
    expect(next('2026-12-05T15:00:00Z', { ...office, weekdays: [6] })).toBe('2026-12-05T15:00:00.000Z');
  });
});

test.each([
  ['no day', { weekdays: [] }],
  ['the end before the beginning', { from: 600, to: 600 }],
])('hours with %s are refused, not looked for in vain', (_, change) => {
  expect(() => nextBusinessMoment(0, { ...office, ...change })).toThrow(RangeError);
  expect(() => addBusinessDays(0, 1, { ...office, ...change })).toThrow(RangeError);
});

describe('business days', () => {
  test.each([
    ['none is the moment itself', '2026-12-05T15:00:00Z', 0, '2026-12-05T15:00:00.000Z'],
    ['one from Friday is Monday, at the same time of day', '2026-12-04T22:15:00Z', 1, '2026-12-07T22:15:00.000Z'],
    ['one from Saturday is Monday', '2026-12-05T15:00:00Z', 1, '2026-12-07T15:00:00.000Z'],
    ['two from the Wednesday before Christmas is the Monday after it', '2026-12-23T15:00:00Z', 2, '2026-12-28T15:00:00.000Z'],
  ])('%s', (_, moment, days, expected) => {
    expect(new Date(addBusinessDays(Date.parse(moment), days, office)).toISOString()).toBe(expected);
  });
});

/** Minute by minute, with the days off of these years written out. */
const daysOff = new Set(
  [
    '2026-01-01 2026-04-03 2026-04-21 2026-05-01 2026-09-07 2026-10-12 2026-11-02 2026-11-15 2026-11-20 2026-12-25',
    '2027-01-01 2027-03-26 2027-04-21 2027-05-01 2027-09-07 2027-10-12 2027-11-02 2027-11-15 2027-11-20 2027-12-25',
    '2028-01-01 2028-04-14 2028-04-21 2028-05-01 2028-09-07 2028-10-12 2028-11-02 2028-11-15 2028-11-20 2028-12-25',
    '2029-01-01 2029-03-30 2029-04-21 2029-05-01 2029-09-07 2029-10-12 2029-11-02 2029-11-15 2029-11-20 2029-12-25',
    '2030-01-01 2030-04-19 2030-04-21 2030-05-01 2030-09-07 2030-10-12 2030-11-02 2030-11-15 2030-11-20 2030-12-25',
    '2031-01-01 2031-04-11 2031-04-21 2031-05-01 2031-09-07 2031-10-12 2031-11-02 2031-11-15 2031-11-20 2031-12-25',
    '2032-01-01 2032-03-26 2032-04-21 2032-05-01 2032-09-07 2032-10-12 2032-11-02 2032-11-15 2032-11-20 2032-12-25',
    '2033-01-01 2033-04-15 2033-04-21 2033-05-01 2033-09-07 2033-10-12 2033-11-02 2033-11-15 2033-11-20 2033-12-25',
    '2034-01-01 2034-04-07 2034-04-21 2034-05-01 2034-09-07 2034-10-12 2034-11-02 2034-11-15 2034-11-20 2034-12-25',
    '2035-01-01 2035-03-23 2035-04-21 2035-05-01 2035-09-07 2035-10-12 2035-11-02 2035-11-15 2035-11-20 2035-12-25',
    '2036-01-01',
  ].flatMap((line) => line.split(' ')),
);

/** São Paulo and Rio Branco have kept these offsets, in hours, since 2019. */
const offsets = { 'America/Sao_Paulo': -3, 'America/Rio_Branco': -5 } as const;

function slowNext(moment: number, { from, to, weekdays, timeZone }: BusinessHours): number {
  for (let at = moment; ; at = Math.floor(at / 60_000) * 60_000 + 60_000) {
    const local = new Date(at + offsets[timeZone as keyof typeof offsets] * 3_600_000);
    const minute = local.getUTCHours() * 60 + local.getUTCMinutes();
    const isOpen = minute >= from && minute < to && weekdays.includes(local.getUTCDay());
    if (isOpen && !daysOff.has(local.toISOString().slice(0, 10))) return at;
  }
}

test('400 moments of 2026 to 2035 end where looking at every minute ends', () => {
  const random = createRandom(20261130);
  const wrong: unknown[] = [];
  for (let trial = 0; trial < 400; trial++) {
    const from = random.int(0, 20 * 60);
    const hours: BusinessHours = {
      from,
      to: random.int(from + 1, 24 * 60),
      weekdays: [0, 1, 2, 3, 4, 5, 6].filter((day) => day === trial % 7 || random.chance(0.6)),
      kept: [],
      timeZone: random.pick(['America/Sao_Paulo', 'America/Rio_Branco']),
    };
    const moment = random.int(Date.UTC(2026, 0, 1), Date.UTC(2035, 11, 31));
    const found = nextBusinessMoment(moment, hours);
    if (found !== slowNext(moment, hours) || !isBusinessTime(found, hours)) wrong.push({ moment, hours, found });
  }
  expect(wrong).toEqual([]);
});

test('where clocks change, hours are those of the clock on the wall', () => {
  const newYork = { ...office, timeZone: 'America/New_York' };
  expect(next('2027-03-12T23:00:00Z', newYork)).toBe('2027-03-15T13:00:00.000Z');
  expect(next('2027-03-11T23:00:00Z', newYork)).toBe('2027-03-12T14:00:00.000Z');
});
