/** Nothing is skipped in silence. */
import { describe, expect, test } from 'vitest';
import { describeSkipped } from '../../scripts/skipped.mts';
import { reasonOf } from '../support/skipReport.mts';

describe('why a test was skipped', () => {
  test('is what the test says, else the nearest title', () => {
    expect(reasonOf('no time', ['suite (skipped: no browser)', 'test'])).toBe('no time');
    expect(reasonOf(undefined, ['suite (skipped: no browser)', 'inner (skipped: no key)', 'test'])).toBe('no key');
    expect(reasonOf(undefined, ['suite (skipped: no browser)', 'test'])).toBe('no browser');
    expect(reasonOf(undefined, ['suite', 'is skipped'])).toBeUndefined();
  });
});

describe('the closing line', () => {
  test('counts and names what was skipped, by reason', () => {
    expect(describeSkipped([])).toBe('0 skipped');
    const skipped = [
      { file: 'a', reason: 'no browser' },
      { file: 'b', reason: 'no browser' },
      { file: 'b', reason: 'no browser' },
      { file: 'b' },
    ];
    expect(describeSkipped(skipped)).toBe('4 skipped: 3 in a, b (no browser); 1 in b (WITHOUT A REASON)');
  });
});
