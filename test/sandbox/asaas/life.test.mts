/** Charges that come again, sales in parts, money that goes back in part: what an account shows of each. */
import { describe, expect, test } from 'vitest';
import { codes, createTestWorld, webhook, type Json } from './world.mts';

const customer = { name: 'Maria da Silva', cpfCnpj: '52998224725', mobilePhone: '11912345678' };
const week = 7 * 86_400_000;
const events = ['PAYMENT_CREATED', 'PAYMENT_CONFIRMED', 'PAYMENT_RECEIVED', 'PAYMENT_PARTIALLY_REFUNDED', 'PAYMENT_REFUNDED'];

const invoice = (taxes: object = {}, over: object = {}) => ({
  serviceDescription: 'Consultoria',
  observations: '-',
  value: 900,
  deductions: 0,
  effectiveDate: '2026-11-24',
  municipalServiceName: 'Consultoria',
  taxes: { retainIss: false, iss: 2, cofins: 0, csll: 0, inss: 0, ir: 0, pis: 0, ...taxes },
  ...over,
});

test('a subscription makes a payment a cycle, all with one reference', async () => {
  const world = createTestWorld();
  await world.call('POST', '/webhooks', webhook({ events }));
  const { id } = world.asaas.subscribe({ customer, value: 99.9, billingType: 'PIX', externalReference: 'PLANO-77', cycle: 'WEEKLY' });
  await world.pass(2 * week);
  const charges = world.asaas.charges().filter(({ subscription }) => subscription === id);
  expect(charges.map(({ externalReference, value }) => [externalReference, value])).toEqual(Array(charges.length).fill(['PLANO-77', 99.9]));
  expect(charges.length).toBeGreaterThanOrEqual(3);
  expect(new Set(charges.map((one) => one.id)).size).toBe(charges.length);
});

describe('a sale in three parts', () => {
  test('is three payments of one instalment, and can be invoiced as a whole', async () => {
    const world = createTestWorld();
    const { installment, payments } = world.asaas.sellInParts({
      customer,
      value: 900,
      count: 3,
      billingType: 'CREDIT_CARD',
      externalReference: 'shopify:5001',
    });
    expect(payments.map((one) => [one.value, one.installment, one.installmentNumber])).toEqual(
      [1, 2, 3].map((part) => [300, installment.id, part]),
    );
    const { status, body } = await world.call(
      'POST',
      '/invoices',
      invoice({}, { installment: installment.id, externalReference: 'shopify:5001' }),
    );
    expect([status, body.installment, body.value, body.customer]).toEqual([200, installment.id, 900, payments[0]!.customer]);
    expect(world.asaas.ledger().find(({ kind }) => kind === 'invoice')?.detail).toMatchObject({
      installment: installment.id,
      payment: null,
    });
  });
});

test('a payment tells each refund and keeps its status until nothing is left', async () => {
  const world = createTestWorld();
  await world.call('POST', '/webhooks', webhook({ events }));
  const { id } = world.asaas.createCharge({ customer, value: 129.9, billingType: 'PIX' });
  world.asaas.pay(id);
  world.asaas.refund(id, 30);
  world.asaas.refund(id, 20);
  await world.pass(1000);
  const partial = world.received.map(({ event }) => event).filter(({ event }) => event === 'PAYMENT_PARTIALLY_REFUNDED');
  expect(partial.map(({ payment }) => [(payment as Json).status, (payment as Json).refunds.map((one: Json) => one.value)])).toEqual([
    ['RECEIVED', [30]],
    ['RECEIVED', [30, 20]],
  ]);
  expect(world.asaas.refund(id).status).toBe('REFUNDED');
  expect(() => world.asaas.refund(id, 1)).toThrow(/REFUNDED/);
});

test('a bank slip that is paid by its Pix code is received without having been confirmed', async () => {
  const world = createTestWorld();
  await world.call('POST', '/webhooks', webhook({ events }));
  const { id } = world.asaas.createCharge({ customer, value: 50, billingType: 'BOLETO' });
  expect(world.asaas.pay(id, { byPix: true })).toMatchObject({
    billingType: 'BOLETO',
    status: 'RECEIVED',
    pixTransaction: expect.any(String),
  });
  await world.pass(1000);
  expect(world.events()).toEqual(['PAYMENT_CREATED', 'PAYMENT_RECEIVED']);
});

describe('a service invoice of the regular regime', () => {
  const reform = { taxSituationCode: '000', taxClassificationCode: '000001' };

  test('needs IBS and CBS, the situation of PIS and COFINS and, where something is charged, both rates', async () => {
    const world = createTestWorld();
    const payment = world.asaas.createCharge({ customer, value: 900, billingType: 'PIX' }).id;
    const send = async (taxes: object) => (await world.call('POST', '/invoices', invoice(taxes, { payment }))).body;
    expect((await send({})).object).toBe('invoice');
    world.asaas.setRegime('regular');
    expect((await world.call('GET', '/fiscalInfo')).body).toMatchObject({ simplesNacional: false });
    expect(codes(await send({}))).toEqual(['invalid_ibsCbs', 'invalid_pisCofinsTaxStatus']);
    expect(codes(await send({ ...reform, pisCofinsTaxStatus: 'STANDARD_TAXABLE_OPERATION' }))).toEqual([
      'invalid_operationPis',
      'invalid_operationCofins',
    ]);
    expect((await send({ ...reform, pisCofinsTaxStatus: 'NON_TAXABLE_OPERATION' })).object).toBe('invoice');
    const whole = { ibsCbs: { cst: '000' }, pisCofinsTaxStatus: 'STANDARD_TAXABLE_OPERATION', operationPis: 0.65, operationCofins: 3 };
    expect((await send(whole)).object).toBe('invoice');
  });
});
