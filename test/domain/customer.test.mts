import { describe, expect, test } from 'vitest';
import { icmsStanding, isFinalConsumer } from '../../domain/documents/customer.ts';
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
