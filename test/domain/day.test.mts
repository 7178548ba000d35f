import { describe, expect, test } from 'vitest';
import { addDays, parseDay } from '../../domain/values/day.ts';

describe('a day as people and systems write it', () => {
  test.each([
    ['2026-12-01', '2026-12-01'],
    [' 01/12/2026 ', '2026-12-01'],
    ['2026-12-01T00:00:00', '2026-12-01'],
    ['2026-12-01 16:45', '2026-12-01'],
    ['2026-12-01T10:00:00.000-03:00', '2026-12-01'],
    // Still November in Brasília.
    ['2026-12-01T01:00:00Z', '2026-11-30'],
    ['2028-02-29', '2028-02-29'],
  ])('%o is %s', (text, day) => expect(parseDay(text)).toBe(day));

  test.each(['', 'amanhã', '2026-02-30', '31/02/2026', '12/31/2026', '2026-13-01', '1.12.2026', 20261201, null, undefined])(
    '%o is none',
    (text) => expect(parseDay(text)).toBeUndefined(),
  );

  test('moves over the ends of months and years', () => {
    expect(addDays('2026-12-30', 3)).toBe('2027-01-02');
    expect(addDays('2028-03-01', -1)).toBe('2028-02-29');
  });
});
