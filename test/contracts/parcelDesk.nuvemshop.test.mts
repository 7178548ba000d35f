/** What a flow writes back to a Nuvemshop store, against the simulated one. */
import { describe, expect, test } from 'vitest';
import type { Order } from '../../domain/documents/order.ts';
import { openParcelDesk } from '../../vendors/nuvemshop/orders/parcelDesk.ts';
import { invoice, recordingContract, shipment } from './orderKeeper.contract.mts';
import { faultHandles } from './support/faultHandles.mts';
import { nuvemshopWorld } from './support/nuvemshopWorld.mts';

function shop(options: Parameters<typeof nuvemshopWorld>[0] = {}) {
  const world = nuvemshopWorld(options);
  const open = () => openParcelDesk(world.connect({ settings: world.settings }));
  const place = async (overrides: { parcels?: number } = {}): Promise<Order> => {
    const items = [
      { sku: 'CAM-ALG-M', quantity: 1 },
      { sku: 'CAF-MOI-250', quantity: 2 },
    ];
    const { id } = world.simulator.placeOrder({ overrides: { items, ...overrides } });
    return await open().get({ id: String(id) });
  };
  const held = ({ number }: Order) => world.simulator.orders().find(({ orderNumber }) => orderNumber === number)!;
  return { world, open, place, held, ...faultHandles(world) };
}

recordingContract('Nuvemshop', () => {
  const { world, open, place, held, ...handles } = shop();
  return {
    open,
    place: async () => await place(),
    form: (order) => ({ fields: 1, values: [invoice.accessKey!, invoice.pdfUrl!, held(order).parcels[0]!.id] }),
    invoiceRecord: (order) => held(order).invoices.flatMap(({ key, link, parcel }) => [key, link, parcel].filter((part) => part !== null)),
    calls: () => world.calls.length,
    ...handles,
  };
});

describe('notas fiscais', () => {
  test('each parcel has its line, with the key and the link; another invoice is put beside it', async () => {
    const { open, place, held, world } = shop();
    const order = await place({ parcels: 2 });
    await open().recordInvoice(order, invoice);
    const ids = held(order).parcels.map(({ id }) => id);
    expect(ids).toHaveLength(2);
    expect(held(order).invoices).toEqual(ids.map((parcel) => ({ key: invoice.accessKey, link: invoice.pdfUrl, parcel })));
    await open().recordInvoice(order, { ...invoice, accessKey: '35261190021382000122550010000012351000012353' });
    expect(held(order).invoices).toHaveLength(4);
    expect(world.violations).toEqual([]);
  });

  test('without a key there is nothing to record, and the error says what to wait for', async () => {
    const { open, place, writes } = shop();
    const refusal = open().recordInvoice(await place(), { ...invoice, accessKey: null });
    await expect(refusal).rejects.toMatchObject({ failure: { code: 'invoiceEmpty', hint: expect.stringContaining('authorization') } });
    expect(writes()).toBe(0);
  });
});

const told = { shipment, fulfillmentId: null, notifyCustomer: false };

