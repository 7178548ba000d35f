import { describe, expect, test } from 'vitest';
import { passesFilter, type OrderFilter } from '../../domain/checks/orderFilter.ts';
import { paidOrder } from '../contracts/support/order.mts';

const all: OrderFilter = { financialStatuses: [], minimumTotal: 0, withTags: [], withoutTags: [], testOrders: 'include' };
const order = (change: object = {}) => paidOrder('1001', { tags: ['VIP', 'atacado'], ...change });
const worth = (total: number) => order({ totals: { ...paidOrder().totals, total } });

describe('a filter of orders', () => {
  test('without conditions lets everything pass', () => expect(passesFilter(order(), all)).toBe(true));

  test('looks at the financial status', () => {
    expect(passesFilter(order(), { ...all, financialStatuses: ['paid', 'authorized'] })).toBe(true);
    expect(passesFilter(order({ financialStatus: 'pending' }), { ...all, financialStatuses: ['paid'] })).toBe(false);
  });

  test('looks at the total to the cent: 0.1 + 0.2 is 0.30', () => {
    expect(passesFilter(worth(0.3), { ...all, minimumTotal: 0.1 + 0.2 })).toBe(true);
    expect(passesFilter(worth(0.1 + 0.2), { ...all, minimumTotal: 0.3 })).toBe(true);
    expect(passesFilter(worth(99.99), { ...all, minimumTotal: 100 })).toBe(false);
  });

  test('looks at tags, however they are written', () => {
    expect(passesFilter(order(), { ...all, withTags: ['nenhuma', 'vip'] })).toBe(true);
    expect(passesFilter(order(), { ...all, withTags: ['vi'] })).toBe(false);
    expect(passesFilter(order(), { ...all, withoutTags: ['Atacado'] })).toBe(false);
    expect(passesFilter(order({ tags: [] }), { ...all, withoutTags: ['atacado'] })).toBe(true);
    expect(passesFilter(order({ tags: [] }), { ...all, withTags: ['vip'] })).toBe(false);
  });

  test.each([
    ['include', true, true],
    ['exclude', false, true],
    ['only', true, false],
  ] as const)('of test orders: %s', (testOrders, ofTest, ofReal) => {
    expect(passesFilter(order({ test: true }), { ...all, testOrders })).toBe(ofTest);
    expect(passesFilter(order(), { ...all, testOrders })).toBe(ofReal);
  });
});
