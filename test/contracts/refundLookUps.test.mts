/** A refund is looked for before it is made: an answer that shows less than asked is no "none", and no reason to pay a second time. */
import { describe, expect, test } from 'vitest';
import type { Order } from '../../domain/documents/order.ts';
import type { Connection } from '../../runtime/client/connection.ts';
import { openOrderKeeper } from '../../vendors/shopify/orders/orderKeeper.ts';
import { openCheckoutKeeper } from '../../vendors/stripe/payments/checkoutKeeper.ts';
import { openOrderDesk } from '../../vendors/wooCommerce/orders/orderDesk.ts';
import { paidOrders } from '../vendors/shopify/support/paidOrders.mts';
import { failureOf } from './support/failureOf.mts';
import { saysLess } from './support/saysLess.mts';
import { shopifyWorld } from './support/shopifyWorld.mts';
import { stripeWorld } from './support/stripeWorld.mts';
import { wooCommerceWorld } from './support/wooCommerceWorld.mts';

type Body = Record<string, unknown>;

const isBody = (value: unknown): value is Body => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Wherever it stands in the answer. */
function without(value: unknown, field: string): void {
  if (Array.isArray(value)) for (const each of value) without(each, field);
  if (!isBody(value)) return;
  delete value[field];
  for (const each of Object.values(value)) without(each, field);
}

/** The vendor has one refund of 10 under the key; what a later run makes of it, by an answer without the field. */
async function again(
  refund: (connection: Connection) => Promise<unknown>,
  connect: () => Connection,
  laterMs: number,
  sleep: (ms: number) => Promise<void>,
  field: string,
) {
  await refund(connect());
  await sleep(laterMs);
  const spoilt = saysLess(connect(), ({ method, body: sent }, body) => {
    const isWrite = method === 'POST' && !JSON.stringify(sent ?? '').includes('query');
    if (!isWrite) without(body, field);
  });
  return (await failureOf(refund(spoilt))).failure;
}

const twoDays = 48 * 3_600_000;

describe('Stripe', () => {
  test.each(['metadata', 'has_more'])('an answer without "%s"', async (field) => {
    const world = stripeWorld();
    const { paymentIntentId: paymentId, sessionId } = world.simulator.checkOut({ overrides: { method: 'card' } });
    const connect = () => world.connect({ settings: world.settings });
    await world.clock.sleep(twoDays);
    const refund = async (connection: Connection) =>
      await openCheckoutKeeper(connection).refund({ paymentId: paymentId!, key: 'k1', amount: 10, reason: null });
    const failure = await again(refund, connect, twoDays, async (ms) => await world.clock.sleep(ms), field);
    expect(['unknownOutcome', 'transient']).toContain(failure.class);
    expect(world.simulator.payments().find((one) => one.sessionId === sessionId)!.refunds).toHaveLength(1);
  });

  test('another amount under the same key is another refund: it is not told as given back', async () => {
    const world = stripeWorld();
    const { paymentIntentId: paymentId, sessionId } = world.simulator.checkOut({ overrides: { method: 'card' } });
    await world.clock.sleep(twoDays);
    const refund = async (amount: number) =>
      await openCheckoutKeeper(world.connect({ settings: world.settings })).refund({
        paymentId: paymentId!,
        key: 'k1',
        amount,
        reason: null,
      });
    await refund(10);
    expect((await failureOf(refund(12))).failure).toMatchObject({ class: 'conflict', code: 'refundOfOtherAmount' });
    expect(world.simulator.payments().find((one) => one.sessionId === sessionId)!.refunds).toHaveLength(1);
  });
});

const request = (order: Order) => ({ order, key: 'k1', amount: 5.1, restock: false, notifyCustomer: false, note: 'Frete' });

describe('Shopify', () => {
  test.each(['refunds', 'note'])('an answer without "%s"', async (field) => {
    const world = shopifyWorld();
    const [order] = await paidOrders(world, 1);
    const refund = async (connection: Connection) => await openOrderKeeper(connection).refund(request(order!));
    const connect = () => world.connect();
    const before = world.writes();
    const failure = await again(refund, connect, twoDays, async (ms) => await connect().clock.sleep(ms), field);
    expect(['unknownOutcome', 'transient']).toContain(failure.class);
    expect(world.writes() - before).toBe(1);
  });
});

describe('WooCommerce', () => {
  test.each(['refunds', 'reason'])('an answer without "%s"', async (field) => {
    const world = wooCommerceWorld({ gatewayRefunds: true });
    const connect = () => world.connect({ settings: world.settings });
    const { id, orderNumber } = world.simulator.placeOrder();
    const order = await openOrderDesk(connect()).get({ id: String(id) });
    const refund = async (connection: Connection) => await openOrderDesk(connection).refund(request(order));
    const failure = await again(refund, connect, 60_000, async (ms) => await world.clock.sleep(ms), field);
    expect(['unknownOutcome', 'transient']).toContain(failure.class);
    expect(world.simulator.orders().find((each) => each.orderNumber === orderNumber)!.refunds).toHaveLength(1);
  });
});
