import { describe, expect, test } from 'vitest';
import { crc16 } from '../../../sandbox/simulators/asaas/numbers/brCode.mts';
import { charge, codes, createTestWorld, customer, type Json } from './world.mts';

const card = { holderName: 'MARIA D SILVA', number: '4444444444444444', expiryMonth: '12', expiryYear: '2030', ccv: '123' };
const creditCardHolderInfo = { name: 'Maria', email: 'm@example.com', cpfCnpj: '52998224725', postalCode: '01305000', addressNumber: '1' };
const byCard = (changes: Json = {}) => ({
  billingType: 'CREDIT_CARD',
  creditCard: card,
  creditCardHolderInfo,
  remoteIp: '203.0.113.7',
  ...changes,
});

describe('creating a payment', () => {
  test('answers every field, null where there is nothing yet', async () => {
    const payment = await charge(createTestWorld(), {
      billingType: 'BOLETO',
      externalReference: 'shopify:1001',
      description: 'Pedido 1001',
    });
    expect(payment).toMatchObject({
      object: 'payment',
      id: expect.stringMatching(/^pay_[a-z0-9]{16}$/),
      dateCreated: '2026-11-24',
      value: 129.9,
      netValue: 127.91,
      status: 'PENDING',
      dueDate: '2026-12-01',
      originalDueDate: '2026-12-01',
      externalReference: 'shopify:1001',
      deleted: false,
      paymentDate: null,
      confirmedDate: null,
      creditCard: null,
      subscription: null,
      refunds: null,
      chargeback: null,
      split: null,
    });
    expect(payment.nossoNumero).toMatch(/^\d+$/);
    expect(payment.bankSlipUrl).toMatch(/^https:\/\/www\.asaas\.com\//);
  });

  test('names every fault at once', async () => {
    const world = createTestWorld();
    const answer = await world.call('POST', '/payments', {
      customer: 'cus_unknown',
      billingType: 'CASH',
      dueDate: '2026-11-23',
      description: 'x'.repeat(501),
      discount: '',
      split: [{ fixedValue: 1 }],
      callback: {},
    });
    expect(codes(answer.body)).toEqual([
      'invalid_customer',
      'invalid_billingType',
      'invalid_value',
      'invalid_dueDate',
      'invalid_description',
      'invalid_callback',
      'invalid_discount',
      'invalid_split',
    ]);
    expect(world.asaas.charges()).toEqual([]);
    expect(world.violations).toHaveLength(1);
  });

  test.each([
    ['a value that is text', { value: '129.90' }, 'invalid_value'],
    ['no value at all', { value: 0 }, 'invalid_value'],
    ['a due date of another writing', { dueDate: '01/12/2026' }, 'invalid_dueDate'],
    ['a day that does not exist', { dueDate: '2027-02-30' }, 'invalid_dueDate'],
    ['a numeric reference', { externalReference: 1001 }, 'invalid_externalReference'],
    ['parts without a price', { installmentCount: 3 }, 'invalid_installmentValue'],
    ['a card without its holder', byCard({ creditCardHolderInfo: undefined }), 'invalid_creditCardHolderInfo'],
    ['a card without the payer’s address', byCard({ remoteIp: undefined }), 'invalid_remoteIp'],
  ])('refuses %s', async (_, changes, code) => {
    const world = createTestWorld();
    expect(codes(await charge(world, changes))).toEqual([code]);
    expect(world.violations.map(({ rule }) => rule)).toEqual(['invalidRequest']);
  });

  test('knows today by São Paulo’s clock', async () => {
    const world = createTestWorld();
    await world.clock.advance(14 * 3_600_000); // 23:00 in São Paulo, the 25th in Greenwich
    expect((await charge(world, { dueDate: '2026-11-24' })).status).toBe('PENDING');
  });

  test('makes a second payment when the same request comes twice', async () => {
    const world = createTestWorld();
    await charge(world, { externalReference: '1001' });
    await charge(world, { externalReference: '1001' });
    expect((await world.call('GET', '/payments?externalReference=1001')).body.totalCount).toBe(2);
    expect(world.asaas.ledger().filter(({ orderNumber }) => orderNumber === '1001')).toHaveLength(2);
  });

  test('splits a sale into monthly parts whose cents add up', async () => {
    const world = createTestWorld();
    const first = await charge(world, {
      value: undefined,
      installmentCount: 3,
      totalValue: 100,
      dueDate: '2026-11-30',
      billingType: 'BOLETO',
    });
    expect(first).toMatchObject({ installmentNumber: 1, value: 33.33, installment: expect.any(String) });
    const parts = (await world.call('GET', `/installments/${first.installment}/payments`)).body.data as Json[];
    expect(parts.map(({ value, dueDate }) => [value, dueDate])).toEqual([
      [33.33, '2026-11-30'],
      [33.33, '2026-12-30'],
      [33.34, '2027-01-30'],
    ]);
  });
});

describe('paying by card', () => {
  test('confirms an approved card at once', async () => {
    const payment = await charge(createTestWorld(), byCard());
    expect(payment).toMatchObject({ status: 'CONFIRMED', confirmedDate: '2026-11-24', estimatedCreditDate: '2026-12-26' });
    expect(payment.creditCard).toMatchObject({ creditCardNumber: '4444', creditCardBrand: 'VISA', creditCardToken: expect.any(String) });
  });

  test.each(['5184019740373151', '4916561358240741'])(
    'leaves nothing behind when the issuer declines %s, which is nobody’s fault',
    async (number) => {
      const world = createTestWorld();
      expect(codes(await charge(world, byCard({ creditCard: { ...card, number } })))).toEqual(['invalid_creditCard']);
      expect(world.asaas.charges()).toEqual([]);
      expect(world.violations).toEqual([]);
    },
  );

  test('charges a card again by its token', async () => {
    const world = createTestWorld();
    const { creditCardToken } = (await charge(world, byCard())).creditCard;
    expect(await charge(world, { billingType: 'CREDIT_CARD', creditCardToken, remoteIp: '203.0.113.7' })).toMatchObject({
      status: 'CONFIRMED',
    });
    expect(codes(await charge(world, { billingType: 'CREDIT_CARD', creditCardToken: 'unknown', remoteIp: '203.0.113.7' }))).toEqual([
      'invalid_creditCard',
    ]);
  });

  test('captures what was only authorized', async () => {
    const world = createTestWorld();
    const { id, status } = await charge(world, byCard({ authorizeOnly: true }));
    expect(status).toBe('AUTHORIZED');
    expect((await world.call('POST', `/payments/${id}/captureAuthorizedPayment`, {})).body.status).toBe('CONFIRMED');
  });

  test('pays a waiting charge by card', async () => {
    const world = createTestWorld();
    const { id } = await charge(world, { billingType: 'UNDEFINED' });
    const declined = await world.call('POST', `/payments/${id}/payWithCreditCard`, {
      creditCard: { ...card, number: '5184019740373151' },
      creditCardHolderInfo,
    });
    expect(declined.status).toBe(400);
    const paid = await world.call('POST', `/payments/${id}/payWithCreditCard`, { creditCard: card, creditCardHolderInfo });
    expect(paid.body).toMatchObject({ status: 'CONFIRMED', billingType: 'CREDIT_CARD' });
  });
});

describe('looking at payments', () => {
  test('filters by what the vendor’s list can filter', async () => {
    const world = createTestWorld();
    const early = await charge(world, { externalReference: 'a', dueDate: '2026-11-25', billingType: 'BOLETO' });
    const late = await charge(world, { externalReference: 'b', dueDate: '2026-12-25' });
    await world.pass(1000);
    world.asaas.pay(late.id);
    const ids = async (query: string) => ((await world.call('GET', `/payments?${query}`)).body.data as Json[]).map(({ id }) => id);
    expect(await ids('externalReference=a')).toEqual([early.id]);
    expect(await ids(`customer=${late.customer}`)).toEqual([late.id]);
    expect(await ids('status=RECEIVED')).toEqual([late.id]);
    expect(await ids('billingType=BOLETO')).toEqual([early.id]);
    expect(await ids('dueDate[ge]=2026-12-01&dueDate[le]=2026-12-31')).toEqual([late.id]);
    expect(await ids('paymentDate[ge]=2026-11-01')).toEqual([late.id]);
    expect(await ids('dateCreated[le]=2026-11-23')).toEqual([]);
    expect(await ids('')).toEqual([late.id, early.id]);
    expect((await world.call('GET', '/payments?dueDate[ge]=01/12/2026')).status).toBe(400);
  });

  test('shows the status alone', async () => {
    const world = createTestWorld();
    const { id } = await charge(world);
    expect((await world.call('GET', `/payments/${id}/status`)).body).toEqual({ status: 'PENDING' });
  });

  test('gives a Pix code that a bank would read, the same each time', async () => {
    const world = createTestWorld();
    const { id } = await charge(world, { description: 'Pedido 1' });
    const { body } = await world.call('GET', `/payments/${id}/pixQrCode`);
    expect(Object.keys(body)).toEqual(['encodedImage', 'payload', 'expirationDate', 'description']);
    expect(crc16(body.payload.slice(0, -4))).toBe(body.payload.slice(-4));
    expect(readEmv(body.payload)).toMatchObject({ '00': '01', '53': '986', '58': 'BR', '26': expect.stringContaining('br.gov.bcb.pix') });
    const png = Buffer.from(body.encodedImage, 'base64');
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    expect((await world.call('GET', `/payments/${id}/pixQrCode`)).body).toEqual(body);
    const other = await charge(world);
    expect((await world.call('GET', `/payments/${other.id}/pixQrCode`)).body.payload).not.toBe(body.payload);
  });

  test('gives the line of a bank slip, with value and due date in it', async () => {
    const world = createTestWorld();
    const { id } = await charge(world, { billingType: 'BOLETO' });
    const { body } = await world.call('GET', `/payments/${id}/identificationField`);
    expect(body.identificationField).toMatch(/^\d{47}$/);
    expect(body.barCode).toMatch(/^\d{44}$/);
    expect(body.identificationField.slice(-14)).toBe('16470000012990');
    expect(body.barCode.slice(5, 19)).toBe('16470000012990');
    const pix = await charge(world);
    expect((await world.call('GET', `/payments/${pix.id}/identificationField`)).status).toBe(400);
    expect(world.violations).toEqual([]);
  });
});

describe('changing payments', () => {
  test('changes an open payment; split stays unless it is sent', async () => {
    const world = createTestWorld();
    const { id } = await charge(world, { split: [{ walletId: 'w1', percentualValue: 10 }] });
    const changed = await world.call('PUT', `/payments/${id}`, { value: 200, dueDate: '2026-12-10', billingType: 'BOLETO' });
    expect(changed.body).toMatchObject({
      value: 200,
      dueDate: '2026-12-10',
      originalDueDate: '2026-12-01',
      nossoNumero: expect.any(String),
    });
    expect(changed.body.split).toHaveLength(1);
    expect((await world.call('PUT', `/payments/${id}`, { split: null })).body.split).toBeNull();
  });

  test('turns the split off for an empty list as well', async () => {
    const world = createTestWorld();
    const { id } = await charge(world, { split: [{ walletId: 'w1', fixedValue: 5 }] });
    expect((await world.call('PUT', `/payments/${id}`, { split: [] })).body.split).toBeNull();
  });

  test('removes only what is open, and restores only what is removed', async () => {
    const world = createTestWorld();
    const { id } = await charge(world);
    expect((await world.call('POST', `/payments/${id}/restore`, {})).status).toBe(400);
    expect((await world.call('DELETE', `/payments/${id}`)).body).toEqual({ deleted: true, id });
    expect((await world.call('GET', `/payments/${id}`)).body).toMatchObject({ id, deleted: true });
    expect((await world.call('GET', '/payments')).body.totalCount).toBe(0);
    expect((await world.call('DELETE', `/payments/${id}`)).status).toBe(400);
    expect((await world.call('POST', `/payments/${id}/restore`, {})).body).toMatchObject({ deleted: false, status: 'PENDING' });
    world.asaas.pay(id);
    expect((await world.call('DELETE', `/payments/${id}`)).status).toBe(400);
    expect((await world.call('PUT', `/payments/${id}`, { value: 1 })).status).toBe(400);
    expect(world.violations).toEqual([]);
  });

  test('takes cash and gives it back', async () => {
    const world = createTestWorld();
    const { id } = await charge(world);
    expect(codes((await world.call('POST', `/payments/${id}/receiveInCash`, { value: 129.9 })).body)).toEqual(['invalid_paymentDate']);
    const paid = await world.call('POST', `/payments/${id}/receiveInCash`, {
      paymentDate: '2026-11-24',
      value: 120,
      notifyCustomer: false,
    });
    expect(paid.body).toMatchObject({ status: 'RECEIVED_IN_CASH', value: 120, originalValue: 129.9 });
    const undone = await world.call('POST', `/payments/${id}/undoReceivedInCash`, {});
    expect(undone.body).toMatchObject({ status: 'PENDING', value: 129.9, paymentDate: null });
    expect((await world.call('POST', `/payments/${id}/undoReceivedInCash`, {})).status).toBe(400);
  });

  test('refunds in part and then the rest', async () => {
    const world = createTestWorld();
    const { id } = await charge(world, { value: 100 });
    expect((await world.call('POST', `/payments/${id}/refund`, {})).status).toBe(400);
    world.asaas.pay(id);
    expect((await world.call('POST', `/payments/${id}/refund`, { value: 40, description: 'A mais' })).body).toMatchObject({
      status: 'RECEIVED',
      refunds: [{ value: 40, status: 'DONE' }],
    });
    expect(codes((await world.call('POST', `/payments/${id}/refund`, { value: 60.01 })).body)).toEqual(['invalid_value']);
    expect((await world.call('POST', `/payments/${id}/refund`, {})).body).toMatchObject({
      status: 'REFUNDED',
      refunds: [{ value: 40 }, { value: 60 }],
    });
    expect((await world.call('GET', `/payments/${id}/refunds`)).body.totalCount).toBe(2);
    expect((await world.call('GET', '/finance/balance')).body.balance).toBe(1000 + 98.01 - 100);
  });

  test('cannot give back money that is not there, which is no fault', async () => {
    const world = createTestWorld({ openingBalance: 0 });
    const { id } = await charge(world, { value: 100 });
    world.asaas.pay(id);
    expect(codes((await world.call('POST', `/payments/${id}/refund`, {})).body)).toEqual(['invalid_action']);
    expect(world.violations).toEqual([]);
  });
});

describe('the sandbox’s own routes', () => {
  test('confirm and let expire, in the sandbox', async () => {
    const world = createTestWorld();
    const options = { environment: 'sandbox' } as const;
    const slip = await charge(world, { billingType: 'BOLETO' }, options);
    const late = await charge(world, {}, options);
    expect((await world.call('POST', `/sandbox/payment/${slip.id}/confirm`, {}, options)).body.status).toBe('CONFIRMED');
    expect((await world.call('POST', `/sandbox/payment/${late.id}/overdue`, {}, options)).body.status).toBe('OVERDUE');
    expect(slip.bankSlipUrl).toMatch(/^https:\/\/sandbox\.asaas\.com\//);
    await world.call('POST', '/customers', customer(), options);
    expect(world.violations).toEqual([]);
  });
});

function readEmv(text: string): Record<string, string> {
  const fields: Record<string, string> = {};
  for (let at = 0; at < text.length; ) {
    const length = Number(text.slice(at + 2, at + 4));
    fields[text.slice(at, at + 2)] = text.slice(at + 4, at + 4 + length);
    at += 4 + length;
  }
  return fields;
}
