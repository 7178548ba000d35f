import { describe, expect, test } from 'vitest';
import { invoiceProblems, stockProblems } from '../../domain/checks/orderCheck.ts';
import { readAmount, readQuantity } from '../../domain/values/amount.ts';
import { createRandom } from '../../sandbox/world/random.mts';
import { paidOrder } from '../contracts/support/order.mts';

describe('an amount', () => {
  test.each<[unknown, number]>([
    [0, 0],
    [10, 10],
    [10.5, 10.5],
    [0.1 + 0.2, 0.3],
    ['10', 10],
    ['10.5', 10.5],
    ['10,50', 10.5],
    [' 10.00 ', 10],
    ['R$ 10,00', 10],
    ['1.234,56', 1234.56],
    ['1,234.56', 1234.56],
    ['1.234.567', 1234567],
    ['0.50', 0.5],
    [1e9, 1e9],
  ])('%j is %d', (value, amount) => {
    expect(readAmount(value)).toEqual({ valid: true, value: amount });
  });

  test.each<[unknown, string]>([
    [null, 'is missing'],
    [undefined, 'is missing'],
    ['', 'is empty'],
    ['  ', 'is empty'],
    [[], 'is not a number'],
    [[5], 'is not a number'],
    [true, 'is not a number'],
    [false, 'is not a number'],
    [{}, 'is not a number'],
    [Number.NaN, 'is not a number'],
    [Infinity, 'is not a number'],
    [-1, 'is below 0'],
    ['-0,01', 'is below 0'],
    [1e21, 'is above'],
    [1_000_000_001, 'is above'],
    ['1.234', 'thousands or decimals'],
    ['1,234', 'thousands or decimals'],
    ['0x10', 'is not a number'],
    ['1e3', 'is not a number'],
    ['10.', 'is not a number'],
    ['.5', 'is not a number'],
    ['1.23.4', 'is not a number'],
    ['ten', 'is not a number'],
    [10.005, 'more than 2 decimal places'],
  ])('%j is refused: %s', (value, reason) => {
    expect(readAmount(value)).toEqual({ valid: false, reason: expect.stringContaining(reason) });
  });

  test('written in either way is the same amount, 5,000 times', () => {
    const random = createRandom(20261204);
    const cents = Array.from({ length: 5_000 }, () => random.int(0, 10 ** random.int(1, 10)));
    const group = (whole: string, sign: string) => whole.replace(/\B(?=(\d{3})+$)/g, sign);
    const wrong = cents.filter((amount) => {
      const [whole, rest] = [String(Math.floor(amount / 100)), String(amount % 100).padStart(2, '0')];
      const forms = [amount / 100, `${whole}.${rest}`, `${whole},${rest}`, `${group(whole, '.')},${rest}`, `${group(whole, ',')}.${rest}`];
      return forms.some((form) => {
        const reading = readAmount(form);
        return !reading.valid || Math.round(reading.value * 100) !== amount;
      });
    });
    expect(wrong.slice(0, 5)).toEqual([]);
  });
});

describe('a quantity', () => {
  test.each<[unknown, number]>([
    [1, 1],
    ['7', 7],
    ['1.234.567', 1234567],
  ])('%j is %d', (value, quantity) => {
    expect(readQuantity(value)).toEqual({ valid: true, value: quantity });
  });

  test.each([0, -2, 1.5, '2,5', '', null, [], true, 1e21, '0x10', '1.234'])('%j is refused', (value) => {
    expect(readQuantity(value)).toEqual({ valid: false, reason: expect.any(String) });
  });

  test('may be 0 where that is said', () => {
    expect(readQuantity(0, { least: 0 })).toEqual({ valid: true, value: 0 });
  });
});

describe('an order whose quantities cannot be', () => {
  const order = paidOrder();
  const withQuantity = (quantity: number) => ({ ...order, items: [{ ...order.items[0]!, quantity }] });

  test.each([-2, 0, 1e21, Number.NaN, Infinity])('of %d moves no stock and is not invoiced', (quantity) => {
    expect(stockProblems(withQuantity(quantity))).toEqual([{ field: 'order.items[0].quantity', message: expect.any(String) }]);
    expect(invoiceProblems(withQuantity(quantity))).toContainEqual({ field: 'order.items[0].quantity', message: expect.any(String) });
  });

  test('a price that is no price is refused', () => {
    const items = [{ ...order.items[0]!, unitPrice: 1e21 }];
    expect(invoiceProblems({ ...order, items })).toContainEqual({ field: 'order.items[0].unitPrice', message: expect.any(String) });
  });
});
