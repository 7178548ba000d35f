import { describe, expect, test } from 'vitest';
import type { Connection } from '../../../runtime/client/connection.ts';
import { eventIdOf, readEnvelope } from '../../../vendors/asaas/events/delivery.ts';
import { openPaymentSource } from '../../../vendors/asaas/events/paymentSource.ts';

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
  payment: { object: 'payment', id: 'pay_080225913252', value: 129.9, status: 'REFUND_IN_PROGRESS', externalReference: 'shopify:1001' },
};

const silent: Connection = {
  account: 'no calls',
  settings: { apiKey: '$aact_prod_000', environment: 'production' },
  transport: async () => await Promise.reject(new Error('no call was expected')),
  clock: { now: () => 0, sleep: async () => undefined },
  deadline: 0,
};

describe('an event', () => {
  test('is read with its time, which Asaas writes as the clock in Brasília shows it', () => {
    expect(readEnvelope(deliveryOf(envelope))).toMatchObject({
      id: 'evt_05b708f961d739ea7eba7e4db318f621&368604920',
      name: 'PAYMENT_REFUND_IN_PROGRESS',
      occurredAt: '2026-01-05T19:45:03.000Z',
      content: { key: 'payment', record: { id: 'pay_080225913252' } },
    });
  });

  test('may have its time written the Brazilian way', () => {
    const { occurredAt } = readEnvelope(deliveryOf({ ...envelope, dateCreated: '05/01/2026 16:45:03' }));
    expect(occurredAt).toBe('2026-01-05T19:45:03.000Z');
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
  const read = async (body: unknown, topics = ['PAYMENT_REFUND_IN_PROGRESS']) =>
    await openPaymentSource(silent, { lookUpCustomer: false, inOrder: false }).read(deliveryOf(body), {
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

  test('is nothing that was not asked for, also where nobody knows it', async () => {
    expect(await read({ ...envelope, event: 'PAYMENT_TELEPORTED' })).toEqual([]);
    expect(await read({ ...envelope, event: 'INVOICE_CREATED', invoice: {} })).toEqual([]);
  });

  test('is an event that Asaas invents tomorrow, where it was asked for', async () => {
    const [event] = await read({ ...envelope, event: 'DREX_SENT', drex: { id: 'drx_1' }, payment: undefined }, ['DREX_SENT']);
    expect(event).toMatchObject({ event: { type: 'drex.sent', correlationId: 'asaas:drx_1' }, document: { drex: { id: 'drx_1' } } });
  });

  test('may be in a state that nobody knows: it is told as it is', async () => {
    const [event] = await read({ ...envelope, payment: { ...envelope.payment, status: 'TELEPORTED' } });
    expect(event?.document.payment).toMatchObject({ status: 'unknown', vendorStatus: 'TELEPORTED' });
  });

  test('may have more fields, none where there should be some, and texts for numbers', async () => {
    const payment = { ...envelope.payment, value: '129.90', netValue: null, discount: null, customer: null, quantum: { spin: 1 } };
    const [event] = await read({ ...envelope, account: null, payment, quantum: [1] });
    expect(event?.document).toEqual({ payment: expect.objectContaining({ value: 129.9, netValue: null, customer: null }) });
  });

  test.each([{ payment: undefined }, { payment: null }, { payment: {} }, { payment: 'pay_1' }])(
    'without its payment (%j) starts the flow all the same: handed back it would stop the queue for good',
    async (change) => {
      const [event] = await read({ ...envelope, ...change });
      expect(event).toMatchObject({ event: { id: envelope.id, type: 'payment.refund_in_progress' }, document: { payment: null } });
    },
  );
});

describe('an event of another family', () => {
  const read = async (event: string, content: object) => {
    const source = openPaymentSource(silent);
    const body = { id: 'evt_1&2', event, dateCreated: '2026-01-05 16:45:03', account: { id: 'a' }, ...content };
    return (await source.read(deliveryOf(body), { url: 'https://n8n.example', topics: [event] }))[0];
  };

  test('about an NFS-e carries the invoice document', async () => {
    const invoice = { id: 'inv_1', status: 'AUTHORIZED', number: '17', pdfUrl: 'https://x.example/1', externalReference: 'shopify:1001' };
    expect(await read('INVOICE_AUTHORIZED', { invoice })).toMatchObject({
      event: { type: 'invoice.authorized', correlationId: 'shopify:1001' },
      document: { invoice: { vendor: 'asaas', model: 'nfse', status: 'authorized', number: '17', orderNumber: '1001' } },
    });
  });

  // After the example in Asaas' documentation, which writes these days the Brazilian way.
  test('about a subscription carries the subscription, its days as ISO days', async () => {
    const subscription = { id: 'sub_1', value: 19.9, nextDueDate: '22/11/2024', cycle: 'MONTHLY', status: 'ACTIVE', billingType: 'BOLETO' };
    expect(await read('SUBSCRIPTION_CREATED', { subscription })).toMatchObject({
      event: { type: 'subscription.created', correlationId: 'asaas:sub_1' },
      document: { subscription: { id: 'sub_1', nextDueDate: '2024-11-22', method: 'bank_slip', value: 19.9 } },
    });
  });

  test('about a transfer carries the transfer, without who got the money', async () => {
    const transfer = { id: 'tra_1', value: 5, status: 'DONE', type: 'PIX', bankAccount: { ownerName: 'Ana', cpfCnpj: '52998224725' } };
    const event = await read('TRANSFER_DONE', { transfer });
    expect(event?.document).toMatchObject({ transfer: { id: 'tra_1', status: 'done', value: 5 } });
    expect(JSON.stringify(event?.document)).not.toContain('52998224725');
  });

  test.each([
    ['BALANCE_VALUE_BLOCKED', 'balance_value.blocked', { balanceData: { value: 10 } }],
    ['BALANCE_VALUE_BLOCKED', 'balance_value.blocked', { balance: { value: 10 } }],
    ['ACCOUNT_STATUS_DOCUMENT_APPROVED', 'account_status_document.approved', { accountStatus: { id: 's', document: 'APPROVED' } }],
    ['INTERNAL_TRANSFER_DEBIT', 'internal_transfer.debit', { internalTransferData: { value: 1 } }],
    ['BILL_PAID', 'bill.paid', { bill: { id: 'b', value: 1 } }],
    [
      'PIX_AUTOMATIC_RECURRING_PAYMENT_INSTRUCTION_SCHEDULED',
      'pix_automatic_recurring_payment_instruction.scheduled',
      { any: { id: 'p' } },
    ],
  ])('%s is %s and carries what is there under its own name', async (name, type, content) => {
    expect(await read(name, content)).toMatchObject({ event: { type }, document: content });
  });

  test('that carries nothing is told by itself', async () => {
    expect(await read('TRANSFER_DONE', { transfer: null })).toMatchObject({
      event: { id: 'evt_1&2', correlationId: 'asaas:evt_1&2' },
      document: {},
    });
  });
});
