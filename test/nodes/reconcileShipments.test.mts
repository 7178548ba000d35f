/** A shop's orders with a carrier's labels: what was planted is found, each with its kind, and nothing else. */
import type { IDataObject } from 'n8n-workflow';
import { describe, expect, test } from 'vitest';
import type { Order } from '../../domain/documents/order.ts';
import { Reconcile } from '../../nodes/Reconcile/Reconcile.node.ts';
import { WooCommerceOrder } from '../../nodes/WooCommerceOrder/WooCommerceOrder.node.ts';
import { createCorreios } from '../../sandbox/simulators/correios/index.mts';
import { createMelhorEnvio } from '../../sandbox/simulators/melhorEnvio/index.mts';
import { createSuperFrete } from '../../sandbox/simulators/superFrete/index.mts';
import { openCorreios } from '../../vendors/correios/label/carrier.ts';
import { openMelhorEnvio } from '../../vendors/melhorEnvio/label/carrier.ts';
import { openSuperFrete } from '../../vendors/superFrete/label/carrier.ts';
import { correiosSettings } from '../contracts/support/correiosWorld.mts';
import { simulatedVendor } from '../contracts/support/simulatedVendor.mts';
import { superFreteSettings } from '../contracts/support/superFreteWorld.mts';
import { reconcileHost, told, type SharedClock } from './support/reconcileHost.mts';
import { hour, shipmentsWorld, type CarrierSide } from './support/shipmentsWorld.mts';

const melhorEnvio = (clock: SharedClock): CarrierSide => {
  const world = simulatedVendor({
    clock,
    create: (services) => createMelhorEnvio(services, { searchFindsTags: false, balance: 100_000 }),
    login: ({ secrets }) => ({ authorization: `Bearer ${secrets.panelToken}` }),
  });
  const settings = { environment: 'production', contactEmail: 'ti@lojaponte.example', applicationName: 'Ponte' };
  return {
    ...{ id: 'melhorEnvio', world, settings, credential: 'ponteMelhorEnvioApi', host: 'melhorenvio.com.br' },
    open: () => openMelhorEnvio(world.connect({ settings })) as ReturnType<CarrierSide['open']>,
    post: ({ id }) => world.simulator.progress(id, 'posted'),
    cancel: ({ id }) => world.simulator.progress(id, 'canceled'),
  };
};

const superFrete = (clock: SharedClock): CarrierSide => {
  const world = simulatedVendor({
    clock,
    create: (services) => createSuperFrete(services, { balance: 100_000 }),
    login: ({ secrets }) => ({ authorization: `Bearer ${secrets.token}` }),
  });
  return {
    ...{ id: 'superFrete', world, settings: superFreteSettings, credential: 'ponteSuperFreteApi', host: 'superfrete.com' },
    open: () => openSuperFrete(world.connect({ settings: superFreteSettings })) as ReturnType<CarrierSide['open']>,
    post: ({ id }) => world.simulator.progress(id, 'posted'),
    cancel: ({ id }) => world.simulator.progress(id, 'canceled'),
  };
};

const correios = (clock: SharedClock): CarrierSide => {
  const world = simulatedVendor({
    clock,
    create: (services) => createCorreios(services),
    login: ({ secrets }) => ({ authorization: `Basic ${Buffer.from(`${secrets.user}:${secrets.accessCode}`).toString('base64')}` }),
  });
  const settings = correiosSettings(world.simulator);
  return {
    ...{ id: 'correios', world, settings, credential: 'ponteCorreiosApi', host: 'correios.com.br' },
    open: () => openCorreios(world.connect({ settings })) as ReturnType<CarrierSide['open']>,
    post: ({ id }) => world.simulator.post(id),
    cancel: ({ id }) => world.simulator.cancelInPortal(id),
  };
};

const open = (carrier: typeof melhorEnvio) => shipmentsWorld(carrier);
type World = ReturnType<typeof open>;

const reconcile = ({ clock, parties, carrier }: World, more: Record<string, unknown> = {}) =>
  reconcileHost(new Reconcile(), clock, parties, {
    compare: 'ordersShipments',
    here: 'wooCommerce',
    there: carrier.id,
    daysBefore: 7,
    ...more,
  });

