import { expect, test } from 'vitest';
import { brazilIsoTime } from '../../domain/values/brazilTime.ts';

test.each([
  ['2026-11-24T15:00:00.123Z', '2026-11-24T12:00:00-03:00'],
  ['2026-01-01T02:59:59Z', '2025-12-31T23:59:59-03:00'],
])('%s is dated %s on a fiscal document', (moment, dated) => {
  expect(brazilIsoTime(Date.parse(moment))).toBe(dated);
});
