import { describe, expect, test } from 'vitest';
import { timeZoneOf } from '../../domain/values/phoneZone.ts';
import { endOfQuietHours, readTimeOfDay } from '../../domain/messaging/quietHours.ts';

const night = { from: 21 * 60, to: 8 * 60 };

const endAt = (now: string, zone: string, hours = night): string | null => {
  const end = endOfQuietHours(Date.parse(now), zone, hours);
  return end === null ? null : new Date(end).toISOString();
};

describe('a customer in São Paulo (three hours behind UTC) is left alone from 21:00 to 8:00', () => {
  test.each([
    ['at 20:59 nobody waits', '2026-11-24T23:59:59Z', null],
    ['at 21:00 it begins', '2026-11-25T00:00:00Z', '2026-11-25T11:00:00.000Z'],
    ['before midnight it ends the next day', '2026-11-25T02:30:00Z', '2026-11-25T11:00:00.000Z'],
    ['after midnight it ends the same day', '2026-11-25T05:15:42Z', '2026-11-25T11:00:00.000Z'],
    ['at 8:00 it is over', '2026-11-25T11:00:00Z', null],
  ])('%s', (_, now, end) => {
    expect(endAt(now, 'America/Sao_Paulo')).toBe(end);
  });
});

test('the same moment is another hour elsewhere', () => {
  // 22:30 in São Paulo, 20:30 in Rio Branco.
  expect(endAt('2026-11-25T01:30:00Z', 'America/Sao_Paulo')).not.toBeNull();
  expect(endAt('2026-11-25T01:30:00Z', 'America/Rio_Branco')).toBeNull();
  // 23:30 in Rio Branco.
  expect(endAt('2026-11-25T04:30:00Z', 'America/Rio_Branco')).toBe('2026-11-25T13:00:00.000Z');
});

test('hours of one day, and hours that are none', () => {
  const siesta = { from: 12 * 60, to: 13 * 60 + 30 };
  expect(endAt('2026-11-24T15:45:00Z', 'America/Sao_Paulo', siesta)).toBe('2026-11-24T16:30:00.000Z');
  expect(endAt('2026-11-24T14:59:00Z', 'America/Sao_Paulo', siesta)).toBeNull();
  expect(endAt('2026-11-24T15:45:00Z', 'America/Sao_Paulo', { from: 600, to: 600 })).toBeNull();
});

test.each([
  ['21:00', 1260],
  ['8:05', 485],
  [' 00:00 ', 0],
  ['24:00', undefined],
  ['8h', undefined],
  ['', undefined],
])('%j is a time of day', (text, minutes) => {
  expect(readTimeOfDay(text)).toBe(minutes);
});

describe('the zone of an area code', () => {
  // IBGE and the IANA database: Acre is five hours behind UTC, Amazonas, Rondônia, Roraima and both Mato Grossos four, all else three.
  const offsets: [number, string][] = [
    [-5, '68'],
    [-4, '92 97 69 95 65 66 67'],
    [-3, '11 19 21 27 31 41 47 51 55 61 62 63 64 71 79 81 82 83 84 85 86 87 91 93 94 96 98 99'],
  ];
  test.each(offsets)('%i hours: %s', (hours, areas) => {
    for (const area of areas.split(' ')) expect([area, offsetOf(timeZoneOf(`+55${area}912345678`)!)]).toEqual([area, hours]);
  });

  test('is unknown abroad', () => {
    expect(timeZoneOf('+351912345678')).toBeNull();
  });

  function offsetOf(timeZone: string): number {
    const at = new Date('2026-11-24T15:00:00Z');
    const hour = new Intl.DateTimeFormat('en-US', { timeZone, hour: '2-digit', hourCycle: 'h23' }).format(at);
    return Number(hour) - 15;
  }
});
