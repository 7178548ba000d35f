/** A host that drops WooCommerce's headers: the first page of a list is not taken for all of it. */
import { expect, test } from 'vitest';
import type { Connection } from '../../../runtime/client/connection.ts';
import { openApi } from '../../../vendors/wooCommerce/client/api.ts';
import { wooCommerceWorld } from '../../contracts/support/wooCommerceWorld.mts';

function withoutPages(connection: Connection): Connection {
  const transport: Connection['transport'] = async (request) => {
    const response = await connection.transport(request);
    if (!response.answered) return response;
    const headers = Object.fromEntries(Object.entries(response.headers).filter(([name]) => !name.startsWith('x-wp-')));
    return { ...response, headers };
  };
  return { ...connection, transport };
}

test.each([
  [23, { per_page: 10 }, 3],
  [20, { per_page: 10 }, 3],
  [9, { per_page: 10 }, 1],
  [12, {}, 2],
])('%i orders, asked for with %o, are listed whole in %i calls', async (count, query, calls) => {
  const world = wooCommerceWorld();
  const placed = Array.from({ length: count }, () => world.simulator.placeOrder().orderNumber);
  const api = openApi(withoutPages(world.connect({ settings: world.settings })));
  const before = world.calls.length;
  const rows = await api.list('/orders', { ...query, orderby: 'id', order: 'asc' });
  expect(rows.map(({ number }) => number)).toEqual(placed);
  expect(world.calls.length - before).toBe(calls);
});

test('a cache that answers every page with the first one: no list is made of it, and it comes to an end', async () => {
  const world = wooCommerceWorld();
  for (let order = 0; order < 25; order++) world.simulator.placeOrder();
  const connection = world.connect({ settings: world.settings });
  const first: Connection['transport'] = async (request) => {
    const url = new URL(request.url);
    url.searchParams.delete('page');
    return await connection.transport({ ...request, url: String(url) });
  };
  const before = world.calls.length;
  for (const transport of [first, withoutPages({ ...connection, transport: first }).transport])
    await expect(openApi({ ...connection, transport }).list('/orders', { per_page: 10 })).rejects.toMatchObject({
      failure: { code: 'unreadableAnswer', class: 'transient' },
    });
  expect(world.calls.length - before).toBe(4);
});
