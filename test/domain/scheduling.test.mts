/** Leads, times and free hours as people write and mean them. */
import { describe, expect, test } from 'vitest';
import { freeTimes, type WorkingHours } from '../../domain/scheduling/freeTimes.ts';
import { readLeads } from '../../domain/scheduling/leads.ts';
import { readTime } from '../../domain/scheduling/readTime.ts';

describe('leads', () => {
  test.each([
    ['24h, 2h', [1440, 120]],
    ['2h; 24h', [1440, 120]],
    ['24h,2h', [1440, 120]],
    ['1 dia\n30 min', [1440, 30]],
    ['2 horas, 120 minutes', [120]],
    ['3 days', [4320]],
  ])('%j', (text, minutes) => {
    expect(readLeads(text)).toEqual({ valid: true, minutes });
  });

  test.each([
    ['', 'is empty'],
    ['24', '"24"'],
    ['24,2h', '"24"'],
    ['1.5h', '"1.5h"'],
    ['2 weeks', '"2 weeks"'],
    ['2min', 'between 5 minutes and 30 days'],
    ['31d', 'between 5 minutes and 30 days'],
  ])('%j is refused', (text, reason) => {
    expect(readLeads(text)).toEqual({ valid: false, reason: expect.stringContaining(reason) });
  });
});

describe('a time', () => {
  test.each([
    ['2026-12-01 14:00', '2026-12-01T17:00:00.000Z'],
    ['2026-12-01T14:00', '2026-12-01T17:00:00.000Z'],
    ['01/12/2026 14:00', '2026-12-01T17:00:00.000Z'],
    ['01/12/2026 às 14h30', '2026-12-01T17:30:00.000Z'],
    ['01/12/2026, 09h', '2026-12-01T12:00:00.000Z'],
    ['2026-12-01T14:00:00+01:00', '2026-12-01T13:00:00.000Z'],
    ['2026-12-01T14:00:00.000Z', '2026-12-01T14:00:00.000Z'],
    ['01/12/2026', '2026-12-01'],
    ['2026-12-01', '2026-12-01'],
  ])('%s in São Paulo', (text, time) => {
    expect(readTime(text, 'America/Sao_Paulo')).toBe(time);
  });

  test('may be a moment of n8n’s own', () => {
    expect(readTime(new Date(Date.UTC(2026, 11, 1, 17)), 'America/Manaus')).toBe('2026-12-01T17:00:00.000Z');
  });

  test.each([
    '',
    'amanhã às 14h',
    '31/02/2026 14:00',
    '2026-02-30T14:00:00Z',
    '12/31/2026 10:00',
    '14:00',
    '2026-12-01 24:30',
    undefined,
    null,
  ])('%s is none', (text) => {
    expect(readTime(text, 'America/Sao_Paulo')).toBeUndefined();
  });
});

describe('free times', () => {
  const at = (text: string) => Date.parse(text);
  const hours: WorkingHours = { from: 540, to: 720, weekdays: [1, 2, 3, 4, 5], timeZone: 'America/Sao_Paulo' };
  // Friday and Monday; nine to noon is 12:00 to 15:00 UTC.
  const window = { from: at('2026-11-27T12:20:00Z'), to: at('2026-11-30T23:00:00Z') };
  const shown = (busy: [string, string][], max = 50) =>
    freeTimes(
      busy.map(([from, to]) => ({ from: at(from), to: at(to) })),
      window,
      hours,
      60,
      30,
      max,
    ).map(({ from }) => new Date(from).toISOString().slice(5, 16));

  test('are those of working days that lie in the window whole', () => {
    expect(shown([])).toEqual([
      '11-27T12:30',
      '11-27T13:00',
      '11-27T13:30',
      '11-27T14:00',
      '11-30T12:00',
      '11-30T12:30',
      '11-30T13:00',
      '11-30T13:30',
      '11-30T14:00',
    ]);
    expect(shown([], 2)).toEqual(['11-27T12:30', '11-27T13:00']);
  });

  test('touch what is taken and do not overlap it', () => {
    expect(
      shown([
        ['2026-11-27T00:00:00Z', '2026-11-28T00:00:00Z'],
        ['2026-11-30T13:00:00Z', '2026-11-30T13:30:00Z'],
      ]),
    ).toEqual(['11-30T12:00', '11-30T13:30', '11-30T14:00']);
  });

  test('follow the clocks of a zone that changes them', () => {
    // On Sunday, 1 November 2026 New York goes back: nine o'clock is 13:00 UTC on Friday and 14:00 on Monday.
    const newYork = { ...hours, to: 600, timeZone: 'America/New_York' };
    const found = freeTimes([], { from: at('2026-10-30T00:00:00Z'), to: at('2026-11-03T00:00:00Z') }, newYork, 60, 60, 50);
    expect(found.map(({ from }) => new Date(from).toISOString())).toEqual(['2026-10-30T13:00:00.000Z', '2026-11-02T14:00:00.000Z']);
  });
});
