/** What a flow writes back to a WooCommerce store, against the simulated one. */
import { describe, expect, test } from 'vitest';
import type { Order } from '../../domain/documents/order.ts';
import type { WooCommerceOptions } from '../../sandbox/simulators/wooCommerce/index.mts';
import { openOrderDesk } from '../../vendors/wooCommerce/orders/orderDesk.ts';
import { recordingContract, shipment } from './orderKeeper.contract.mts';
import { faultHandles } from './support/faultHandles.mts';
import { wooCommerceWorld } from './support/wooCommerceWorld.mts';

function shop(options: WooCommerceOptions = {}) {
  const world = wooCommerceWorld(options);
  const open = () => openOrderDesk(world.connect({ settings: world.settings }));
  const place = async (): Promise<Order> => {
    const { id } = world.simulator.placeOrder();
    return await open().get({ id: String(id) });
  };
  const held = ({ number }: Order) => world.simulator.orders().find(({ orderNumber }) => orderNumber === number)!;
  return { world, open, place, held, ...faultHandles(world) };
}

recordingContract('WooCommerce', () => {
  const { world, open, place, held, ...handles } = shop();
  const kept = ['_nfe_key', '_nfe_number', '_nfe_series', '_nfe_danfe'];
  return {
    open,
    place,
    invoiceRecord: (order) =>
      held(order)
        .meta.filter(({ key }) => kept.includes(key))
        .map(({ value }) => String(value)),
    calls: () => world.calls.length,
    ...handles,
  };
});

describe('status', () => {
  test('an order is moved on; the second time there is nothing to do', async () => {
    const { open, place, held, world } = shop();
    const order = await place();
    expect(await open().setStatus(order, 'completed')).toEqual({ status: 'completed', found: false });
    expect(await open().setStatus(order, 'wc-completed')).toEqual({ status: 'completed', found: true });
    expect(held(order).status).toBe('completed');
    expect(world.violations).toEqual([]);
  });

  test('what is cancelled stays cancelled, however late the flow comes', async () => {
    const { open, place, held, world } = shop();
    const order = await place();
    world.simulator.cancelOrder(order.number);
    await expect(open().setStatus(order, 'completed')).rejects.toMatchObject({ failure: { class: 'conflict', hint: expect.any(String) } });
    expect(held(order).status).toBe('cancelled');
  });

  test.each(['refunded', 'trash', '', 'a status'])('"%s" is not set', async (status) => {
    const { open, place, writes } = shop();
    const order = await place();
    await expect(open().setStatus(order, status)).rejects.toMatchObject({ failure: { class: 'validation' } });
    expect(writes()).toBe(0);
  });

  test('an order of another store with the same id is refused before any call', async () => {
    const { open, place, world } = shop();
    const order = { ...(await place()), account: 'outra-loja.example' };
    const before = world.calls.length;
    await expect(open().setStatus(order, 'completed')).rejects.toMatchObject({ failure: { code: 'orderStore' } });
    expect(world.calls.length).toBe(before);
  });
});

describe('notes', () => {
  test('of an order that plugins have written thirty of: the list has no pages, and is read once', async () => {
    const { open, place, held, world } = shop();
    const order = await place();
    world.simulator.writeNotes(order.number, 30);
    const before = world.calls.length;
    // Read on and on it would never end.
    world.inject(() => (world.calls.length - before > 9 ? 'reset' : undefined));
    expect(await open().addNote(order, { text: 'NF-e 123', forCustomer: false })).toMatchObject({ found: false });
    expect(world.calls.slice(before).map(({ operation }) => operation)).toEqual(['orderNote.list', 'orderNote.create']);
    expect(await open().addNote(order, { text: 'NF-e 123', forCustomer: false })).toMatchObject({ found: true });
    expect(held(order).notes.filter(({ note }) => note === 'NF-e 123')).toHaveLength(1);
  });

  test('the same note is put once, for shop and customer each', async () => {
    const { open, place, held } = shop();
    const order = await place();
    for (const forCustomer of [false, true, false, true]) await open().addNote(order, { text: 'NF-e & DANFE <prontos>', forCustomer });
    const ours = held(order).notes.filter(({ note }) => note.startsWith('NF-e'));
    expect(ours.map(({ forCustomer }) => forCustomer)).toEqual([false, true]);
  });

  test('the answer to a note for the customer is lost: it is found, and not sent again', async () => {
    const { open, place, held, loseAnswerOfWrite } = shop();
    const order = await place();
    loseAnswerOfWrite(1);
    await open().addNote(order, { text: 'Saiu para entrega', forCustomer: true });
    expect(held(order).notes.filter(({ forCustomer }) => forCustomer)).toHaveLength(1);
  });
});

