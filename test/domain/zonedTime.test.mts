import { describe, expect, test } from 'vitest';
import { fromLocalTime, isTimeZone, localTime, momentOf } from '../../domain/values/zonedTime.ts';

const iso = (moment: number | undefined) => (moment === undefined ? undefined : new Date(moment).toISOString());

describe('a day and an hour in a zone', () => {
  test.each([
    ['2026-12-01', 540, 'America/Sao_Paulo', '2026-12-01T12:00:00.000Z'],
    ['2026-12-01', 540, 'America/Rio_Branco', '2026-12-01T14:00:00.000Z'],
    ['2026-12-01', 0, 'Asia/Kolkata', '2026-11-30T18:30:00.000Z'],
    ['2026-12-01', 0, 'Pacific/Kiritimati', '2026-11-30T10:00:00.000Z'],
    // The day on which New York puts its clocks forward, and back.
    ['2026-03-08', 60, 'America/New_York', '2026-03-08T06:00:00.000Z'],
    ['2026-03-08', 540, 'America/New_York', '2026-03-08T13:00:00.000Z'],
    ['2026-11-01', 0, 'America/New_York', '2026-11-01T04:00:00.000Z'],
    ['2026-11-01', 540, 'America/New_York', '2026-11-01T14:00:00.000Z'],
  ])('%s, %i minutes after midnight, %s', (day, minutes, zone, moment) => {
    expect(iso(momentOf(day, minutes, zone))).toBe(moment);
  });

  test('a time that comes twice is the first, one that the clocks skip is as they stood before', () => {
    expect(iso(momentOf('2026-11-01', 90, 'America/New_York'))).toBe('2026-11-01T05:30:00.000Z');
    expect(iso(momentOf('2026-03-08', 150, 'America/New_York'))).toBe('2026-03-08T07:30:00.000Z');
  });

  test('is read back by the clock there', () => {
    expect(localTime(Date.parse('2026-12-01T02:59:59Z'), 'America/Sao_Paulo')).toBe('2026-11-30T23:59:59');
  });
});

test.each([
  ['2026-12-01T09:30', 'America/Sao_Paulo', '2026-12-01T12:30:00.000Z'],
  ['2026-12-01 09:30:15', 'America/Manaus', '2026-12-01T13:30:15.000Z'],
  ['2026-07-01T09:00:00', 'Europe/Lisbon', '2026-07-01T08:00:00.000Z'],
  ['2026-12-01T25:00', 'America/Sao_Paulo', undefined],
  ['amanhã', 'America/Sao_Paulo', undefined],
])('the local time %s in %s', (text, zone, moment) => {
  expect(iso(fromLocalTime(text, zone))).toBe(moment);
});

test.each([
  ['America/Sao_Paulo', true],
  ['Mars/Base', false],
  ['', false],
  [undefined, false],
])('%s is a zone: %s', (name, answer) => {
  expect(isTimeZone(name)).toBe(answer);
});
