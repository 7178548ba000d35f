/** WooCommerce tells an order of eight changes eight times, tries each delivery once, and stops without a word: each happening starts a flow once. */
import { createHmac } from 'node:crypto';
import { describe, expect, test, vi } from 'vitest';
import type { Delivery } from '../../domain/ports/eventSource.ts';
import { wooCommerceWorld, type WooCommerceWorld } from '../contracts/support/wooCommerceWorld.mts';
import { hour, minute, passTimeIn, startProcess, url, type Started } from './support/triggerWorld.mts';

const twoLines = [
  { sku: 'CAF-MOI-250', quantity: 2 },
  { sku: 'CAM-ALG-M', quantity: 1 },
];

let world: WooCommerceWorld;

const letPass = passTimeIn(
  () => (world = wooCommerceWorld()),
  () => world,
);

async function on(events: readonly string[] = ['paid'], staticData: Record<string, unknown> = {}) {
  return await startProcess({
    world,
    letPass,
    load: async () => {
      // A process reads the vendor's code once; `import()` in this one would find what was read last.
      const { orderSources } = await import('../../vendors/index.ts');
      const { openOrderSource } = await import('../../vendors/wooCommerce/events/orderSource.ts');
      vi.spyOn(orderSources.wooCommerce, 'open').mockImplementation(async (connection) => openOrderSource(connection));
      return new (await import('../../nodes/WooCommerceOrderTrigger/WooCommerceOrderTrigger.node.ts')).WooCommerceOrderTrigger();
    },
    credentialType: 'ponteWooCommerceApi',
    parameters: { events },
    staticData,
    nameOf: ({ order }) => (order as { number: string }).number,
  });
}

