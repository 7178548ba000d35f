/** Cents by the short way and by decimals are the same. */
import { expect, test } from 'vitest';
import { toCents } from '../../domain/values/money.ts';

test('every amount of whole cents is its cents, as a number and as a text', () => {
  for (let cents = 0; cents < 100_000; cents += 7) {
    const text = `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;
    expect(toCents(text)).toBe(cents);
    expect(toCents(Number(text))).toBe(cents);
  }
});

test.each([
  [0.1 + 0.2, 30],
  [1.005, 101],
  [-2.675, -267],
  [1_234_567_890.12, 123_456_789_012],
  [Number.MAX_VALUE, undefined],
  ['0.005', 1],
])('%s are %s cents', (amount, cents) => {
  expect(toCents(amount)).toBe(cents);
});
