/** Every shop reads its orders of some days page by page: each once, the oldest day first, and none of another day. */
import { describe, expect, test } from 'vitest';
import type { Order } from '../../domain/documents/order.ts';
import type { OrderReader } from '../../domain/ports/orderKeeper.ts';
import { openParcelDesk } from '../../vendors/nuvemshop/orders/parcelDesk.ts';
import { openOrderKeeper } from '../../vendors/shopify/orders/orderKeeper.ts';
import { openOrderDesk } from '../../vendors/wooCommerce/orders/orderDesk.ts';
import { nuvemshopWorld } from './support/nuvemshopWorld.mts';
import { shopifyWorld } from './support/shopifyWorld.mts';
import { wooCommerceWorld } from './support/wooCommerceWorld.mts';

interface Shop {
  reader: Pick<OrderReader, 'pages' | 'get'>;
  /** Places a paid order now. */
  place(): string;
  now(): number;
  pass(ms: number): Promise<void>;
  /** Orders a page. */
  pageSize: number;
  violations(): unknown[];
}

const shops: Record<string, () => Shop> = {
  shopify() {
    const world = shopifyWorld();
    const { clock } = world.connect();
    return {
      reader: openOrderKeeper({ ...world.connect(), deadline: Infinity }),
      place: () => world.simulator.placeOrder().orderNumber,
      now: () => clock.now(),
      pass: async (ms) => await clock.sleep(ms),
      pageSize: 50,
      violations: () => [...world.violations],
    };
  },
  wooCommerce() {
    const world = wooCommerceWorld();
    return {
      reader: openOrderDesk(world.connect({ settings: world.settings, deadline: Infinity })),
      place: () => world.simulator.placeOrder().orderNumber,
      now: () => world.worldClock.now(),
      pass: async (ms) => await world.clock.sleep(ms),
      pageSize: 100,
      violations: () => [...world.violations],
    };
  },
  nuvemshop() {
    const world = nuvemshopWorld();
    return {
      reader: openParcelDesk(world.connect({ settings: world.settings, deadline: Infinity })),
      place: () => world.simulator.placeOrder().orderNumber,
      now: () => world.worldClock.now(),
      pass: async (ms) => await world.clock.sleep(ms),
      pageSize: Infinity,
      violations: () => [...world.violations],
    };
  },
};

const dayMs = 86_400_000;

describe.each(Object.keys(shops))('%s', (name) => {
  const read = async ({ reader }: Shop, since: number, until: number) => {
    const pages: Order[][] = [];
    const window = { since: new Date(since).toISOString(), until: new Date(until).toISOString() };
    for await (const page of reader.pages(window)) pages.push([...page]);
    return pages;
  };

  test('reads more than a page of some days', async () => {
    const shop = shops[name]!();
    const since = shop.now() + 1000;
    await shop.pass(1000);
    const placed: string[] = [];
    for (let index = 0; index < 130; index++) {
      placed.push(shop.place().replace('#', ''));
      await shop.pass(1_000_000);
    }
    const pages = await read(shop, since, shop.now() + 1000);
    expect(
      pages
        .flat()
        .map(({ number }) => number)
        .toSorted(),
    ).toEqual(placed.toSorted());
    expect(Math.max(...pages.map(({ length }) => length))).toBeLessThanOrEqual(shop.pageSize);
    const days = pages.map((page) => page[0]?.createdAt.slice(0, 10)).filter((day) => day !== undefined);
    expect(days).toEqual(days.toSorted());
    expect(shop.violations()).toEqual([]);
  }, 60_000);

  test('leaves out what is of another day, to the second', async () => {
    const shop = shops[name]!();
    shop.place();
    await shop.pass(2000 - (shop.now() % 1000));
    const since = shop.now();
    const first = shop.place();
    await shop.pass(dayMs - 1000);
    const last = shop.place();
    await shop.pass(1000);
    shop.place();
    const pages = await read(shop, since, since + dayMs);
    expect(
      pages
        .flat()
        .map(({ number }) => number)
        .toSorted(),
    ).toEqual([first, last].map((each) => each.replace('#', '')).toSorted());
  });

  test('reads nothing of a time without orders', async () => {
    const shop = shops[name]!();
    shop.place();
    expect((await read(shop, shop.now() - 9 * dayMs, shop.now() - 5 * dayMs)).flat()).toEqual([]);
  });
});