describe('deliveries', () => {
  test('an order that is told eight times starts the flow once, also when it is touched a week later', async () => {
    const { takeAll, catchUp } = await on();
    const { orderNumber } = world.simulator.placeOrder();
    expect(await takeAll()).toEqual([['order.paid', orderNumber]]);
    world.simulator.touchOrder(orderNumber, 8);
    await letPass(minute);
    expect(await takeAll()).toEqual([]);
    await letPass(7 * 24 * hour);
    world.simulator.touchOrder(orderNumber);
    await letPass(5 * minute);
    expect(await takeAll()).toEqual([]);
    expect(await catchUp()).toEqual([]);
    expect(world.violations).toEqual([]);
  });

  test('a rush of deliveries is noted in one call, and every order of it is noted', async () => {
    const { arrive, staticData } = await on();
    for (let order = 0; order < 12; order++) world.simulator.placeOrder();
    const deliveries = world.deliveries(url, 'order.updated');
    const before = world.calls.length;
    const arrived = await Promise.all(deliveries.map(arrive));
    expect(arrived.map(({ items }) => items.length)).toEqual(deliveries.map(() => 1));
    expect(world.calls.slice(before).map(({ operation }) => operation)).toEqual(['order.batch']);
    await letPass(5 * minute);
    const restarted = await on(['paid'], staticData);
    expect(await restarted.catchUp()).toEqual([]);
    expect(world.violations).toEqual([]);
  });

  test('a delivery that was sent before the note of another event keeps that note', async () => {
    const { arrive, started, staticData, skipAll } = await on(['created', 'paid']);
    const { orderNumber } = world.simulator.placeOrder({ paid: false });
    const first = world.deliveries(url, 'order.created').at(-1)!;
    world.simulator.payOrder(orderNumber);
    const second = world.deliveries(url, 'order.updated').at(-1)!;
    expect(started((await arrive(first)).items)).toEqual([['order.created', orderNumber]]);
    expect(started((await arrive(second)).items)).toEqual([['order.paid', orderNumber]]);
    skipAll();
    await letPass(5 * minute);
    const restarted = await on(['created', 'paid'], staticData);
    expect(await restarted.catchUp()).toEqual([]);
  });

  test('a shop without cents, a refund, a plugin that shortens what is sent, a copy of the store, an hour on the way: the order is read', async () => {
    const { arrive } = await on(['paid']);
    const readsFor = async (delivery: Delivery) => {
      const before = world.calls.length;
      expect((await arrive(delivery)).items).toHaveLength(1);
      return world.calls.slice(before).filter(({ operation }) => operation === 'order.get').length;
    };
    const placed = () => {
      const { orderNumber } = world.simulator.placeOrder();
      return { orderNumber, delivery: () => world.deliveries(url, 'order.updated').at(-1)! };
    };
    expect(await readsFor(placed().delivery())).toBe(0);
    const refunded = placed();
    world.simulator.refundOrder(refunded.orderNumber, { amount: 1 });
    expect(await readsFor(refunded.delivery())).toBe(1);
    const { secret } = world.simulator.webhooks()[0]!;
    expect(await readsFor(changed(placed().delivery(), secret, ({ line_items: _, ...order }) => order))).toBe(1);
    const elsewhere = { self: [{ href: 'https://staging.loja.example/wp-json/wc/v3/orders/1' }] };
    expect(await readsFor(changed(placed().delivery(), secret, (order) => ({ ...order, _links: elsewhere })))).toBe(1);
    const old = placed().delivery();
    await letPass(hour);
    expect(await readsFor({ ...old, receivedAt: new Date(world.clock.now()).toISOString() })).toBe(1);
    world.simulator.setHost({ priceDecimals: 0 });
    expect(await readsFor(placed().delivery())).toBe(1);
  });

  test('a shop that shows three places, and a plugin that makes objects of lists: the order starts the flow, once, also after a restart', async () => {
    const { takeAll, staticData } = await on(['paid']);
    world.simulator.setHost({ priceDecimals: 3, listsAsObjects: true });
    const { orderNumber } = world.simulator.placeOrder();
    expect(await takeAll()).toEqual([['order.paid', orderNumber]]);
    world.simulator.touchOrder(orderNumber);
    await letPass(hour);
    const restarted = await on(['paid'], staticData);
    expect([...(await restarted.takeAll()), ...(await restarted.catchUp())]).toEqual([]);
  });

  test('two orders of one second are two', async () => {
    const { takeAll } = await on();
    const [one, other] = [world.simulator.placeOrder(), world.simulator.placeOrder()];
    const ids = world.deliveries(url, 'order.updated').map(({ headers }) => headers['x-wc-webhook-delivery-id']);
    expect(new Set(ids).size).toBe(1);
    expect(await takeAll()).toEqual([
      ['order.paid', one.orderNumber],
      ['order.paid', other.orderNumber],
    ]);
  });

  test('a Pix that is paid an hour later: created at once, paid when it is', async () => {
    const { takeAll } = await on(['created', 'paid']);
    const { orderNumber } = world.simulator.placeOrder({ paid: false });
    expect(await takeAll()).toEqual([['order.created', orderNumber]]);
    await letPass(hour);
    world.simulator.payOrder(orderNumber);
    expect(await takeAll()).toEqual([['order.paid', orderNumber]]);
  });

  test('a deposit is no payment of the order: it is paid when the rest is there, once', async () => {
    const { takeAll, catchUp } = await on(['paid']);
    const { orderNumber } = world.simulator.placeOrder({ status: 'partially-paid' });
    expect(await takeAll()).toEqual([]);
    await letPass(5 * minute);
    expect(await catchUp()).toEqual([]);
    world.simulator.setOrderStatus(orderNumber, 'processing');
    expect(await takeAll()).toEqual([['order.paid', orderNumber]]);
    world.simulator.touchOrder(orderNumber);
    await letPass(5 * minute);
    expect([...(await takeAll()), ...(await catchUp())]).toEqual([]);
  });

  test('a draft of the block checkout is no order until it is placed', async () => {
    const { takeAll, catchUp } = await on(['created', 'paid']);
    const { orderNumber } = world.simulator.startDraft();
    await letPass(5 * minute);
    expect([...(await takeAll()), ...(await catchUp())]).toEqual([]);
    world.simulator.finishDraft(orderNumber);
    expect((await takeAll()).toSorted()).toEqual([
      ['order.created', orderNumber],
      ['order.paid', orderNumber],
    ]);
  });

  test('a delivery that comes when the order is cancelled already starts no work on it', async () => {
    const { arrive, catchUp, skipAll } = await on();
    const { orderNumber } = world.simulator.placeOrder();
    const delivery = world.deliveries(url, 'order.updated').at(-1)!;
    await letPass(hour);
    world.simulator.cancelOrder(orderNumber);
    expect((await arrive(delivery)).items).toEqual([]);
    skipAll();
    await letPass(5 * minute);
    expect(await catchUp()).toEqual([]);
  });

  test('each refund is its own event, with what it gave back', async () => {
    const { arrive } = await on(['refunded']);
    const { orderNumber } = world.simulator.placeOrder({ overrides: { items: twoLines } });
    for (const [line, refunds] of [
      [0, 1],
      [1, 2],
    ] as const) {
      await letPass(minute);
      world.simulator.refundOrder(orderNumber, { line });
      const delivery = world.deliveries(url, 'order.updated').at(-1)!;
      const { items } = await arrive(delivery);
      expect(items).toHaveLength(1);
      const { event, refund } = items[0]!.json as { event: { type: string }; refund: { items: unknown[]; amount: number } };
      expect(event.type).toBe('order.refunded');
      expect(refund.items).toHaveLength(1);
      expect(world.simulator.orders()[0]!.refunds).toHaveLength(refunds);
      expect(refund.amount).toBe(world.simulator.orders()[0]!.refunds.at(-1)!.amount);
    }
  });

  test('an order from before the workflow was on is no news when somebody touches it', async () => {
    const { orderNumber } = world.simulator.placeOrder();
    await letPass(24 * hour);
    const { takeAll, catchUp } = await on(['created', 'paid', 'completed']);
    world.simulator.touchOrder(orderNumber);
    await letPass(5 * minute);
    expect([...(await takeAll()), ...(await catchUp())]).toEqual([]);
  });

  test('an order that cannot be read now has no mark, and starts the flow once it can', async () => {
    const { takeAll, catchUp } = await on();
    const { orderNumber } = world.simulator.placeOrder();
    await letPass(hour);
    const withoutTotal = (body: unknown) =>
      typeof body === 'object' && body !== null && 'line_items' in body ? { ...body, total: null } : body;
    world.alterAnswers(withoutTotal);
    expect(await takeAll()).toEqual([]);
    world.alterAnswers((body) => body);
    await letPass(2 * minute);
    expect(await catchUp()).toEqual([['catchUp', orderNumber]]);
  });

  test('an order that was cancelled before anybody told of it is not new', async () => {
    const { takeAll, catchUp, skipAll } = await on(['created']);
    const { orderNumber } = world.simulator.placeOrder({ paid: false });
    skipAll();
    world.simulator.cancelOrder(orderNumber);
    await letPass(2 * minute);
    expect([...(await takeAll()), ...(await catchUp())]).toEqual([]);
  });

  test('10,000 forged deliveries are refused, and start nothing', async () => {
    const { arrive, takeAll } = await on();
    const { orderNumber } = world.simulator.placeOrder();
    const genuine = world.deliveries(url, 'order.updated').at(-1)!;
    const before = world.calls.length;
    const statuses = new Map<number, number>();
    for (let attempt = 0; attempt < 10_000; attempt++) {
      const { status, items } = await arrive(forged(genuine, attempt));
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
      expect(items).toEqual([]);
    }
    expect([...statuses]).toEqual([[401, 10_000]]);
    expect(world.calls.length).toBe(before);
    expect(await takeAll()).toEqual([['order.paid', orderNumber]]);
  });
});

