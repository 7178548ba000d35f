import { expect, test } from 'vitest';
import { abandonedStandOf, type AbandonedRules } from '../../../domain/unpaid/abandonedCheckouts.ts';

const rules: AbandonedRules = {
  afterMs: 3_600_000,
  quiet: { from: 21 * 60, to: 8 * 60 },
  timeZone: 'America/Sao_Paulo',
  since: Date.parse('2026-12-01T00:00:00-03:00'),
};

/** `local`: by the clock of São Paulo. */
const stand = (local: string, updated = '2026-12-02T15:00', changes: Partial<AbandonedRules> = {}) =>
  abandonedStandOf({ updatedAt: `${updated}:00-03:00` }, { ...rules, ...changes }, Date.parse(`${local}:00-03:00`));

const moment = (local: string) => Date.parse(`${local}:00-03:00`);

test.each([
  ['an hour is not over', '2026-12-02T15:59', undefined, { kind: 'waiting', until: moment('2026-12-02T16:00') }],
  ['an hour is over', '2026-12-02T16:00', undefined, { kind: 'due', dueAt: moment('2026-12-02T16:00') }],
  ['at night it waits for the morning', '2026-12-02T21:30', '2026-12-02T20:30', { kind: 'waiting', until: moment('2026-12-03T08:00') }],
  ['in the morning it is due', '2026-12-03T08:00', '2026-12-02T20:30', { kind: 'due', dueAt: moment('2026-12-02T21:30') }],
  ['three days later it still is', '2026-12-05T16:00', undefined, { kind: 'due', dueAt: moment('2026-12-02T16:00') }],
  ['after that it is too late', '2026-12-05T16:01', undefined, { kind: 'tooLate', dueAt: moment('2026-12-02T16:00') }],
  ['what was due before the trigger is nobody’s business', '2026-12-01T10:00', '2026-11-30T22:00', { kind: 'none' }],
  ['a time that cannot be read is none', '2026-12-02T16:00', 'yesterday', { kind: 'none' }],
] as const)('%s', (_, now, updated, expected) => {
  expect(stand(now, updated)).toEqual(expected);
});

test('the same moment is another hour in Acre', () => {
  expect(stand('2026-12-03T08:00', '2026-12-02T20:30', { timeZone: 'America/Rio_Branco' }).kind).toBe('waiting');
});
