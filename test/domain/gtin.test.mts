import { expect, test } from 'vitest';
import { isGtin } from '../../domain/values/gtin.ts';

/** The first three are examples of GS1. */
test.each(['6291041500213', '614141000036', '96385074', '7891000100110'])('%s is a bar code', (text) => {
  expect(isGtin(text)).toBe(true);
});

test.each(['6291041500214', '629104150021', '1', '', 'SEM GTIN', null, 6291041500213])('%j is none', (text) => {
  expect(isGtin(text)).toBe(false);
});
