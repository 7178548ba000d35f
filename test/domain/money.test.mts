import { describe, expect, test } from 'vitest';
import { formatReais, fromCents, money, sumMoney, toCents } from '../../domain/values/money.ts';

describe('an amount as vendors write it', () => {
  test.each<[unknown, number]>([
    [129.9, 12990],
    ['129.90', 12990],
    ['129.9', 12990],
    ['1.234,56', 123456],
    ['1.234.567,89', 123456789],
    ['129,9', 12990],
    ['0,05', 5],
    [' 10.00 ', 1000],
    [0, 0],
    ['0', 0],
    [-5.5, -550],
    ['-1.234,56', -123456],
    [1.005, 101],
    [19.99, 1999],
    [0.1 + 0.2, 30],
    [1234567.89, 123456789],
  ])('%j is %i cents', (amount, cents) => {
    expect(toCents(amount)).toBe(cents);
  });

  test.each([
    undefined,
    null,
    '',
    '  ',
    'abc',
    'R$',
    Number.NaN,
    Infinity,
    {},
    [],
    true,
    1e21,
    -1e21,
    '0x10',
    '1e3',
    '1.234',
    '9'.repeat(30),
  ])('%j is no amount', (amount) => {
    expect(toCents(amount)).toBeUndefined();
  });
});

test('a missing amount counts as nothing', () => {
  expect(money(undefined)).toBe(0);
  expect(sumMoney([10, undefined, '5,50', null])).toBe(15.5);
});

test('sums are made in cents: ten times ten cents is one real', () => {
  expect(sumMoney(Array.from({ length: 10 }, () => 0.1))).toBe(1);
  expect(sumMoney([79.9, 79.9, 32.45])).toBe(192.25);
});

test('cents come back as an amount with two places', () => {
  expect(fromCents(12990)).toBe(129.9);
  expect(money('32.4499999')).toBe(32.45);
});

test.each([
  [1234.56, 'R$ 1.234,56'],
  [0.5, 'R$ 0,50'],
  [1234567, 'R$ 1.234.567,00'],
  [-12.3, '-R$ 12,30'],
])('%d is shown as %s', (amount, shown) => {
  expect(formatReais(amount)).toBe(shown);
});