/** A delivery with another body, signed by the store all the same. */
function changed(delivery: Delivery, secret: string, change: (order: Record<string, unknown>) => unknown): Delivery {
  const rawBody = Buffer.from(JSON.stringify(change(JSON.parse(delivery.rawBody.toString()) as Record<string, unknown>)));
  const signature = createHmac('sha256', secret).update(rawBody).digest('base64');
  return { ...delivery, rawBody, headers: { ...delivery.headers, 'x-wc-webhook-signature': signature } };
}

/** A changed body, a changed signature, another encoding of it, none, another topic, the unsigned ping. */
function forged(genuine: Delivery, attempt: number): Delivery {
  const signature = genuine.headers['x-wc-webhook-signature']!;
  const signed = (value: string | undefined) => ({ ...genuine, headers: { ...genuine.headers, 'x-wc-webhook-signature': value } });
  const changed = Buffer.from(genuine.rawBody);
  changed[attempt % changed.length]! ^= 1 + (attempt % 127);
  const bytes = Buffer.from(signature, 'base64');
  bytes[attempt % bytes.length]! ^= 1 + (attempt % 127);
  const kinds = [
    () => ({ ...genuine, rawBody: changed }),
    () => signed(bytes.toString('base64')),
    () => signed(Buffer.from(signature, 'base64').toString('hex')),
    () => signed([undefined, '', signature.slice(1), `${signature}x`, signature.toLowerCase()][(attempt >> 3) % 5]),
    () => ({ ...genuine, headers: { ...genuine.headers, 'x-wc-webhook-topic': `customer.updated${attempt}` } }),
    () => ({ ...genuine, headers: {}, rawBody: Buffer.from(`webhook_id=${attempt}`) }),
  ];
  return kinds[attempt % kinds.length]!();
}

