import { describe, expect, test } from 'vitest';
import type { Connection } from '../../../runtime/connection.ts';
import { eventIdOf, readEnvelope } from '../../../vendors/asaas/delivery.ts';
import { openPaymentSource } from '../../../vendors/asaas/paymentSource.ts';

const receivedAt = '2026-01-05T19:45:04.000Z';

const deliveryOf = (body: unknown) => ({
  headers: {},
  rawBody: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
  receivedAt,
});

/** The envelope of Asaas' documentation. */
const envelope = {
  id: 'evt_05b708f961d739ea7eba7e4db318f621&368604920',
  event: 'PAYMENT_REFUND_IN_PROGRESS',
  dateCreated: '2026-01-05 16:45:03',
  account: { id: 'a2b1c3d4-0000-4000-8000-000000000001', ownerId: null },
  payment: { object: 'payment', id: 'pay_080225913252', status: 'REFUND_IN_PROGRESS', externalReference: 'shopify:1001' },
};

describe('an event', () => {
  test('is read with its time, which Asaas writes as the clock in Brasília shows it', () => {
    expect(readEnvelope(deliveryOf(envelope))).toMatchObject({
      id: 'evt_05b708f961d739ea7eba7e4db318f621&368604920',
      name: 'PAYMENT_REFUND_IN_PROGRESS',
      occurredAt: '2026-01-05T19:45:03.000Z',
      payment: { id: 'pay_080225913252' },
    });
  });

  test.each([null, undefined, 'yesterday', '2026-13-45 99:00:00', 5])('with the time %j happened when it came', (dateCreated) => {
    expect(readEnvelope(deliveryOf({ ...envelope, dateCreated })).occurredAt).toBe(receivedAt);
  });

  test.each(['', 'no JSON', '[]', 'null', '{}', '{"id":"evt_1"}', '{"event":"PAYMENT_RECEIVED"}'])('that is %j cannot be read', (body) => {
    expect(() => readEnvelope(deliveryOf(body))).toThrow('cannot be read');
  });

  test('has its id for a name, and its bytes where there is no id', () => {
    expect(eventIdOf(deliveryOf(envelope))).toBe(envelope.id);
    expect(eventIdOf(deliveryOf('no JSON'))).toBe(eventIdOf(deliveryOf('no JSON')));
    expect(eventIdOf(deliveryOf('no JSON'))).not.toBe(eventIdOf(deliveryOf('other')));
  });
});

describe('what starts a flow', () => {
  const connection: Connection = {
    account: 'no calls',
    settings: { apiKey: '$aact_prod_000', environment: 'production' },
    transport: async () => await Promise.reject(new Error('no call was expected')),
    clock: { now: () => 0, sleep: async () => undefined },
    deadline: 0,
  };
  const read = async (body: unknown, topics = ['PAYMENT_REFUND_IN_PROGRESS']) =>
    await openPaymentSource(connection, { lookUpCustomer: false, inOrder: false }).read(deliveryOf(body), {
      url: 'https://n8n.example',
      topics,
    });

  test('is named after the event, the thread after the order', async () => {
    const [event] = await read(envelope);
    expect(event).toMatchObject({
      event: { id: envelope.id, type: 'payment.refund_in_progress', source: 'asaas', correlationId: 'shopify:1001', receivedAt },
      document: {
        payment: {
          id: 'pay_080225913252',
          status: 'refund_requested',
          vendorStatus: 'REFUND_IN_PROGRESS',
          orderNumber: '1001',
          customer: null,
        },
      },
      raw: envelope,
    });
  });

  test('is nothing of another family, even where it was asked for', async () => {
    expect(await read({ ...envelope, event: 'INVOICE_CREATED', invoice: {} }, ['INVOICE_CREATED'])).toEqual([]);
  });

  test.each([{ payment: undefined }, { payment: null }, { payment: {} }, { payment: 'pay_1' }])(
    'is never a payment event with %j',
    async (change) => {
      await expect(read({ ...envelope, ...change })).rejects.toMatchObject({ failure: { class: 'validation', code: 'unreadableEvent' } });
    },
  );
});
