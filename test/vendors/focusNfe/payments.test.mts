/** How an order was paid, on the NF-e and the NFC-e. */
import { describe, expect, test } from 'vitest';
import type { Payment } from '../../../domain/documents/payment.ts';
import { paymentBodies } from '../../../vendors/focusNfe/invoice/paymentBody.ts';
import type { GoodsRequest } from '../../../vendors/focusNfe/invoice/goodsRequest.ts';
import { paidOrder } from '../../contracts/support/order.mts';

const bodies = (payments: Partial<Payment>[], total: number, over: Partial<GoodsRequest> = {}) =>
  paymentBodies({ model: 55, order: paidOrder('1', { payments }), ...over } as GoodsRequest, total);

describe('several payments', () => {
  test('stay several, with their values', () => {
    const payments = [
      { method: 'credit_card', value: 100 },
      { method: 'cash', value: 12.25 },
      { method: 'debit_card', value: 100 },
    ] as const;
    expect(bodies([...payments], 212.25)).toEqual([
      { forma_pagamento: '03', valor_pagamento: 100, tipo_integracao: 2 },
      { forma_pagamento: '01', valor_pagamento: 12.25 },
      { forma_pagamento: '04', valor_pagamento: 100, tipo_integracao: 2 },
    ]);
  });

  test('of which one has no value: it is the rest', () => {
    expect(bodies([{ method: 'gift_card', value: 50.1 }, { method: 'pix' }], 212.25)).toEqual([
      { forma_pagamento: '12', valor_pagamento: 50.1 },
      { forma_pagamento: '17', valor_pagamento: 162.15 },
    ]);
  });

  test('of which one has no value and nothing is left for it: the others are all', () => {
    expect(bodies([{ method: 'gift_card', value: 212.25 }, { method: 'pix' }], 212.25)).toEqual([
      { forma_pagamento: '12', valor_pagamento: 212.25 },
    ]);
  });

  test.each([[212.25], [undefined]])('of which one came to nothing: it paid for nothing (%s)', (value) => {
    const amount = value === undefined ? {} : { value };
    const tried = (status: Payment['status']) => ({ method: 'pix', status, ...amount }) as const;
    for (const status of ['deleted', 'refunded', 'chargeback'] as const)
      expect(bodies([tried(status), { method: 'debit_card', status: 'received', ...amount }], 212.25)).toMatchObject([
        { forma_pagamento: '04', valor_pagamento: 212.25 },
      ]);
  });

  test('that the order does not have at all', () => {
    expect(paymentBodies({ model: 55, order: { ...paidOrder(), payments: undefined } } as unknown as GoodsRequest, 212.25)).toMatchObject([
      { forma_pagamento: '99' },
    ]);
  });

  test.each([
    [
      [
        { vendor: 'gift_card', method: 'unknown' },
        { vendor: 'Pix', method: 'pix' },
      ],
      '17',
    ],
    [[{ method: 'gift_card' }, { method: 'pix' }], '17'],
    [[{ method: 'undefined' }, { method: 'bank_slip' }], '15'],
    [[{}, { method: 'cash' }], '01'],
    [[{ method: 'gift_card' }], '12'],
    [
      [
        { method: 'pix', value: 5 },
        { method: 'cash', value: 6 },
      ],
      '17',
    ],
  ] as [Partial<Payment>[], string][])('%j without all their values are one, by the first that is known', (payments, code) => {
    expect(bodies(payments, 212.25)).toMatchObject([{ forma_pagamento: code, valor_pagamento: 212.25 }]);
  });

  test('are the total to the cent, whatever they are', () => {
    let seed = 7;
    const random = (most: number) => (seed = (seed * 16_807) % 2_147_483_647) % most;
    const methods = ['pix', 'credit_card', 'cash', 'unknown', 'gift_card', undefined] as const;
    for (let run = 0; run < 2_000; run++) {
      const payments = Array.from({ length: 1 + random(4) }, () => {
        const value = random(3) === 0 ? undefined : random(100_000) / 100;
        return { method: methods[random(methods.length)], ...(value === undefined ? {} : { value }) };
      });
      const total =
        (random(2) === 0 ? payments.reduce((sum, { value }) => sum + Math.round((value ?? 0) * 100), 0) : random(300_000)) / 100;
      const values = (bodies(payments, total) as { valor_pagamento: number }[]).map((each) => Math.round(each.valor_pagamento * 100));
      expect(values.reduce((sum, value) => sum + value, 0)).toBe(Math.round(total * 100));
      expect(values.every((value) => value > 0 || total === 0)).toBe(true);
    }
  });
});

test('Pix names the electronic payment on an NFC-e', () => {
  expect(bodies([{ method: 'pix' }], 192.25, { model: 65 })).toEqual([
    { forma_pagamento: '17', valor_pagamento: 192.25, tipo_integracao: 2 },
  ]);
  expect(bodies([{ method: 'cash' }], 192.25, { model: 65 })).toEqual([{ forma_pagamento: '01', valor_pagamento: 192.25 }]);
});

test('an order that costs nothing was paid by nothing', () => {
  expect(bodies([], 0)).toEqual([{ forma_pagamento: '90', valor_pagamento: 0 }]);
  expect(bodies([{ method: 'unknown' }], 0)).toEqual([{ forma_pagamento: '90', valor_pagamento: 0 }]);
});
