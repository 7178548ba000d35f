/** Nuvemshop says which order has news, late, again and in any order: each happening of an order starts a flow once. */
import { describe, expect, test, vi } from 'vitest';
import type { Delivery } from '../../domain/ports/eventSource.ts';
import { signPayload } from '../../vendors/nuvemshop/events/verify.ts';
import { nuvemshopWorld, type NuvemshopWorld } from '../contracts/support/nuvemshopWorld.mts';
import { hour, minute, passTimeIn, startProcess, url, type Started } from './support/triggerWorld.mts';

let world: NuvemshopWorld;

const letPass = passTimeIn(
  () => (world = nuvemshopWorld()),
  () => world,
);

async function on(events: readonly string[] = ['paid'], staticData: Record<string, unknown> = {}) {
  return await startProcess({
    world,
    letPass,
    load: async () => {
      // A process reads the vendor's code once; `import()` in this one would find what was read last.
      const { orderSources } = await import('../../vendors/index.ts');
      const { openOrderSource } = await import('../../vendors/nuvemshop/events/orderSource.ts');
      vi.spyOn(orderSources.nuvemshop, 'open').mockImplementation(async (connection) => openOrderSource(connection));
      return new (await import('../../nodes/NuvemshopOrderTrigger/NuvemshopOrderTrigger.node.ts')).NuvemshopOrderTrigger();
    },
    credentialType: 'ponteNuvemshopApi',
    parameters: { events },
    staticData,
    nameOf: ({ order }) => (order as { number: string }).number,
  });
}

const signature = 'x-linkedstore-hmac-sha256';

const marks = () => world.calls.filter(({ operation }) => operation === 'metafield.create').length;

/** As Nuvemshop would sign it. */
function signed(genuine: Delivery, content: object): Delivery {
  const rawBody = Buffer.from(JSON.stringify(content));
  return { ...genuine, rawBody, headers: { ...genuine.headers, [signature]: signPayload(rawBody, world.simulator.secrets.clientSecret) } };
}