describe('tracking', () => {
  test('all parcels that have not left are sent, and the second time there is nothing to do', async () => {
    const { open, place, held, world, writes } = shop();
    const order = await place({ parcels: 2 });
    const ids = held(order).parcels.map(({ id }) => id);
    expect(await open().updateTracking({ ...told, order })).toEqual({
      ids,
      status: 'fulfilled',
      trackingNumber: 'AA123456785BR',
      found: false,
    });
    for (const { status, tracking, emails } of held(order).parcels)
      expect([status, tracking.code, tracking.url, emails]).toEqual(['DISPATCHED', 'AA123456785BR', shipment.trackingUrl, 0]);
    const before = writes();
    expect(await open().updateTracking({ ...told, order, notifyCustomer: true })).toMatchObject({ found: true });
    expect(writes()).toBe(before);
    expect(world.violations).toEqual([]);
  });

  test('what a person sent under another code is left alone; by its ID it gets the new one', async () => {
    const { open, place, held, world } = shop();
    const order = await place();
    world.simulator.sendParcels(order.number, 'BB987654321BR');
    await expect(open().updateTracking({ ...told, order })).rejects.toMatchObject({
      failure: { class: 'conflict', code: 'sentOtherwise' },
    });
    expect(held(order).parcels[0]!.tracking.code).toBe('BB987654321BR');
    await open().updateTracking({ ...told, order, fulfillmentId: held(order).parcels[0]!.id });
    expect(held(order).parcels[0]!.tracking.code).toBe('AA123456785BR');
    await expect(open().updateTracking({ ...told, order, fulfillmentId: '01XX' })).rejects.toMatchObject({
      failure: { class: 'notFound' },
    });
  });

  test('several parcels have several codes: the first one is not told for all of them', async () => {
    const { open, place, held, writes } = shop();
    const order = await place();
    const codes = ['AA123456785BR', 'BB987654321BR'];
    const part = { status: 'posted', price: 1, trackingUrl: null, labelUrl: null, estimatedDelivery: null, found: false } as const;
    const parcels = codes.map((trackingNumber, index) => ({ ...part, id: trackingNumber, number: index + 1, trackingNumber }));
    await expect(open().updateTracking({ ...told, order, shipment: { ...shipment, parcels } })).rejects.toMatchObject({
      failure: { class: 'validation', code: 'severalParcels' },
    });
    expect([writes(), held(order).parcels.map(({ tracking }) => tracking.code)]).toEqual([0, [null]]);
    // One label for all of it is one code.
    const alike = parcels.map((each) => ({ ...each, trackingNumber: codes[0]! }));
    await open().updateTracking({ ...told, order, shipment: { ...shipment, parcels: alike } });
    expect(held(order).parcels.map(({ tracking }) => tracking.code)).toEqual([codes[0]]);
  });

  test('a cancelled order is not sent, however late the flow comes', async () => {
    const { open, place, held, world, writes } = shop();
    const order = await place();
    world.simulator.cancelOrder(order.number);
    await expect(open().updateTracking({ ...told, order })).rejects.toMatchObject({ failure: { code: 'orderOver', class: 'conflict' } });
    expect(writes()).toBe(0);
    expect(held(order).parcels.every(({ tracking }) => tracking.code === null)).toBe(true);
  });

  test('the answer to a change that writes to the customer is lost: it is found, and not sent again', async () => {
    const { open, place, held, loseAnswerOfWrite } = shop();
    const order = await place();
    loseAnswerOfWrite(1);
    await open().updateTracking({ ...told, order, notifyCustomer: true });
    expect(held(order).parcels.map(({ emails }) => emails)).toEqual([1]);
  });

  test('a shipment without a code says what to wait for', async () => {
    const { open, place } = shop();
    const refusal = open().updateTracking({ ...told, order: await place(), shipment: { ...shipment, trackingNumber: null } });
    await expect(refusal).rejects.toMatchObject({ failure: { code: 'trackingMissing', hint: expect.any(String) } });
  });
});

