import { describe, expect, test } from 'vitest';
import { readPayment } from '../../../vendors/asaas/payment/readPayment.ts';
import { paymentCorrelationId, readReference } from '../../../vendors/asaas/client/reference.ts';
import { paymentMethod, paymentStatus } from '../../../vendors/asaas/client/words.ts';

/** After the example in Asaas' documentation of a payment. */
const received = {
  object: 'payment',
  id: 'pay_080225913252',
  dateCreated: '2026-01-03',
  customer: 'cus_000005401844',
  value: 129.9,
  netValue: 124.9,
  description: 'Pedido 056984',
  billingType: 'BOLETO',
  status: 'RECEIVED',
  dueDate: '2026-01-10',
  paymentDate: '2026-01-06',
  clientPaymentDate: '2026-01-05',
  confirmedDate: '2026-01-05',
  invoiceUrl: 'https://www.asaas.com/i/080225913252',
  externalReference: 'shopify:#1001',
  deleted: false,
  bankSlipUrl: 'https://www.asaas.com/b/pdf/080225913252',
  somethingNew: { deep: [1, 2, 3] },
};

describe('a payment', () => {
  test('names its order in full where it was charged for it', () => {
    const payment = readPayment({ ...received, externalReference: 'shopify:loja/6123#1001' }, received.id, null);
    expect(payment).toMatchObject({ orderNumber: '1001', orderId: 'shopify:loja/6123' });
  });

  test('becomes a payment document', () => {
    expect(readPayment(received, received.id, null)).toEqual({
      vendor: 'asaas',
      id: 'pay_080225913252',
      status: 'received',
      vendorStatus: 'RECEIVED',
      method: 'bank_slip',
      value: 129.9,
      netValue: 124.9,
      dueDate: '2026-01-10',
      paidAt: '2026-01-05',
      customer: null,
      orderNumber: '1001',
      orderId: null,
      invoiceUrl: 'https://www.asaas.com/i/080225913252',
      pix: null,
      bankSlip: { line: null, url: 'https://www.asaas.com/b/pdf/080225913252' },
    });
  });

  test('that nobody has paid yet has no day of payment', () => {
    const pending = { ...received, status: 'PENDING', paymentDate: null, clientPaymentDate: null, confirmedDate: null, bankSlipUrl: null };
    expect(readPayment(pending, received.id, null)).toMatchObject({ status: 'pending', paidAt: null, bankSlip: null });
  });

  test('by card is paid on the day it was confirmed, not when the money comes', () => {
    const card = { ...received, status: 'CONFIRMED', clientPaymentDate: null, confirmedDate: '2026-01-05', paymentDate: '2026-02-06' };
    expect(readPayment(card, received.id, null)).toMatchObject({ status: 'confirmed', paidAt: '2026-01-05' });
  });

  test('whose days Asaas writes the Brazilian way has them as ISO days', () => {
    const brazilian = { ...received, dueDate: '10/01/2026', clientPaymentDate: '05/01/2026' };
    expect(readPayment(brazilian, received.id, null)).toMatchObject({ dueDate: '2026-01-10', paidAt: '2026-01-05' });
    expect(readPayment({ ...received, dueDate: '31/02/2026' }, received.id, null).dueDate).toBeNull();
  });

  test('with fields of unexpected types is still a payment', () => {
    expect(readPayment({ value: '129.90', netValue: null, status: 7, externalReference: 1001, dueDate: {} }, 'pay_1', null)).toMatchObject({
      value: 129.9,
      netValue: null,
      status: 'unknown',
      vendorStatus: '7',
      method: 'unknown',
      orderNumber: '1001',
      dueDate: null,
    });
  });
});

describe('the words of Asaas', () => {
  test.each([
    ['PENDING', 'pending'],
    ['AUTHORIZED', 'authorized'],
    ['CONFIRMED', 'confirmed'],
    ['RECEIVED', 'received'],
    ['RECEIVED_IN_CASH', 'received'],
    ['OVERDUE', 'overdue'],
    ['REFUND_REQUESTED', 'refund_requested'],
    ['REFUND_IN_PROGRESS', 'refund_requested'],
    ['REFUNDED', 'refunded'],
    ['CHARGEBACK_REQUESTED', 'chargeback'],
    ['CHARGEBACK_DISPUTE', 'chargeback'],
    ['AWAITING_CHARGEBACK_REVERSAL', 'chargeback'],
    ['AWAITING_RISK_ANALYSIS', 'risk_analysis'],
    ['DUNNING_REQUESTED', 'dunning'],
    ['DUNNING_RECEIVED', 'received'],
    ['SOMETHING_NEW', 'unknown'],
    ['constructor', 'unknown'],
  ])('status %s is %s', (word, status) => {
    expect(paymentStatus(word, false)).toBe(status);
    expect(paymentStatus(word, true)).toBe('deleted');
  });

  test.each([
    ['UNDEFINED', 'undefined'],
    ['BOLETO', 'bank_slip'],
    ['CREDIT_CARD', 'credit_card'],
    ['DEBIT_CARD', 'debit_card'],
    ['PIX', 'pix'],
    ['TRANSFER', 'transfer'],
    ['DEPOSIT', 'deposit'],
    ['DREX', 'unknown'],
    [null, 'unknown'],
  ])('billing type %s is %s', (word, method) => {
    expect(paymentMethod(word, 'RECEIVED')).toBe(method);
    expect(paymentMethod(word, 'RECEIVED_IN_CASH')).toBe('cash');
  });
});

describe('the order behind a payment', () => {
  test.each<[string | null, string | null, string]>([
    ['shopify:1001', '1001', 'shopify:1001'],
    ['shopify:#1001', '1001', 'shopify:1001'],
    ['wooCommerce:77', '77', 'wooCommerce:77'],
    ['shopify:1001-A', '1001-A', 'shopify:1001-A'],
    ['1001', '1001', 'asaas:1001'],
    ['#1001', '1001', 'asaas:1001'],
    ['056984', '056984', 'asaas:056984'],
    ['Pedido 12 da Maria', 'Pedido 12 da Maria', 'asaas:Pedido 12 da Maria'],
    ['https://shop.example/1001', 'https://shop.example/1001', 'asaas:https://shop.example/1001'],
    ['10:30', '10:30', 'asaas:10:30'],
    ['#', null, 'asaas:pay_1'],
    [null, null, 'asaas:pay_1'],
  ])('reference %s is order %s in the flow %s', (externalReference, number, correlationId) => {
    const reference = readReference(externalReference);
    expect(reference?.number ?? null).toBe(number);
    expect(paymentCorrelationId(reference, 'pay_1')).toBe(correlationId);
  });
});