const news = (night: Awaited<ReturnType<ReturnType<typeof reconcile>['night']>>) =>
  told([...night.missingHere, ...night.missingThere, ...night.different]);

describe.each([
  ['Melhor Envio', melhorEnvio],
  ['SuperFrete', superFrete],
  ['Correios', correios],
])('%s', (_, carrier) => {
  /** Every kind of difference, each under its order's number, and what is right. */
  async function live(world: World) {
    const { clock, woo, place, send, buy } = world;
    const { post, cancel } = world.carrier;
    await clock.sleep(9 * hour);
    const expected: string[] = [];
    const scene = ({ number }: Order, what: string) => expected.push(`${number} ${what}`);

    const right = await place();
    const rightLabel = await buy(right);
    await send(right, rightLabel);
    post(rightLabel);
    const ready = await place();
    await send(ready, await buy(ready));
    await place();
    const waiting = await place();
    await buy(waiting);

    const untold = await place();
    const untoldLabel = await buy(untold);
    post(untoldLabel);
    scene(untold, 'missing_here missing');
    const unlabelled = await place();
    await send(unlabelled, { trackingNumber: 'AA123456785BR' });
    scene(unlabelled, 'missing_there missing');
    const other = await place();
    post(await buy(other));
    await send(other, { trackingNumber: 'AA987654321BR' });
    scene(other, 'different tracking');
    const void_ = await place();
    const voidLabel = await buy(void_);
    await send(void_, voidLabel);
    cancel(voidLabel);
    scene(void_, 'different cancelled_there');
    const off = await place();
    post(await buy(off));
    woo.simulator.cancelOrder(off.number);
    scene(off, 'different cancelled_here');
    const gone = await place();
    post(await buy(gone));
    woo.simulator.deleteOrder(gone.number);
    scene(gone, 'different no_order');
    return { expected: expected.toSorted(), untold, untoldLabel };
  }

  test('every kind of difference is told with its reason, and what is right is not', async () => {
    const world = open(carrier);
    const { expected, untold, untoldLabel } = await live(world);
    await world.night(1);
    const host = reconcile(world);
    const night = await host.night();
    expect(night.summary.reconciliation).toMatchObject({ status: 'complete', here: { ignoredFor: { not_sent: 4 } } });
    expect(news(night)).toEqual(expected);
    expect(night.missingHere[0]).toMatchObject({
      order: { number: untold.number, id: untold.id },
      shipment: { id: untoldLabel.id, trackingNumber: (await world.carrier.open().get({ id: untoldLabel.id })).trackingNumber },
    });
    for (const side of ['here', 'there'] as const) {
      const { read, matched, missing, different, ignored } = night.summary.reconciliation[side] as Record<string, number>;
      expect(matched! + missing! + different! + ignored!).toBe(read);
    }
    expect((await host.night()).summary.reconciliation).toMatchObject({ news: 0, reportedBefore: expected.length });
    expect([...world.woo.violations, ...world.carrier.world.violations]).toEqual([]);
  });

  test('what the shop was not told goes through WooCommerce Order as it is, and the second night finds none of it', async () => {
    const world = open(carrier);
    await live(world);
    await world.night(1);
    const host = reconcile(world);
    const first = await host.night();
    expect(first.missingHere).toHaveLength(1);
    const step = (parameters: Record<string, unknown>) =>
      reconcileHost(new WooCommerceOrder(), world.clock, world.parties.slice(0, 1), {
        resource: 'order',
        orderFrom: 'item',
        ...parameters,
      });
    const items = first.missingHere.map((json) => ({ json }));
    for (const turn of [1, 2]) {
      const [tracked] = await step({ operation: 'setTracking' }).run(items);
      expect((tracked![0]!.json.orderTracking as IDataObject).found).toBe(turn === 2);
    }
    await step({ operation: 'setStatus', status: 'completed' }).run(items);
    await world.night(2);
    const second = await host.night();
    expect([news(second), second.summary.reconciliation.status]).toEqual([[], 'complete']);
    expect(second.reportedBefore).toHaveLength(5);
  });

  test.each(['shop', 'carrier'] as const)(
    'a side that breaks in the middle (%s): nothing is called missing, and the next night finds all',
    async (side) => {
      const world = open(carrier);
      const { expected } = await live(world);
      await world.night(1);
      let isDown = true;
      let calls = 0;
      const broken = side === 'shop' ? world.woo : world.carrier.world;
      broken.inject(() => (isDown && ++calls > 1 ? 'serverError' : undefined));
      const host = reconcile(world, { 'options.maxWaitSeconds': 600 });
      const night = await host.night();
      expect(night.outputs.slice(1)).toEqual([[], [], [], []]);
      expect(night.summary.reconciliation).toMatchObject({ status: 'incomplete', news: 0, failure: { class: 'transient' } });
      isDown = false;
      expect(news(await host.night())).toEqual(expected);
    },
  );

  test('a label of the week before that was posted yesterday is told', async () => {
    const world = open(carrier);
    await world.clock.sleep(9 * hour);
    const order = await world.place();
    const label = await world.buy(order);
    await world.clock.sleep(5 * 24 * hour);
    world.carrier.post(label);
    await world.night(6);
    expect(news(await reconcile(world, { daysBefore: 2 }).night())).toEqual([`${order.number} missing_here missing`]);
  });

  test('what was posted after midnight may be on its way to the shop', async () => {
    const world = open(carrier);
    await world.clock.sleep(20 * hour);
    const order = await world.place();
    const label = await world.buy(order);
    await world.clock.sleep(5 * hour);
    world.carrier.post(label);
    await world.night(1);
    expect((await reconcile(world).night()).summary.reconciliation).toMatchObject({ news: 0, there: { ignoredFor: { of_today: 1 } } });
    await world.night(2);
    expect(news(await reconcile(world).night())).toEqual([`${order.number} missing_here missing`]);
  });

  test('more than a page of parcels that agree is a few calls, and little is held', async () => {
    const world = open(carrier);
    for (let turn = 0; turn < 120; turn++) {
      const order = await world.place();
      const label = await world.buy(order);
      await world.send(order, label);
      world.carrier.post(label);
    }
    await world.night(1);
    const before = world.woo.calls.length + world.carrier.world.calls.length;
    const { reconciliation } = (await reconcile(world).night()).summary;
    expect(reconciliation).toMatchObject({
      status: 'complete',
      news: 0,
      here: { read: 120, matched: 120 },
      there: { read: 120, matched: 120 },
    });
    expect(reconciliation.mostHeld).toBeLessThanOrEqual(200);
    // SuperFrete's list does not tell whose a label is: one call for each.
    const calls = world.woo.calls.length + world.carrier.world.calls.length - before;
    expect(calls).toBeLessThanOrEqual(carrier === superFrete ? 130 : 12);
  });
});