describe('the order itself', () => {
  test('a line is put under the note that is there, once', async () => {
    const { open, place, held } = shop();
    const order = await place();
    for (const text of ['separar', 'NF-e emitida', 'separar']) await open().appendNote(order, text);
    expect(held(order).ownerNote).toBe('separar\nNF-e emitida');
  });

  test('it is archived once; a cancelled one is not', async () => {
    const { open, place, held, world } = shop();
    const order = await place();
    expect(await open().close(order)).toEqual({ status: 'closed', found: false });
    expect(await open().close(order)).toEqual({ status: 'closed', found: true });
    const other = await place();
    world.simulator.cancelOrder(other.number);
    await expect(open().close(other)).rejects.toMatchObject({ failure: { code: 'orderOver' } });
    expect([held(order).status, held(other).status]).toEqual(['closed', 'cancelled']);
  });

  const reversal = { reason: 'customer', restock: true, refund: false, notifyCustomer: false, note: null };

  test('it is cancelled once, and not when it was sent', async () => {
    const { open, place, held, world } = shop();
    const order = await place();
    expect(await open().cancel({ ...reversal, order })).toEqual({ status: 'cancelled', found: false });
    expect(await open().cancel({ ...reversal, order })).toEqual({ status: 'cancelled', found: true });
    const sent = await place();
    world.simulator.sendParcels(sent.number, 'BB987654321BR');
    await expect(open().cancel({ ...reversal, order: sent })).rejects.toMatchObject({ failure: { class: 'conflict', code: 'orderSent' } });
    expect([held(order).status, held(sent).status]).toEqual(['cancelled', 'open']);
    expect(world.violations).toEqual([]);
  });

  test('an order of another store is refused before any call', async () => {
    const { open, place, world } = shop();
    const order = { ...(await place()), account: '999' };
    const before = world.calls.length;
    await expect(open().close(order)).rejects.toMatchObject({ failure: { code: 'orderStore' } });
    await expect(open().close({ ...order, source: 'shopify' })).rejects.toMatchObject({ failure: { code: 'orderSource' } });
    expect(world.calls.length).toBe(before);
  });

  test('a note or a status that cannot be read is not taken for none', async () => {
    const { open, place, held, world, writes } = shop();
    const order = await place();
    await open().appendNote(order, 'separar');
    const before = writes();
    const without = (field: string) =>
      world.alterAnswers((body) => (body !== null && typeof body === 'object' && field in body ? { ...body, [field]: undefined } : body));
    const unreadable = { failure: { class: 'transient', code: 'unreadableAnswer' } };
    without('owner_note');
    await expect(open().appendNote(order, 'NF-e emitida')).rejects.toMatchObject(unreadable);
    without('status');
    await expect(open().close(order)).rejects.toMatchObject(unreadable);
    without('shipping_status');
    await expect(open().cancel({ ...reversal, order })).rejects.toMatchObject(unreadable);
    expect(writes()).toBe(before);
    expect(held(order)).toMatchObject({ ownerNote: 'separar', status: 'open' });
  });
});

describe('reading', () => {
  test('the order on the item is of another store, or of another shop system, and has the same id: it is not taken for it', async () => {
    const { open, place, world } = shop();
    const order = await place();
    const before = world.calls.length;
    const [id, source, account] = [order.sourceId, order.source, order.account];
    await expect(open().get({ id, of: { source, account: '999' } })).rejects.toMatchObject({ failure: { code: 'orderStore' } });
    await expect(open().get({ id, of: { source: 'shopify', account } })).rejects.toMatchObject({ failure: { code: 'orderSource' } });
    expect(world.calls.length).toBe(before);
    expect((await open().get({ id, of: { source, account } })).id).toBe(order.id);
  });

  test('by number, also what was refunded, which the usual list does not show', async () => {
    const { open, place, world } = shop();
    const order = await place();
    expect((await open().get({ number: `#${order.number}` })).id).toBe(order.id);
    world.simulator.refundOrder(order.number);
    expect(await open().get({ number: order.number })).toMatchObject({ id: order.id, financialStatus: 'refunded' });
    const other = await place();
    world.simulator.refundOrder(other.number, { part: true });
    expect(await open().get({ number: other.number })).toMatchObject({ id: other.id, financialStatus: 'partially_refunded' });
    await expect(open().get({ number: '99999' })).rejects.toMatchObject({ failure: { class: 'notFound' } });
    await expect(open().get({ id: '../webhooks' })).rejects.toMatchObject({ failure: { class: 'notFound' } });
    expect(world.violations).toEqual([]);
  });

  test('many, over pages, by status and by the time of their change; none is no error', async () => {
    const { open, place, world } = shop();
    expect(await open().list({}, 10)).toEqual([]);
    const orders: Order[] = [];
    for (let count = 0; count < 3; count++) orders.push(await place());
    await world.clock.sleep(3_600_000);
    const since = new Date(world.clock.now()).toISOString();
    await open().close(orders[0]!);
    expect((await open().list({ updatedFrom: since }, 10)).map(({ number }) => number)).toEqual([orders[0]!.number]);
    expect(await open().list({ state: 'open' }, 10)).toHaveLength(2);
    expect(await open().list({}, 1)).toHaveLength(1);
    expect(await open().list({ financialStatus: 'paid' }, Infinity)).toHaveLength(3);
    expect(world.violations).toEqual([]);
  });
});