describe('what WooCommerce does not tell', () => {
  test('n8n is away for a day while 200 orders are paid: all are handled once afterwards', async () => {
    const before = await on();
    await letPass(hour);
    const missed: string[] = [];
    for (let order = 0; order < 200; order++) {
      await letPass(7 * minute);
      missed.push(world.simulator.placeOrder({ overrides: { items: [twoLines[0]!] } }).orderNumber);
    }
    world.simulator.changeWebhooks({ status: 'disabled' });
    await letPass(hour);
    const after = await on(['paid'], before.staticData);
    after.skipAll();
    const started: Started<string>[] = [];
    for (let poll = 0; poll < 6; poll++) {
      started.push(...(await after.catchUp()));
      await letPass(minute);
    }
    expect(started).toEqual(missed.map((number) => ['catchUp', number]));
    expect(await after.takeAll()).toEqual([]);
    expect(world.simulator.webhooks().map(({ status }) => status)).toEqual(['active', 'active']);
    expect(world.violations).toEqual([]);
  });

  test('a row of the list that cannot be read is not taken for an order without news', async () => {
    const { catchUp, skipAll } = await on();
    await letPass(minute);
    const { orderNumber } = world.simulator.placeOrder();
    skipAll();
    await letPass(hour);
    world.alterAnswers((body) => (Array.isArray(body) && body.some((row) => 'date_paid_gmt' in row) ? body.map(() => ({})) : body));
    expect(await catchUp()).toEqual([]);
    world.alterAnswers((body) => body);
    await letPass(10 * minute);
    expect(await catchUp()).toEqual([['catchUp', orderNumber]]);
  });

  test('a delivery is lost while the trigger is on: the order starts the flow two minutes later, and its late changes do not', async () => {
    const { catchUp, skipAll, takeAll } = await on();
    await letPass(minute);
    const { orderNumber } = world.simulator.placeOrder();
    skipAll();
    expect(await catchUp()).toEqual([]);
    await letPass(2 * minute);
    expect(await catchUp()).toEqual([['catchUp', orderNumber]]);
    world.simulator.touchOrder(orderNumber, 3);
    await letPass(5 * minute);
    expect([...(await takeAll()), ...(await catchUp())]).toEqual([]);
  });

  test('n8n restarts after it has handled an order: the order is not started again', async () => {
    const before = await on();
    world.simulator.placeOrder();
    expect(await before.takeAll()).toHaveLength(1);
    await letPass(hour);
    const after = await on(['paid'], before.staticData);
    expect([...(await after.takeAll()), ...(await after.catchUp())]).toEqual([]);
  });

  test('the workflow is off for a day and on again: what was paid meanwhile was not missed', async () => {
    const before = await on();
    await before.deactivate();
    expect(world.simulator.webhooks()).toEqual([]);
    await letPass(hour);
    world.simulator.placeOrder();
    await letPass(24 * hour);
    const after = await on(['paid'], before.staticData);
    await letPass(5 * minute);
    expect(await after.catchUp()).toEqual([]);
  });

  test('the maker of the webhook lost his rights: nothing is started by the error, the webhooks are made anew, the order is caught up', async () => {
    const { arrive, catchUp, skipAll } = await on();
    await letPass(minute);
    const before = world.simulator.webhooks().map(({ id }) => id);
    world.simulator.setHost({ rights: 'none' });
    const { orderNumber } = world.simulator.placeOrder();
    const delivery = world.deliveries(url, 'order.updated').at(-1)!;
    expect(JSON.parse(delivery.rawBody.toString())).not.toHaveProperty('id');
    expect(await arrive(delivery)).toMatchObject({ status: 200, items: [] });
    world.simulator.setHost({ rights: 'all' });
    skipAll();
    await letPass(2 * minute);
    expect(await catchUp()).toEqual([['catchUp', orderNumber]]);
    const after = world.simulator.webhooks().map(({ id }) => id);
    expect(after).toHaveLength(2);
    expect(after.filter((id) => before.includes(id))).toEqual([]);
  });

  test('somebody has given the webhooks another secret: it is written anew, and deliveries are taken again', async () => {
    const { takeAll, catchUp, skipAll } = await on();
    world.simulator.changeWebhooks({ secret: 'typed in by hand' });
    world.simulator.placeOrder();
    expect(await takeAll()).toEqual([]);
    expect(await catchUp()).toEqual([]);
    skipAll();
    const { orderNumber } = world.simulator.placeOrder();
    expect(await takeAll()).toEqual([['order.paid', orderNumber]]);
  });
});