describe('tracking', () => {
  test('the code stands where the usual plugins look, beside a parcel that was there', async () => {
    const { open, place, held, world } = shop();
    const order = await place();
    world.simulator.setOrderMeta(order.number, '_correios_tracking_code', 'BB987654321BR');
    expect(await open().setTracking(order, shipment)).toMatchObject({ found: false });
    expect(await open().setTracking(order, shipment)).toMatchObject({ found: true });
    expect(JSON.stringify(held(order).tracking)).toContain('AA123456785BR');
    expect(held(order).meta.find(({ key }) => key === '_correios_tracking_code')?.value).toBe('BB987654321BR,AA123456785BR');
    expect(held(order).meta.find(({ key }) => key === '_wc_shipment_tracking_items')?.value).toHaveLength(1);
  });

  test('parcels that PHP wrote with gaps in their numbering stay beside the new one', async () => {
    const { open, place, held, world } = shop();
    const order = await place();
    world.simulator.setOrderMeta(order.number, '_wc_shipment_tracking_items', { 1: { tracking_number: 'JAD0001' } });
    await open().setTracking(order, shipment);
    expect(
      held(order)
        .tracking.map(({ number }) => number)
        .toSorted(),
    ).toEqual(['AA123456785BR', 'AA123456785BR', 'JAD0001']);
  });

  test('a list of parcels that cannot be read is not written over', async () => {
    const { open, place, world, writes } = shop();
    const order = await place();
    world.simulator.setOrderMeta(order.number, '_wc_shipment_tracking_items', 'a:1:{i:0;a:0:{}}');
    const before = writes();
    await expect(open().setTracking(order, shipment)).rejects.toMatchObject({ failure: { code: 'trackingUnreadable' } });
    expect(writes()).toBe(before);
  });

  test('a shipment without a code says what to wait for', async () => {
    const { open, place } = shop();
    const refusal = open().setTracking(await place(), { ...shipment, trackingNumber: null });
    await expect(refusal).rejects.toMatchObject({ failure: { class: 'validation', hint: expect.any(String) } });
  });
});

describe('refunds', () => {
  const request = { key: 'k1', restock: true, notifyCustomer: false, note: 'desistiu' };

  test('an amount goes back once for its key, and another for another', async () => {
    const { open, place, held } = shop({ gatewayRefunds: true });
    const order = await place();
    const first = await open().refund({ ...request, order, amount: 10 });
    expect(first).toEqual({ id: expect.any(String), amount: 10, found: false });
    expect(await open().refund({ ...request, order, amount: 10 })).toEqual({ ...first, found: true });
    expect(await open().findRefund({ order, key: 'k1', amount: 10 })).toEqual({ id: first.id, amount: 10 });
    await open().refund({ ...request, order, amount: 10, key: 'k2' });
    expect(held(order).refunds.map(({ amount, byGateway }) => [amount, byGateway])).toEqual([
      [10, true],
      [10, true],
    ]);
  });

  test('another amount under the same key is another refund: it is not told as given back', async () => {
    const { open, place, held } = shop({ gatewayRefunds: true });
    const order = await place();
    await open().refund({ ...request, order, amount: 10 });
    await expect(open().refund({ ...request, order, amount: 12 })).rejects.toMatchObject({
      failure: { class: 'conflict', code: 'refundOfOtherAmount' },
    });
    await expect(open().findRefund({ order, key: 'k1', amount: 12 })).rejects.toMatchObject({ failure: { code: 'refundOfOtherAmount' } });
    expect(held(order).refunds.map(({ amount }) => amount)).toEqual([10]);
  });

  test('everything that is left: the rest of the money, the units once', async () => {
    const { open, place, held, violations } = shop();
    const order = await place();
    await open().refund({ ...request, order, amount: 10, recordOnly: true });
    await open().refund({ ...request, order, amount: null, key: 'rest', recordOnly: true });
    expect(held(order).currentTotal).toBe(0);
    expect(held(order).lines.every(({ currentQuantity }) => currentQuantity === 0)).toBe(true);
    expect(held(order).refunds.some(({ byGateway }) => byGateway)).toBe(false);
    expect(violations()).toEqual([]);
  });

  test('more than is left is refused before anything is written', async () => {
    const { open, place, writes, held } = shop();
    const order = await place();
    await expect(open().refund({ ...request, order, amount: order.totals.total + 0.01 })).rejects.toMatchObject({
      failure: { code: 'notRefundable' },
    });
    expect(writes()).toBe(0);
    expect(held(order).refunds).toEqual([]);
  });

  test('the answer is lost: the refund is found; where it cannot be found, the outcome is unknown and nothing is sent again', async () => {
    const { open, place, held, loseAnswerOfWrite, world } = shop({ gatewayRefunds: true });
    const order = await place();
    loseAnswerOfWrite(1);
    expect(await open().refund({ ...request, order, amount: 10 })).toMatchObject({ amount: 10, found: false });
    expect(held(order).refunds).toHaveLength(1);
    world.inject(({ operation }) => (operation === 'orderRefund.create' ? 'reset' : undefined));
    await expect(open().refund({ ...request, order, amount: 20, key: 'lost' })).rejects.toMatchObject({
      failure: { class: 'unknownOutcome' },
    });
    expect(held(order).refunds).toHaveLength(1);
    expect(world.calls.filter(({ operation }) => operation === 'orderRefund.create')).toHaveLength(2);
  });

  test.each(['cancelled', 'pending', 'on-hold', 'failed'] as const)(
    'nobody has paid an order that is %s: nothing is given back',
    async (status) => {
      const { open, world, writes } = shop();
      const { id, orderNumber } = world.simulator.placeOrder({ paid: false });
      world.simulator.setOrderStatus(orderNumber, status);
      const order = await open().get({ id: String(id) });
      await expect(open().refund({ ...request, order, amount: null, recordOnly: true })).rejects.toMatchObject({
        failure: { class: 'conflict', code: 'notPaid', hint: expect.any(String) },
      });
      expect(writes()).toBe(0);
    },
  );

  test('an order that was paid and cancelled then still gives its money back', async () => {
    const { open, place, held, world } = shop();
    const order = await place();
    world.simulator.cancelOrder(order.number);
    await open().refund({ ...request, order, amount: null, recordOnly: true });
    expect(held(order).refunds).toHaveLength(1);
  });

  test('a gateway that gives nothing back says so, with what to do', async () => {
    const { open, place } = shop();
    await expect(open().refund({ ...request, order: await place(), amount: 10 })).rejects.toMatchObject({
      failure: { class: 'rejected', hint: expect.stringContaining('A Person') },
    });
  });
});

