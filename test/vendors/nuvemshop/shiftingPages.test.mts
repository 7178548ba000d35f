/** An order that comes while a list is read moves the last one of a page to the next: it is one order all the same. */
import { expect, test } from 'vitest';
import type { Connection } from '../../../runtime/client/connection.ts';
import { openParcelDesk } from '../../../vendors/nuvemshop/orders/parcelDesk.ts';
import { nuvemshopWorld } from '../../contracts/support/nuvemshopWorld.mts';

test('of 203 orders none is told twice', async () => {
  const world = nuvemshopWorld();
  const placed = Array.from({ length: 203 }, () => world.simulator.placeOrder().orderNumber);
  const connection = world.connect({ settings: world.settings });
  let pages = 0;
  const transport: Connection['transport'] = async (request) => {
    if (++pages === 2) world.simulator.placeOrder();
    return await connection.transport(request);
  };
  const found = (await openParcelDesk({ ...connection, transport }).list({}, Infinity)).map(({ number }) => number);
  expect(pages).toBe(2);
  expect(found.toSorted()).toEqual(placed.map(String).toSorted());
});
