/** A boleto that is paid by the Pix code on it: received without a confirmation before (Asaas, seen since). */
import { expect, test } from 'vitest';
import { readPayment } from '../../../vendors/asaas/payment/readPayment.ts';

const slip = { id: 'pay_1', billingType: 'BOLETO', status: 'RECEIVED', value: 50, bankSlipUrl: 'https://asaas.example/b/1' };

test.each([
  [slip, 'bank_slip'],
  [{ ...slip, pixTransaction: null }, 'bank_slip'],
  [{ ...slip, pixTransaction: 'f6e1' }, 'pix'],
  [{ ...slip, pixTransaction: { id: 'f6e1' } }, 'pix'],
  [{ ...slip, status: 'RECEIVED_IN_CASH', pixTransaction: null }, 'cash'],
  [{ ...slip, billingType: 'CREDIT_CARD', pixTransaction: null }, 'credit_card'],
])('%j was paid by %s', (payment, method) => {
  expect(readPayment(payment, 'pay_1', null)).toMatchObject({ method, bankSlip: { url: 'https://asaas.example/b/1' } });
});
