/** A host or a plugin that keeps the API's answers by their address (LiteSpeed's "Cache REST API" does): nothing old is taken for today's. */
import { expect, test } from 'vitest';
import type { Connection } from '../../../runtime/client/connection.ts';
import { openOrderDesk } from '../../../vendors/wooCommerce/orders/orderDesk.ts';
import { openSkuStock } from '../../../vendors/wooCommerce/stock/skuStock.ts';
import { wooCommerceWorld } from '../../contracts/support/wooCommerceWorld.mts';

/** Keeps what a GET was answered with, for all connections, and says of it what it said at first. */
function behindCache() {
  const world = wooCommerceWorld();
  const kept = new Map<string, Awaited<ReturnType<Connection['transport']>>>();
  const connect = (): Connection => {
    const connection = world.connect({ settings: world.settings });
    const transport: Connection['transport'] = async (request) => {
      if (request.method !== 'GET') return await connection.transport(request);
      const address = JSON.stringify([request.url, request.query]);
      const answer = kept.get(address) ?? (await connection.transport(request));
      kept.set(address, answer);
      return answer;
    };
    return { ...connection, transport };
  };
  return { world, desk: () => openOrderDesk(connect()), stock: () => openSkuStock(connect()) };
}

test('what was sold since is not put back by a movement', async () => {
  const { world, stock } = behindCache();
  const line = { sku: 'CAM-ALG-M', location: null };
  const [before] = await stock().levels([line]);
  world.simulator.edit(line.sku, { quantity: 5 });
  const [change] = await stock().adjust([{ ...line, delta: -1, key: 'one' }]);
  expect(before?.quantity).not.toBe(5);
  expect(change).toMatchObject({ before: 5, after: 4, status: 'moved' });
  expect(world.simulator.product(line.sku)?.quantity).toBe(4);
  expect(world.violations).toEqual([]);
});

test('an order that was cancelled since is cancelled, and a list has the order that came since', async () => {
  const { world, desk } = behindCache();
  const first = world.simulator.placeOrder();
  expect((await desk().get({ id: String(first.id) })).cancelledAt).toBeNull();
  expect(await desk().list({}, 10)).toHaveLength(1);
  world.simulator.cancelOrder(first.orderNumber);
  world.simulator.placeOrder();
  expect((await desk().get({ id: String(first.id) })).cancelledAt).not.toBeNull();
  expect(await desk().list({}, 10)).toHaveLength(2);
});

test('money that went back is found, and does not go back again', async () => {
  const { world, desk } = behindCache();
  const order = await desk().get({ id: String(world.simulator.placeOrder().id) });
  const request = { order, key: 'once', amount: 5, restock: false, notifyCustomer: false, note: null, recordOnly: true };
  const first = await desk().refund(request);
  expect(await desk().refund(request)).toEqual({ ...first, found: true });
});
