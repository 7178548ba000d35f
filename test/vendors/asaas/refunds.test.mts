/** What goes back of a payment, as the flow behind the trigger reads it. */
import { describe, expect, test } from 'vitest';
import { newestRefund } from '../../../vendors/asaas/payment/readRefunds.ts';
import { readPayment } from '../../../vendors/asaas/payment/readPayment.ts';

const at = (value: number, minute: number, status = 'DONE') => ({
  value,
  status,
  description: `r${value}`,
  dateCreated: `2026-11-24 12:${String(minute).padStart(2, '0')}:00`,
});
const pix = (refunds: unknown, status = 'RECEIVED') => ({ status, billingType: 'PIX', value: 129.9, netValue: 127.91, refunds });
const read = (payment: object) => readPayment(payment as Record<string, unknown>, 'pay_1', null);

describe('F19: a payment of 129.90', () => {
  test.each([
    ['nothing', pix(null), undefined, undefined],
    ['30', pix([at(30, 1)]), 30, 99.9],
    ['30 and 20', pix([at(30, 1), at(20, 2)]), 50, 79.9],
    ['30, and 20 that failed', pix([at(30, 1), at(20, 2, 'CANCELLED')]), 30, 99.9],
    ['all, without a list', pix(undefined, 'REFUNDED'), 129.9, 0],
    ['all, in two steps', pix([at(30, 1), at(99.9, 2)], 'REFUNDED'), 129.9, 0],
    ['more than all, with interest', pix([at(140, 1)]), 129.9, 0],
  ])('that gave back %s says so', (_name, payment, refunded, remaining) => {
    const document = read(payment);
    expect([document.refunded, document.remaining]).toEqual([refunded, remaining]);
  });

  test.each([
    [[at(30, 1), at(20, 2)], 20],
    [[at(20, 2), at(30, 1)], 20],
    [[at(30, 1), at(20, 1)], 20],
    [[at(30, 1), at(20, 2, 'CANCELLED')], 30],
  ])('%j: the newest is what the event is about', (refunds, amount) => {
    expect(newestRefund(pix(refunds))).toEqual({ amount, reason: `r${amount}` });
  });

  test('that went back without a list went back whole', () => {
    expect(newestRefund(pix([], 'REFUNDED'))).toEqual({ amount: 129.9, reason: null });
    expect(newestRefund(pix([]))).toBeNull();
  });
});