describe('deliveries', () => {
  test('an order starts the flow once, however often it is told and touched', async () => {
    const { takeAll, catchUp, arrive } = await on(['paid', 'refunded']);
    const { orderNumber } = world.simulator.placeOrder();
    expect(await takeAll()).toEqual([['order.paid', orderNumber]]);
    const again = world.deliveries(url, 'order/paid').at(-1)!;
    expect((await arrive(again)).items).toEqual([]);
    await letPass(7 * 24 * hour);
    world.simulator.touchOrder(orderNumber);
    expect((await arrive(again)).items).toEqual([]);
    await letPass(5 * minute);
    expect([...(await takeAll()), ...(await catchUp())]).toEqual([]);
    expect(world.violations).toEqual([]);
  });

  test('a Pix that is paid an hour later: created at once, paid when it is', async () => {
    const { takeAll } = await on(['created', 'paid']);
    const { orderNumber } = world.simulator.placeOrder({ paid: false });
    expect(await takeAll()).toEqual([['order.created', orderNumber]]);
    await letPass(hour);
    world.simulator.payOrder(orderNumber);
    expect(await takeAll()).toEqual([['order.paid', orderNumber]]);
  });

  test.each(['cancelOrder', 'refundOrder'] as const)('a delivery that comes after %s starts no work on it', async (change) => {
    const { arrive, catchUp, skipAll } = await on();
    const { orderNumber } = world.simulator.placeOrder();
    const delivery = world.deliveries(url, 'order/paid').at(-1)!;
    await letPass(hour);
    world.simulator[change](orderNumber);
    expect((await arrive(delivery)).items).toEqual([]);
    skipAll();
    await letPass(5 * minute);
    expect(await catchUp()).toEqual([]);
  });

  test('the document is of now, not of when the delivery was sent', async () => {
    const { arrive } = await on();
    const items = [{ sku: 'CAF-MOI-250', quantity: 3 }];
    const { orderNumber } = world.simulator.placeOrder({ overrides: { items } });
    const delivery = world.deliveries(url, 'order/paid').at(-1)!;
    world.simulator.editOrder(orderNumber, 0, 2);
    const [item] = (await arrive(delivery)).items;
    expect(item!.json).toMatchObject({ order: { items: [{ quantity: 2 }] } });
  });

  test('a refund, for which there is no event, is told by the change of the order, once', async () => {
    const { takeAll } = await on(['refunded']);
    const { orderNumber } = world.simulator.placeOrder();
    world.simulator.touchOrder(orderNumber);
    expect(await takeAll()).toEqual([]);
    await letPass(hour);
    world.simulator.refundOrder(orderNumber);
    world.simulator.touchOrder(orderNumber);
    expect(await takeAll()).toEqual([['order.refunded', orderNumber]]);
  });

  test('an order from before the workflow was on is no news when somebody touches it', async () => {
    const { orderNumber } = world.simulator.placeOrder();
    await letPass(24 * hour);
    const { takeAll, catchUp } = await on(['created', 'paid']);
    world.simulator.touchOrder(orderNumber);
    await letPass(5 * minute);
    expect([...(await takeAll()), ...(await catchUp())]).toEqual([]);
  });

  test('requests for privacy are taken and start nothing', async () => {
    const { arrive } = await on();
    const { orderNumber } = world.simulator.placeOrder();
    for (const kind of ['store/redact', 'customers/redact', 'customers/data_request'] as const) {
      world.simulator.sendPrivacyRequest(kind, url, orderNumber);
      expect(await arrive(world.deliveries(url, kind).at(-1)!)).toMatchObject({ status: 200, items: [] });
    }
  });

  test('a genuine delivery of another store of the same app is refused, and so is one that nobody asked for', async () => {
    const { arrive } = await on();
    world.simulator.placeOrder();
    const genuine = world.deliveries(url, 'order/paid').at(-1)!;
    const content = JSON.parse(genuine.rawBody.toString()) as { store_id: number };
    for (const change of [
      { store_id: content.store_id + 1 },
      { store_id: undefined },
      { event: 'product/updated' },
      { event: 'order/packed' },
    ])
      expect(await arrive(signed(genuine, { ...content, ...change }))).toMatchObject({ status: 401, items: [] });
    const before = world.calls.length;
    // Signed, and of no order at all: handed back, so that nothing is lost in silence.
    expect(await arrive(signed(genuine, { ...content, id: '../webhooks' }))).toMatchObject({ status: 503, items: [] });
    expect(world.calls.length).toBe(before);
  });

  test('an order that cannot be read now has no mark, and starts the flow once it can', async () => {
    const { takeAll, catchUp } = await on();
    await letPass(minute);
    const { orderNumber } = world.simulator.placeOrder();
    world.alterAnswers((body) => (isOrder(body) ? { ...body, total: null } : body));
    expect(await takeAll()).toEqual([]);
    expect(marks()).toBe(0);
    world.alterAnswers((body) => body);
    await letPass(2 * minute);
    expect(await catchUp()).toEqual([['catchUp', orderNumber]]);
  });

  test.each(['status', 'payment_status'])('an order that does not say its %s is handed back, and nothing is started', async (field) => {
    const { arrive } = await on();
    world.simulator.placeOrder();
    const delivery = world.deliveries(url, 'order/paid').at(-1)!;
    world.alterAnswers((body) => (isOrder(body) ? { ...body, [field]: null } : body));
    expect(await arrive(delivery)).toMatchObject({ status: 503, items: [] });
    world.alterAnswers((body) => body);
    expect((await arrive(delivery)).items).toHaveLength(1);
  });

  test.each([
    ['created', 'cancelled before anybody told of it is not new', () => undefined],
    [
      'fulfilled',
      'cancelled after it was sent is not told as sent',
      (number: string) => world.simulator.sendParcels(number, 'AA123456785BR'),
    ],
  ])('%s: an order that was %s', async (event, _, change) => {
    const { takeAll, catchUp, skipAll, arrive } = await on([event]);
    await letPass(minute);
    const { orderNumber } = world.simulator.placeOrder({ paid: false });
    change(orderNumber);
    const delivery = world.deliveries(url, `order/${event}`).at(-1)!;
    world.simulator.cancelOrder(orderNumber);
    expect((await arrive(delivery)).items).toEqual([]);
    skipAll();
    await letPass(2 * minute);
    expect([...(await takeAll()), ...(await catchUp())]).toEqual([]);
  });

  test('10,000 forged deliveries are refused, and start nothing', async () => {
    const { arrive, takeAll } = await on();
    const { orderNumber } = world.simulator.placeOrder();
    const genuine = world.deliveries(url, 'order/paid').at(-1)!;
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

function isOrder(body: unknown): body is Record<string, unknown> {
  return typeof body === 'object' && body !== null && 'payment_status' in body;
}

/** A changed body, a changed signature, another encoding of it, none, another secret's. */
function forged(genuine: Delivery, attempt: number): Delivery {
  const real = genuine.headers[signature]!;
  const withSignature = (value: string | undefined) => ({ ...genuine, headers: { ...genuine.headers, [signature]: value } });
  const changed = Buffer.from(genuine.rawBody);
  changed[attempt % changed.length]! ^= 1 + (attempt % 127);
  const bytes = Buffer.from(real, 'hex');
  bytes[attempt % bytes.length]! ^= 1 + (attempt % 127);
  const kinds = [
    () => ({ ...genuine, rawBody: changed }),
    () => withSignature(bytes.toString('hex')),
    () => withSignature(Buffer.from(real, 'hex').toString('base64')),
    () => withSignature([undefined, '', real.slice(1), `${real}0`, ` ${real}`][(attempt >> 3) % 5]),
    () => withSignature(signPayload(genuine.rawBody, `secret ${attempt}`)),
    () => ({ ...genuine, headers: {}, rawBody: Buffer.from(`{"store_id":${attempt}}`) }),
  ];
  return kinds[attempt % kinds.length]!();
}

describe('what Nuvemshop does not tell', () => {
  test('n8n is away for a day while 200 orders are paid: all are handled once afterwards', async () => {
    const before = await on();
    await letPass(hour);
    const missed: string[] = [];
    for (let order = 0; order < 200; order++) {
      await letPass(7 * minute);
      missed.push(world.simulator.placeOrder({ overrides: { items: [{ sku: 'CAF-MOI-250', quantity: 2 }] } }).orderNumber);
    }
    await letPass(hour);
    const after = await on(['paid'], before.staticData);
    after.skipAll();
    const started: Started<string>[] = [];
    for (let poll = 0; poll < 12; poll++) {
      started.push(...(await after.catchUp()));
      await letPass(minute);
    }
    expect(started).toEqual(missed.map((number) => ['catchUp', number]));
    // Nuvemshop tries for two days: what it delivers now is told already.
    const late = world.deliveries(url, 'order/paid');
    expect(late).toHaveLength(200);
    for (const delivery of [late[0]!, late[99]!, late[199]!]) expect((await after.arrive(delivery)).items).toEqual([]);
    expect(marks()).toBe(200);
    expect(world.violations).toEqual([]);
  });

  test.each([
    ['touched', (number: string) => world.simulator.touchOrder(number)],
    ['refunded', (number: string) => world.simulator.refundOrder(number)],
  ])('an order is %s while the pages of a long list are read: the one behind the page is not left out', async (_, change) => {
    const before = await on();
    await letPass(hour);
    const place = () => world.simulator.placeOrder({ overrides: { items: [{ sku: 'CAF-MOI-250', quantity: 2 }] } }).orderNumber;
    // The newest come first: it stands behind a page of two hundred, and nobody was told of it.
    const missed = place();
    before.skipAll();
    const told = Array.from({ length: 200 }, place);
    await before.takeAll();
    await letPass(hour);
    const after = await on(['paid'], before.staticData);
    let pages = 0;
    world.inject(({ operation }) => {
      if (operation === 'order.list' && ++pages === 2) change(told.at(-1)!);
      return undefined;
    });
    expect(await after.catchUp()).toEqual([['catchUp', missed]]);
    expect(pages).toBeGreaterThanOrEqual(2);
  });

  test.each(['id', 'status', 'payment_status'])(
    'a row of the list without its %s is not taken for an order without news',
    async (field) => {
      const { catchUp, skipAll } = await on();
      await letPass(minute);
      const { orderNumber } = world.simulator.placeOrder();
      skipAll();
      await letPass(hour);
      world.alterAnswers((body) => (Array.isArray(body) ? body.map((row) => (isOrder(row) ? { ...row, [field]: null } : row)) : body));
      expect(await catchUp()).toEqual([]);
      world.alterAnswers((body) => body);
      await letPass(10 * minute);
      expect(await catchUp()).toEqual([['catchUp', orderNumber]]);
    },
  );

  test('many refunds that were told are not told again when the orders are touched later and n8n has restarted', async () => {
    const before = await on(['refunded']);
    await letPass(minute);
    const refunded = Array.from({ length: 12 }, () => world.simulator.placeOrder().orderNumber);
    for (const number of refunded) world.simulator.refundOrder(number);
    expect(await before.takeAll()).toHaveLength(12);
    await letPass(24 * hour);
    for (const number of refunded) world.simulator.touchOrder(number);
    await letPass(hour);
    const after = await on(['refunded'], before.staticData);
    after.skipAll();
    expect(await after.catchUp()).toEqual([]);
  });

  test('the deliveries of a day come before the catch-up: each starts its flow, and the catch-up finds nothing', async () => {
    const { takeAll, catchUp } = await on();
    await letPass(minute);
    const placed = Array.from({ length: 40 }, () => world.simulator.placeOrder().orderNumber);
    expect((await takeAll()).map(([, number]) => number)).toEqual(placed);
    await letPass(5 * minute);
    expect(await catchUp()).toEqual([]);
    expect(world.violations).toEqual([]);
  });

  test('a delivery is lost while the trigger is on: the order starts the flow two minutes later, and its late changes do not', async () => {
    const { catchUp, skipAll, takeAll } = await on();
    await letPass(minute);
    const { orderNumber } = world.simulator.placeOrder();
    skipAll();
    expect(await catchUp()).toEqual([]);
    await letPass(2 * minute);
    expect(await catchUp()).toEqual([['catchUp', orderNumber]]);
    world.simulator.touchOrder(orderNumber);
    await letPass(5 * minute);
    expect([...(await takeAll()), ...(await catchUp())]).toEqual([]);
  });

  test('a refund and a cancellation that nobody delivered are found, though the usual list does not show them', async () => {
    const { catchUp, skipAll } = await on(['cancelled', 'refunded']);
    await letPass(minute);
    const [one, other] = [world.simulator.placeOrder(), world.simulator.placeOrder()];
    world.simulator.refundOrder(one.orderNumber);
    world.simulator.refundOrder(other.orderNumber);
    world.simulator.cancelOrder(other.orderNumber);
    skipAll();
    await letPass(2 * minute);
    expect((await catchUp()).map(([, number]) => number).toSorted()).toEqual([one.orderNumber, other.orderNumber, other.orderNumber]);
    await letPass(2 * minute);
    expect(await catchUp()).toEqual([]);
  });

  test.each([['paid'], ['created'], ['refunded'], ['paid', 'refunded']])(
    'an order is paid and a part of it given back while n8n is away, told as %s: no list but its own has it, and it is caught up',
    async (...events) => {
      const before = await on(events);
      await letPass(hour);
      const { orderNumber } = world.simulator.placeOrder();
      await letPass(hour);
      world.simulator.refundOrder(orderNumber, { part: true });
      await letPass(hour);
      const after = await on(events, before.staticData);
      after.skipAll();
      expect(await after.catchUp()).toEqual(events.map(() => ['catchUp', orderNumber]));
      await letPass(5 * minute);
      expect(await after.catchUp()).toEqual([]);
      expect(world.violations).toEqual([]);
    },
  );

  test('a store that takes no name for such orders: the catch-up brings all the others', async () => {
    const { catchUp, skipAll } = await on();
    world.simulator.setStore({ undocumentedFilters: false });
    await letPass(minute);
    const { orderNumber } = world.simulator.placeOrder();
    skipAll();
    await letPass(2 * minute);
    expect(await catchUp()).toEqual([['catchUp', orderNumber]]);
  });

  test('n8n restarts after it has handled an order: the order is not started again, not even when it is sent weeks later', async () => {
    const before = await on();
    const { orderNumber } = world.simulator.placeOrder();
    expect(await before.takeAll()).toHaveLength(1);
    await letPass(hour);
    const after = await on(['paid'], before.staticData);
    expect([...(await after.takeAll()), ...(await after.catchUp())]).toEqual([]);
    await letPass(20 * 24 * hour);
    const later = await on(['paid'], after.staticData);
    world.simulator.sendParcels(orderNumber, 'AA123456785BR');
    await letPass(5 * minute);
    expect([...(await later.takeAll()), ...(await later.catchUp())]).toEqual([]);
  });

  test('a second process knows what the first has told', async () => {
    const first = await on();
    const { orderNumber } = world.simulator.placeOrder();
    const delivery = world.deliveries(url, 'order/paid').at(-1)!;
    expect(await first.takeAll()).toEqual([['order.paid', orderNumber]]);
    const second = await on(['paid'], structuredClone(first.staticData));
    expect((await second.arrive(delivery)).items).toEqual([]);
  });

  test('the store takes no more calls in the middle of a catch-up: the rest follows a minute later', async () => {
    const before = await on();
    await letPass(hour);
    const missed = Array.from({ length: 30 }, () => world.simulator.placeOrder().orderNumber);
    await letPass(hour);
    const after = await on(['paid'], before.staticData);
    after.skipAll();
    let left = 10;
    world.inject(({ operation }) => (operation === 'metafield.create' && left-- <= 0 ? 'rateLimited' : undefined));
    const started = await after.catchUp();
    // The note comes behind the start: the eleventh is started, and noted a minute later.
    expect(started).toHaveLength(11);
    world.inject(() => undefined);
    for (let minutes = 0; minutes < 3; minutes++) {
      await letPass(minute);
      started.push(...(await after.catchUp()));
    }
    expect(started.map(([, number]) => number).toSorted()).toEqual(missed.toSorted());
  });

  test('a store that keeps no marks at all loses nothing', async () => {
    const { takeAll, catchUp, skipAll } = await on();
    await letPass(minute);
    world.inject(({ operation }) => (operation === 'metafield.create' ? 'serverError' : undefined));
    const one = world.simulator.placeOrder();
    expect(await takeAll()).toEqual([['order.paid', one.orderNumber]]);
    const other = world.simulator.placeOrder();
    skipAll();
    await letPass(2 * minute);
    expect(await catchUp()).toEqual([['catchUp', other.orderNumber]]);
    await letPass(2 * minute);
    expect(await catchUp()).toEqual([]);
  });

  test('the plan is not paid for three days: what happened meanwhile is caught up', async () => {
    const { catchUp, takeAll } = await on();
    await letPass(minute);
    world.simulator.setStore({ suspended: true });
    const { orderNumber } = world.simulator.placeOrder();
    await letPass(hour);
    await expect(catchUp()).rejects.toThrow(/suspended/);
    await letPass(3 * 24 * hour);
    world.simulator.setStore({ suspended: false });
    expect(await takeAll()).toEqual([]);
    expect(await catchUp()).toEqual([['catchUp', orderNumber]]);
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

  test('somebody deletes the webhook of a trigger that is on: it is made again, and what was missed is caught up', async () => {
    const { catchUp, takeAll } = await on();
    await letPass(minute);
    world.simulator.dropWebhooks();
    const { orderNumber } = world.simulator.placeOrder();
    await letPass(2 * minute);
    expect(await catchUp()).toEqual([['catchUp', orderNumber]]);
    const next = world.simulator.placeOrder();
    expect(await takeAll()).toEqual([['order.paid', next.orderNumber]]);
  });
});
