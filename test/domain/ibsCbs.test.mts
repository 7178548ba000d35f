import { describe, expect, test } from 'vitest';
import { ibsCbsRates, isIbsCbsDue, regimeOf } from '../../domain/sefaz/ibsCbs.ts';

/** LC 214/2025: art. 343 and 346 (2026), 344 and 347 (2027 and 2028). */
const byLaw: Readonly<Record<string, unknown>> = {
  2025: undefined,
  2026: { state: 0.1, town: 0, federal: 0.9 },
  2027: { state: 0.05, town: 0.05, federal: null },
  2028: { state: 0.05, town: 0.05, federal: null },
  2029: undefined,
  2030: undefined,
};

describe('rates of IBS and CBS from 2025 to 2030', () => {
  test.each(Object.keys(byLaw))('%s', (year) => {
    for (const day of ['01-01', '06-30', '12-31']) expect(ibsCbsRates(`${year}-${day}`), day).toEqual(byLaw[year]);
  });
});

test.each([
  ['simples', '2027-01-03', false],
  ['simples', '2027-01-04', true],
  ['regular', '2026-12-31', false],
  ['regular', '2027-01-01', true],
] as const)('the group of the %s is due on %s: %s', (regime, date, due) => {
  expect(isIbsCbsDue(regime, date)).toBe(due);
});

test('the code of ICMS tells the regime', () => {
  expect(['102', '500', '00', '60'].map(regimeOf)).toEqual(['simples', 'simples', 'regular', 'regular']);
});