test('a label that was bought in the panel is known by its code', async () => {
  const world = open(melhorEnvio);
  await world.clock.sleep(9 * hour);
  const [order, other] = [await world.place(), await world.place()];
  const label = await world.buy({ ...other, id: 'panel', number: 'panel' }, { key: 'panel' });
  await world.send(order, label);
  await world.night(1);
  const night = await reconcile(world).night();
  expect(night.summary.reconciliation).toMatchObject({ news: 0, here: { matched: 1 }, there: { ignored: 1 } });
});

test('the same number in another shop is another order', async () => {
  const world = open(melhorEnvio);
  await world.clock.sleep(9 * hour);
  const order = await world.place();
  const label = await world.buy({ ...order, id: `wooCommerce:outra.loja.example/${order.sourceId}`, account: 'outra.loja.example' });
  world.carrier.post(label);
  await world.night(1);
  expect((await reconcile(world).night()).summary.reconciliation).toMatchObject({ news: 0, there: { ignoredFor: { other_shop: 1 } } });
});

test('orders that go another way are not compared', async () => {
  const world = open(melhorEnvio);
  await world.clock.sleep(9 * hour);
  await world.send(await world.place());
  await world.night(1);
  const night = await reconcile(world, { 'options.shippingMethod': 'Motoboy' }).night();
  expect(night.summary.reconciliation).toMatchObject({ news: 0, here: { ignoredFor: { other_method: 1 } } });
  expect(news(await reconcile(world).night())).toHaveLength(1);
});

test('a carrier without a list by day is refused by its name', async () => {
  const world = open(melhorEnvio);
  await expect(reconcile(world, { there: 'frenet' }).night()).rejects.toThrow(/Frenet has no list of its labels by day/);
});
