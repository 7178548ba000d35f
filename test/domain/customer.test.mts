import { describe, expect, test } from 'vitest';
import { icmsStanding, isFinalConsumer } from '../../domain/documents/customer.ts';
import { invoiceProblems } from '../../domain/checks/orderCheck.ts';
import { paidOrder } from '../contracts/support/order.mts';

describe('a customer’s state registration', () => {
  test.each([
    [null, 9, undefined, true],
    [' ', 9, undefined, true],
    ['Isento', 2, undefined, true],
    ['ISENTA', 2, undefined, true],
    ['110.042.490.114', 1, '110042490114', false],
    ['06.123-45/6', 1, '06123456', false],
  ])('%j says who pays ICMS, and who consumes', (stateRegistration, indicator, registration, consumes) => {
    expect(icmsStanding({ stateRegistration })).toEqual(registration === undefined ? { indicator } : { indicator, registration });
    expect(isFinalConsumer({ ...paidOrder().customer, stateRegistration })).toBe(consumes);
  });
});

describe('a person who writes "isento"', () => {
  test.each([
    ['CPF', '52998224725', 9],
    ['CNPJ', '12ABC34501DE35', 2],
    ['foreign', 'YA123456', 9],
  ] as const)('with a %s has the indicator of %s: %d', (type, value, indicator) => {
    expect(icmsStanding({ stateRegistration: 'ISENTO', taxId: { type, value } })).toEqual({ indicator });
  });
});

describe('a company’s "isento"', () => {
  const all = 'AC AL AM AP BA CE DF ES GO MA MG MS MT PA PB PE PI PR RJ RN RO RR RS SC SE SP TO'.split(' ');
  const problemsIn = (state: string, type: 'CPF' | 'CNPJ') => {
    const taxId = { type, value: type === 'CPF' ? '52998224725' : '12ABC34501DE35' };
    const order = paidOrder();
    return invoiceProblems({
      ...order,
      customer: { ...order.customer, taxId, stateRegistration: 'Isento' },
      billingAddress: { ...order.shippingAddress!, state },
    });
  };

  test('is a problem in the twelve states of rejection 805, and in no other', () => {
    expect(all.filter((state) => problemsIn(state, 'CNPJ').length > 0)).toEqual('AM BA CE GO MG MS MT PA PE RN SE SP'.split(' '));
    expect(problemsIn('SP', 'CNPJ')).toEqual([{ field: 'order.customer.stateRegistration', message: expect.stringContaining('805') }]);
  });

  test('is none of a person', () => {
    expect(all.filter((state) => problemsIn(state, 'CPF').length > 0)).toEqual([]);
  });
});
