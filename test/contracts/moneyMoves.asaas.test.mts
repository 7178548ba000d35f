/** What Asaas tells late, in parts or less than asked: no money is given, charged or told twice by it, and none is taken for given. */
import { describe, expect, test } from 'vitest';
import type { Delivery } from '../../domain/ports/eventSource.ts';
import { openAccount } from '../../vendors/asaas/records/account.ts';
import { openAsaasAccount } from '../../vendors/asaas/account/asaasAccount.ts';
import { refund } from '../../vendors/asaas/payment/refund.ts';
import { scriptedVendor } from '../support/scriptedVendor.mts';
import { request as charge } from './paymentKeeper.contract.mts';
import { asaasWorld, idle, type AsaasWorld } from './support/asaasWorld.mts';
import { failureOf } from './support/failureOf.mts';
import { saysLess } from './support/saysLess.mts';

const url = 'https://n8n.example.com/webhook/pay';
const topics = [
  'PAYMENT_PARTIALLY_REFUNDED',
  'PAYMENT_REFUNDED',
  'PAYMENT_DELETED',
  'PAYMENT_UPDATED',
  'PAYMENT_CREDIT_CARD_CAPTURE_REFUSED',
  'PAYMENT_RECEIVED',
];
const asked = { url, topics };

const after = (delivery: Delivery, minutes: number): Delivery => ({
  ...delivery,
  receivedAt: new Date(Date.parse(delivery.receivedAt) + minutes * 60_000).toISOString(),
});

async function listening(): Promise<AsaasWorld> {
  const world = asaasWorld();
  await world.open().registerWebhooks(asked);
  return world;
}

async function told(world: AsaasWorld, delivery: Delivery | undefined, minutes: number) {
  const events = await world.open().read(after(delivery!, minutes), asked);
  return events.map(({ document }) => document.payment);
}

const pixCharge = (world: AsaasWorld, value = 129.9) =>
  world.simulator.createCharge({ value, billingType: 'PIX', externalReference: 'loja:1' });

describe('an event that comes late', () => {
  test('tells of its own refund, not of a later one', async () => {
    const world = await listening();
    const { id } = pixCharge(world);
    world.simulator.pay(id);
    for (const value of [20, 30]) {
      world.simulator.refund(id, value);
      await world.clock.sleep(60_000);
    }
    await idle();
    const deliveries = world.deliveries(url, 'PAYMENT_PARTIALLY_REFUNDED');
    expect(deliveries).toHaveLength(2);
    const amounts: unknown[] = [];
    for (const delivery of deliveries) amounts.push(...(await told(world, delivery, 90)).map((payment) => payment?.refund?.amount));
    expect(amounts).toEqual([20, 30]);
  });

  test('of a payment that Asaas has no more says that it is deleted, and does not stop the queue', async () => {
    const world = await listening();
    const { id } = pixCharge(world);
    world.simulator.removeCharge(id);
    await idle();
    const [delivery] = world.deliveries(url, 'PAYMENT_DELETED');
    world.simulator.reset();
    expect(await told(world, delivery, 90)).toMatchObject([{ id, status: 'deleted', value: 129.9 }]);
  });

  test('that stands for no state has the payment as it is now', async () => {
    const world = await listening();
    const { id } = pixCharge(world);
    await world.meddle('PUT', `/payments/${id}`, { value: 150 });
    await idle();
    const [delivery] = world.deliveries(url, 'PAYMENT_UPDATED');
    world.simulator.pay(id);
    expect(await told(world, delivery, 0)).toMatchObject([{ id, status: 'pending', value: 150 }]);
    expect(await told(world, delivery, 90)).toMatchObject([{ id, status: 'received', value: 150 }]);
  });

  test('of a card that was refused is no news once the customer has paid', async () => {
    const world = await listening();
    const { id } = world.simulator.createCharge({ value: 129.9, billingType: 'CREDIT_CARD', externalReference: 'loja:1' });
    const holder = {
      name: 'Ana Souza',
      email: 'a@example.com',
      cpfCnpj: '52998224725',
      postalCode: '30160011',
      addressNumber: '1',
      phone: '31988887777',
    };
    const card = { holderName: 'ANA SOUZA', number: '5184019740373151', expiryMonth: '12', expiryYear: '2030', ccv: '123' };
    await world.meddle('POST', `/payments/${id}/payWithCreditCard`, { creditCard: card, creditCardHolderInfo: holder });
    await idle();
    const [delivery] = world.deliveries(url, 'PAYMENT_CREDIT_CARD_CAPTURE_REFUSED');
    expect(await told(world, delivery, 0)).toMatchObject([{ id, status: 'pending' }]);
    world.simulator.pay(id);
    expect(await told(world, delivery, 90)).toEqual([]);
  });
});

