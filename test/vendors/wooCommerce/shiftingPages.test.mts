/** Orders that come, go on or are thrown away while a list of them is read: none is left out, and none is told twice. */
import { expect, test } from 'vitest';
import type { Connection } from '../../../runtime/client/connection.ts';
import { openOrderDesk } from '../../../vendors/wooCommerce/orders/orderDesk.ts';
import { wooCommerceWorld, type WooCommerceWorld } from '../../contracts/support/wooCommerceWorld.mts';

const minute = 60_000;

/** Something happens in the store between the first page and the second. */
async function listed(count: number, between: (world: WooCommerceWorld, numbers: string[]) => void, limit = Infinity) {
  const world = wooCommerceWorld();
  const connection = world.connect({ settings: world.settings });
  const numbers: string[] = [];
  for (let order = 0; order < count; order++) {
    numbers.push(world.simulator.placeOrder().orderNumber);
    // Some of them in one second.
    if (order % 3 !== 0) await connection.clock.sleep(minute);
  }
  let pages = 0;
  const transport: Connection['transport'] = async (request) => {
    if (new URL(request.url).pathname.endsWith('/orders') && ++pages === 2) between(world, numbers);
    return await connection.transport(request);
  };
  const orders = await openOrderDesk({ ...connection, transport }).list({ state: 'processing' }, limit);
  expect(world.violations).toEqual([]);
  return { numbers: numbers.toReversed(), found: orders.map(({ number }) => number), pages };
}

test('two hundred and fifty, the newest first, in three calls', async () => {
  const { numbers, found, pages } = await listed(250, () => undefined);
  expect(found).toEqual(numbers);
  expect(pages).toBe(3);
});

test('orders of the first page that are cancelled meanwhile take none of the second page with them', async () => {
  const { numbers, found } = await listed(150, (world, placed) => {
    for (const number of placed.slice(-20)) world.simulator.cancelOrder(number);
  });
  expect(found).toEqual(numbers);
});

test('an order that comes meanwhile puts none of the first page into the second one', async () => {
  const { numbers, found } = await listed(150, (world) => void world.simulator.placeOrder());
  expect(found).toEqual(numbers);
});

test('no more than asked for', async () => {
  const { numbers, found, pages } = await listed(150, () => undefined, 120);
  expect(found).toEqual(numbers.slice(0, 120));
  expect(pages).toBe(2);
});
