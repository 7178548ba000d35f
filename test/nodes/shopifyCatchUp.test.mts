/** Orders that nobody handled, because n8n was off or Shopify could not deliver. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { openGraphql } from '../../vendors/shopify/client/api.ts';
import { addTags } from '../../vendors/shopify/records/tags.ts';
import { shopifyWorld, type ShopifyWorld } from '../contracts/support/shopifyWorld.mts';
import { activeTrigger, numbersOf } from './support/activeTrigger.mts';

const minute = 60_000;
const hour = 60 * minute;

let world: ShopifyWorld;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] });
  world = shopifyWorld();
  vi.setSystemTime(world.connect().clock.now());
});

afterEach(() => {
  vi.useRealTimers();
});

const catchUp = { catchUp: true, handledTag: 'ponte-ok' };

async function letPass(ms: number): Promise<void> {
  await world.connect().clock.sleep(ms);
  vi.setSystemTime(world.connect().clock.now());
}

async function tagAsHandled(orderNumbers: readonly string[]): Promise<void> {
  const handled = world.simulator.orders().filter(({ orderNumber }) => orderNumbers.includes(orderNumber));
  for (const { id } of handled) await addTags(openGraphql(world.connect()), id, ['Ponte-OK']);
}

describe('a trigger that was off for an hour', () => {
  test('starts each order of that hour once, with its document, and says that it caught up', async () => {
    const before = await activeTrigger({ world, parameters: catchUp });
    expect(before.atActivation).toEqual([]);
    await before.deactivate();
    const missed: string[] = [];
    for (let order = 0; order < 12; order++) {
      await letPass(5 * minute);
      missed.push(world.simulator.placeOrder().orderNumber);
    }
    await letPass(hour);
    const after = await activeTrigger({ world, parameters: catchUp, staticData: before.staticData });
    expect(numbersOf(after.atActivation)).toEqual(missed);
    for (const { json } of after.atActivation) {
      const { event, order } = json as {
        event: Record<string, string>;
        order: { id: string; number: string; customer: { taxId: unknown } };
      };
      expect(event).toMatchObject({ type: 'catchUp', source: 'shopify', correlationId: `shopify:${order.number}` });
      expect(order.customer.taxId).not.toBeNull();
    }
    expect(await after.poll()).toEqual([]);
    expect(world.violations).toEqual([]);
  });

  test('leaves alone what has the tag, what was cancelled, what is not paid, and what the filters refuse', async () => {
    const { staticData, deactivate } = await activeTrigger({ world, parameters: catchUp });
    await deactivate();
    await letPass(minute);
    const [handled, cancelled, missed] = [1, 2, 3].map(() => world.simulator.placeOrder().orderNumber);
    world.simulator.placeOrder({ paid: false });
    world.simulator.placeOrder({ overrides: { tags: ['retirada'] } });
    await tagAsHandled([handled!]);
    world.simulator.cancelOrder(cancelled!);
    await letPass(hour);
    const parameters = { ...catchUp, filters: { withoutTags: 'Retirada' } };
    expect(numbersOf((await activeTrigger({ world, parameters, staticData })).atActivation)).toEqual([missed]);
  });

  test('brings a great many in portions, oldest first, and none twice', async () => {
    const { staticData, deactivate } = await activeTrigger({ world, parameters: catchUp });
    await deactivate();
    await letPass(minute);
    const missed = Array.from({ length: 120 }, () => world.simulator.placeOrder({ overrides: { lineCount: 1 } }).orderNumber);
    await letPass(hour);
    const after = await activeTrigger({ world, parameters: catchUp, staticData });
    const portions = [after.atActivation, await after.poll(), await after.poll(), await after.poll()];
    expect(portions.map(({ length }) => length)).toEqual([50, 50, 20, 0]);
    expect(portions.flatMap(numbersOf)).toEqual(missed);
    expect(world.violations).toEqual([]);
  });
});

describe('catching up while the trigger is on', () => {
  test('an order whose delivery came and whose flow still runs is not started again', async () => {
    const { buy, arrive, poll } = await activeTrigger({ world, parameters: catchUp });
    const { delivery } = buy();
    expect((await arrive(delivery!)).items).toHaveLength(1);
    await letPass(hour);
    expect(await poll()).toEqual([]);
  });

  test('an order whose delivery never came is started after its minutes of grace', async () => {
    const { buy, poll } = await activeTrigger({ world, parameters: catchUp });
    await letPass(minute);
    const { orderNumber } = buy();
    await letPass(9 * minute);
    expect(await poll()).toEqual([]);
    await letPass(2 * minute);
    expect(numbersOf(await poll())).toEqual([orderNumber]);
  });

  test('two processes catch up at once: each order is started by one of them, and after an hour by whoever finds it undone', async () => {
    const { staticData, deactivate } = await activeTrigger({ world, parameters: catchUp });
    await deactivate();
    await letPass(minute);
    const missed = Array.from({ length: 3 }, () => world.simulator.placeOrder().orderNumber);
    await letPass(hour);
    const both = await Promise.all([1, 2].map(async () => await activeTrigger({ world, parameters: catchUp, staticData })));
    expect(both.flatMap(({ atActivation }) => numbersOf(atActivation)).toSorted()).toEqual(missed);
    const later = await activeTrigger({ world, parameters: catchUp, staticData });
    expect([...later.atActivation, ...(await both[1]!.poll())]).toEqual([]);
    await tagAsHandled(missed.slice(1));
    await letPass(hour);
    const third = await activeTrigger({ world, parameters: catchUp, staticData });
    expect(numbersOf(third.atActivation)).toEqual([missed[0]]);
    expect(world.violations).toEqual([]);
  });

  test('two flows with a tag each start the same order, each once', async () => {
    const other = { ...catchUp, handledTag: 'outra-ok' };
    const flows = await Promise.all([catchUp, other].map(async (parameters) => await activeTrigger({ world, parameters })));
    await letPass(minute);
    const { orderNumber } = world.simulator.placeOrder();
    await letPass(hour);
    const started = [await flows[0]!.poll(), await flows[1]!.poll(), await flows[0]!.poll(), await flows[1]!.poll()];
    expect(started.map(numbersOf)).toEqual([[orderNumber], [orderNumber], [], []]);
  });

  test('an app that may not write to orders catches up without a mark', async () => {
    const { poll } = await activeTrigger({ world, parameters: catchUp });
    await letPass(minute);
    const { orderNumber } = world.simulator.placeOrder();
    await letPass(hour);
    world.simulator.setGrantedScopes(['read_orders', 'read_customers']);
    expect(numbersOf(await poll())).toEqual([orderNumber]);
    expect(await poll()).toEqual([]);
  });

  test('n8n restarts: what it had started and not finished comes again, what was handled does not', async () => {
    const { buy, arrive, staticData } = await activeTrigger({ world, parameters: catchUp });
    await letPass(minute);
    const [handled, interrupted] = [buy(), buy()];
    await arrive(handled.delivery!);
    await tagAsHandled([handled.orderNumber]);
    await letPass(hour);
    const restarted = await activeTrigger({ world, parameters: catchUp, staticData });
    expect(numbersOf(restarted.atActivation)).toEqual([interrupted.orderNumber]);
  });

  test('an order that cannot be read now is asked for again a minute later', async () => {
    const { buy, poll } = await activeTrigger({ world, parameters: catchUp });
    await letPass(minute);
    const { orderNumber } = buy();
    await letPass(hour);
    world.simulator.setGrantedScopes(['read_orders']);
    expect(await poll()).toEqual([]);
    world.simulator.setGrantedScopes(['read_orders', 'read_customers']);
    expect(numbersOf(await poll())).toEqual([orderNumber]);
  });

  test('orders that are older than it looks back are left alone', async () => {
    const { staticData, buy, deactivate } = await activeTrigger({ world, parameters: catchUp });
    await letPass(minute);
    buy();
    await deactivate();
    await letPass(2 * 24 * hour);
    const again = await activeTrigger({ world, parameters: { ...catchUp, catchUpDays: 1 }, staticData });
    expect(again.atActivation).toEqual([]);
  });
});

describe('orders that are somebody else’s', () => {
  test('those from before the first activation are left alone: they were handled without this flow', async () => {
    world.simulator.placeOrder();
    await letPass(hour);
    const { atActivation, poll } = await activeTrigger({ world, parameters: catchUp });
    await letPass(hour);
    expect([...atActivation, ...(await poll())]).toEqual([]);
  });

  test('switched off and on again, it starts from there', async () => {
    const first = await activeTrigger({ world, parameters: catchUp });
    const off = await activeTrigger({ world, parameters: { catchUp: false }, staticData: first.staticData });
    await letPass(minute);
    world.simulator.placeOrder();
    await letPass(hour);
    const on = await activeTrigger({ world, parameters: catchUp, staticData: off.staticData });
    expect(on.atActivation).toEqual([]);
  });

  test('it is off unless somebody who tags orders switches it on, and then asks nothing', async () => {
    const { staticData, poll } = await activeTrigger({ world });
    await letPass(minute);
    world.simulator.placeOrder();
    await letPass(hour);
    const before = world.calls.length;
    expect(await poll()).toEqual([]);
    expect(world.calls.slice(before)).toEqual(['graphql.webhookSubscriptions']);
    expect(staticData).not.toHaveProperty('catchUpSince');
  });
});
