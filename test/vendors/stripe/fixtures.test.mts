/** Stripe's own fixtures: read in any shape that it publishes, and what no document has is left out on purpose. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readOrder } from '../../../vendors/stripe/payments/readOrder.ts';
import { readPayment } from '../../../vendors/stripe/payments/readPayment.ts';
import type { Sale } from '../../../vendors/stripe/payments/lookUp.ts';
import { describeWithSpecification } from '../../support/specifications.mts';

type Fixture = Record<string, unknown>;

describeWithSpecification('stripe/fixtures.json', 'the fixtures of Stripe', (file) => {
  const { resources } = JSON.parse(readFileSync(file, 'utf8')) as { resources: Record<string, Fixture> };
  const sale = (): Sale => ({
    intent: { ...resources.payment_intent! },
    charge: { ...resources.charge!, paid: true },
    session: {
      ...resources['checkout.session']!,
      amount_total: 1000,
      currency: 'usd',
      customer_details: { name: 'Jenny', email: 'j@example.com' },
    },
    lines: [{ ...resources.item!, quantity: 1 }],
  });

  test('payment intent, charge, session and line are one payment and one order', () => {
    const payment = readPayment(sale());
    expect(payment).toMatchObject({
      vendor: 'stripe',
      id: resources.payment_intent!.id,
      value: Number(resources.payment_intent!.amount) / 100,
    });
    expect(readOrder(sale())).toMatchObject({ source: 'stripe', currency: 'USD', items: [{ name: resources.item!.description }] });
  });

  test('a payment alone is read, too', () => {
    const { intent } = sale();
    expect(readPayment({ intent, charge: null, session: null, lines: [] })).toMatchObject({ id: intent!.id, customer: { taxId: null } });
    expect(readOrder({ intent, charge: null, session: null, lines: [] })).toBeUndefined();
  });

  /** What decides, and may never be passed over. */
  test.each([
    ['intent', ['id', 'amount', 'currency', 'status', 'metadata']],
    ['charge', ['amount_refunded', 'created', 'disputed', 'payment_method_details', 'refunded', 'billing_details']],
    [
      'session',
      ['client_reference_id', 'customer_details', 'custom_fields', 'collected_information', 'total_details', 'amount_total', 'metadata'],
    ],
  ] as const)('the %s tells by these fields', (part, fields) => {
    const values: Fixture = {
      id: 'pi_other',
      amount: 77,
      currency: 'jpy',
      status: 'processing',
      metadata: { cpf: '529.982.247-25', order_number: '88' },
      amount_refunded: 5,
      created: 1_795_000_000,
      disputed: true,
      refunded: true,
      payment_method_details: { type: 'pix' },
      billing_details: { phone: '+5511912345678' },
      client_reference_id: '99',
      customer_details: { name: 'Other' },
      custom_fields: [{ key: 'cpf', type: 'text', text: { value: '52998224725' } }],
      collected_information: { shipping_details: { name: 'Ana', address: { line1: 'Rua A, 1', country: 'BR' } } },
      total_details: { amount_shipping: 100, amount_tax: 0 },
      amount_total: 4200,
    };
    const told = (given: Sale) => JSON.stringify([readPayment(given), readOrder(given)]);
    const before = told(sale());
    for (const field of fields) {
      const altered = sale();
      Object.assign(altered[part]!, { [field]: values[field] });
      expect([field, told(altered) === before]).toEqual([field, false]);
    }
  });
});