describe('reading', () => {
  test('the order on the item is of another store, or of another shop system, and has the same id: it is not taken for it', async () => {
    const { open, place, world } = shop();
    const order = await place();
    const before = world.calls.length;
    const [id, source, account] = [order.sourceId, order.source, order.account];
    await expect(open().get({ id, of: { source, account: 'outra-loja.example' } })).rejects.toMatchObject({
      failure: { code: 'orderStore' },
    });
    await expect(open().get({ id, of: { source: 'nuvemshop', account } })).rejects.toMatchObject({ failure: { code: 'orderSource' } });
    expect(world.calls.length).toBe(before);
    expect((await open().get({ id, of: { source, account } })).id).toBe(order.id);
  });

  test('an order in the trash is off, and keeps its money only where it was paid', async () => {
    const { open, place, world } = shop();
    const paid = await place();
    world.simulator.trashOrder(paid.number);
    expect(await open().get({ id: paid.sourceId })).toMatchObject({ financialStatus: 'paid', cancelledAt: expect.any(String) });
    const { id, orderNumber } = world.simulator.placeOrder({ paid: false });
    world.simulator.trashOrder(orderNumber);
    expect(await open().get({ id: String(id) })).toMatchObject({ financialStatus: 'voided', cancelledAt: expect.any(String) });
  });

  test('a refund that the order names and the list does not show: the order is not told without it', async () => {
    const { open, place, world } = shop();
    const order = await place();
    await open().refund({ key: 'k1', restock: true, notifyCustomer: false, note: null, order, amount: null, recordOnly: true });
    world.alterAnswers((body) => (Array.isArray(body) ? [] : body));
    await expect(open().get({ id: order.sourceId })).rejects.toMatchObject({ failure: { class: 'transient', code: 'unreadableAnswer' } });
  });

  test('by number, where a plugin has its own; several of one number are not chosen from', async () => {
    const { open, place } = shop();
    const order = await place();
    expect((await open().get({ number: order.number })).id).toBe(order.id);
    await expect(open().get({ number: '99999' })).rejects.toMatchObject({ failure: { class: 'notFound' } });
  });

  test('many, by status and by the time of their change', async () => {
    const { open, place, world } = shop();
    const first = await place();
    await world.clock.sleep(3_600_000);
    const since = new Date(world.clock.now()).toISOString();
    await world.clock.sleep(60_000);
    const second = await place();
    await open().setStatus(second, 'completed');
    expect((await open().list({ updatedFrom: since }, 10)).map(({ number }) => number)).toEqual([second.number]);
    expect((await open().list({ state: 'processing' }, 10)).map(({ number }) => number)).toEqual([first.number]);
    expect(await open().list({}, 1)).toHaveLength(1);
  });
});
