import { describe, expect, test } from 'vitest';
import { saleAmounts } from '../../domain/sale/saleAmounts.ts';
import { paidOrder } from '../contracts/support/order.mts';

const [shirt, coffee] = paidOrder().items;
const amounts = (first: object, shipping = 20) =>
  saleAmounts(paidOrder('1001', { items: [{ ...shirt!, ...first }, coffee!], shipping: { method: 'PAC', price: shipping } }));

describe('what a sale is reckoned from', () => {
  test('goods at their price, and the freight', () => {
    // 2 x 79.90 + 32.45 + 20.00
    expect(amounts({})).toEqual({ discount: 0, extra: 0, freight: 20, total: 212.25 });
  });

  test('less a discount, to the cent', () => {
    expect(amounts({ discount: 0.01, total: 159.79 })).toEqual({ discount: 0.01, extra: 0, freight: 20, total: 212.24 });
  });

  test('and what a line costs beside its price', () => {
    expect(amounts({ total: 169.8 })).toEqual({ discount: 0, extra: 10, freight: 20, total: 222.25 });
  });

  test('at the price to the cent that an ERP takes, where a unit costs parts of a cent', () => {
    // 1,000 screws at 0.045 are 45.00 in the shop, and 1,000 × 0.05 = 50.00 in the ERP; 1,000 at 0.004 are 4.00 and 0.00.
    const screws = (unitPrice: number, total: number) => amounts({ quantity: 1000, unitPrice, total });
    expect(screws(0.045, 45)).toEqual({ discount: 5, extra: 0, freight: 20, total: 97.45 });
    expect(screws(0.004, 4)).toEqual({ discount: 0, extra: 4, freight: 20, total: 56.45 });
  });

  test('without the errors of binary fractions', () => {
    expect(amounts({ quantity: 3, unitPrice: 0.1, total: 0.3 }, 0.2)).toEqual({ discount: 0, extra: 0, freight: 0.2, total: 32.95 });
  });
});