describe('a refund', () => {
  const root = 'https://api.asaas.com/v3';
  const payment = (refunds: unknown, status = 'REFUND_IN_PROGRESS') => ({ id: 'pay_1', status, value: 100, refunds });
  const onWay = { value: 20, status: 'PENDING', description: 'Frete', dateCreated: '2026-11-24 12:00:00' };

  test.each([30, null])('of %s is not done by another part that is on its way', async (value) => {
    const { connection, requests } = scriptedVendor(root, [
      { call: 'GET /payments/pay_1', body: payment([onWay]) },
      { call: 'POST /payments/pay_1/refund', body: payment([onWay, { ...onWay, value: value ?? 80, description: 'Devolução' }]) },
    ]);
    const settings = { apiKey: 'key', environment: 'production' };
    const { found } = await refund(openAccount({ ...connection, settings }), 'pay_1', { value, reason: 'Devolução' });
    expect([found, requests.length]).toEqual([false, 2]);
  });

  test.each([
    ['all of it is on its way', payment([{ ...onWay, value: 100 }])],
    ['Asaas does not say how much', payment(null)],
    ['it went back', payment(null, 'REFUNDED')],
  ])('is done where %s', async (_name, body) => {
    const { connection, requests } = scriptedVendor(root, [{ call: 'GET /payments/pay_1', body }]);
    const settings = { apiKey: 'key', environment: 'production' };
    const { found } = await refund(openAccount({ ...connection, settings }), 'pay_1', { value: null, reason: 'Devolução' });
    expect([found, requests.length]).toEqual([true, 1]);
  });
});

describe('a charge', () => {
  test('in three is not the one at once that stands under its reference, nor the other way round', async () => {
    for (const [first, second] of [
      [1, 3],
      [3, 1],
      [2, 3],
    ] as const) {
      const world = asaasWorld();
      const { payments } = openAsaasAccount(world.connect());
      const made = (installments: number) => charge('1001', { value: 120, method: 'bank_slip', installments });
      await payments.create(made(first));
      const { failure } = await failureOf(payments.create(made(second)));
      expect(failure).toMatchObject({ class: 'conflict', code: 'otherNumberOfInstallments' });
      expect(await payments.create(made(first))).toMatchObject({ found: true });
    }
  });
});

describe('a transfer under a reference that is taken', () => {
  test.each([
    ['ana.souza@example.com', 'anasouza@example.com', true],
    ['ana-souza@example.com', 'anasouza@example.com', true],
    ['Ana.Souza@Example.com', 'ana.souza@example.com', false],
  ])('to %s is another one than to %s: %s', async (first, second, isOther) => {
    const world = asaasWorld();
    const { transfers } = openAsaasAccount(world.connect());
    const to = (pixKey: string) => ({
      key: 'repasse-11',
      value: 50,
      destination: { pixKey, pixKeyType: 'email' as const },
      description: null,
      scheduleDate: null,
    });
    await transfers.create(to(first));
    if (isOther) expect((await failureOf(transfers.create(to(second)))).failure).toMatchObject({ code: 'otherRecipient' });
    else expect(await transfers.create(to(second))).toMatchObject({ found: true });
  });
});

describe('an answer that says less than asked', () => {
  const transfer = (value: number) => ({
    key: 'repasse-11',
    value,
    destination: { pixKey: 'a@example.com', pixKeyType: 'email' as const },
    description: null,
    scheduleDate: null,
  });

  test.each([undefined, null, 'true', 1])('a page whose "hasMore" is %j is no whole list: nothing is sent by it', async (hasMore) => {
    const world = asaasWorld();
    await openAsaasAccount(world.connect()).transfers.create(transfer(50));
    const connection = saysLess(world.connect(), ({ method }, body) => {
      if (method !== 'GET' || !Array.isArray(body.data)) return;
      Object.assign(body, { data: [], hasMore });
    });
    const { failure } = await failureOf(openAsaasAccount(connection).transfers.create(transfer(50)));
    expect(failure.class).toBe('unknownOutcome');
    expect(world.calls.filter(({ operation }) => operation === 'transfers.create')).toHaveLength(1);
  });

  test.each([undefined, null, '', {}])('a Pix code that is %j is not handed to a customer', async (payload) => {
    const world = asaasWorld();
    const { id } = pixCharge(world);
    const connection = saysLess(
      world.connect(),
      ({ url: at }, body) => void (at.endsWith('/pixQrCode') && Object.assign(body, { payload })),
    );
    expect((await failureOf(openAsaasAccount(connection).payments.pixCode(id))).failure.class).toBe('unknownOutcome');
  });
});
