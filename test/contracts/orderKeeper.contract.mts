/**
 * What every shop that keeps orders has to do, whatever goes wrong. To run it for another shop, write a harness over its simulator
 * and call `orderKeeperContract` (see orderKeeper.shopify.test.mts).
 */
import { describe, expect, test } from 'vitest';
import type { Invoice } from '../../domain/documents/invoice.ts';
import type { Order } from '../../domain/documents/order.ts';
import type { OrderKeeper, OrderRecords } from '../../domain/ports/orderKeeper.ts';
import type { Shipment } from '../../domain/documents/shipment.ts';

export interface OrderKeeperHarness {
  /** The adapter on the simulated account; twice is two executions on one account. */
  open(): OrderKeeper;
  /** A paid order that nobody has sent yet, as its trigger would put it on the item. */
  place(): Promise<Order>;
  /** The shop's owner cancels it. */
  cancel(order: Order): void;
  /** What the shop has, asked on its own side. */
  fulfillments(order: Order): { number: string | null }[];
  tags(order: Order): string[];
  /** Values that were kept with the order for a nota fiscal. */
  invoiceRecord(order: Order): string[];
  calls(): number;
  writes(): number;
  /** The k-th write from now is carried out, and its answer is lost. */
  loseAnswerOfWrite(k: number): void;
  strike(fault: 'rateLimited' | 'serverError' | 'reset', times: number): void;
  /** What the real shop would have punished. */
  violations(): unknown[];
  /** From now on all answers have fields that nobody knows. */
  addUnknownFields(): void;
}

export const shipment: Shipment = {
  vendor: 'melhorEnvio',
  id: 'b7e2a7a6-0000-4000-8000-000000000001',
  carrier: 'Correios',
  service: 'PAC',
  status: 'posted',
  price: 21.5,
  trackingNumber: 'AA123456785BR',
  trackingUrl: 'https://rastreio.example/AA123456785BR',
  labelUrl: null,
  estimatedDelivery: null,
  events: [],
  found: false,
};

/** Key with a right check digit, of the form that the layout 4.00 prescribes. */
export const invoice: Invoice = {
  vendor: 'bling',
  id: '77',
  number: '1234',
  series: '1',
  model: 55,
  status: 'authorized',
  accessKey: '35261190021382000122550010000012341000012348',
  protocol: '135260000000001',
  issuedAt: '2026-11-24T12:00:00Z',
  xmlUrl: null,
  pdfUrl: 'https://erp.example/danfe/77',
  rejection: null,
  orderNumber: '1001',
  found: false,
};

export function orderKeeperContract(shop: string, make: () => OrderKeeperHarness): void {
  describe(`${shop} as the keeper of orders`, () => {
    fulfilling(make);
    fulfillingInTrouble(make);
    tagging(make);
  });
  recordingContract(shop, make);
}

/** Of a shop that keeps the nota fiscal with the order, whatever else it can do. */
export type RecordingHarness = Pick<OrderKeeperHarness, 'place' | 'invoiceRecord' | 'writes' | 'loseAnswerOfWrite' | 'violations'> & {
  open(): Pick<OrderRecords, 'recordInvoice'>;
  /** Where the shop has a form of its own for it: how many fields, and the values in them; else key, number, series and link. */
  form?(order: Order): { fields: number; values: readonly string[] };
};

export function recordingContract(shop: string, make: () => RecordingHarness): void {
  describe(`${shop} as the keeper of invoices`, () => recording(make));
}

function fulfilling(make: () => OrderKeeperHarness): void {
  test('a parcel leaves: the order is fulfilled with its tracking', async () => {
    const world = make();
    const order = await world.place();
    const result = await world.open().fulfill({ order, shipment, notifyCustomer: false });
    expect(result).toEqual({ ids: [expect.any(String)], status: 'fulfilled', trackingNumber: 'AA123456785BR', found: false });
    expect(world.fulfillments(order)).toMatchObject([{ number: 'AA123456785BR' }]);
    expect(world.violations()).toEqual([]);
  });

  test('the same event comes again: the fulfillment of the first time is found, by one call', async () => {
    const world = make();
    const order = await world.place();
    const first = await world.open().fulfill({ order, shipment, notifyCustomer: false });
    const before = world.calls();
    expect(await world.open().fulfill({ order, shipment, notifyCustomer: false })).toEqual({ ...first, found: true });
    expect(world.calls() - before).toBe(1);
    expect(world.fulfillments(order)).toHaveLength(1);
  });

  test('two executions at once send one parcel', async () => {
    const world = make();
    const order = await world.place();
    const request = { order, shipment, notifyCustomer: false };
    const results = await Promise.all([world.open().fulfill(request), world.open().fulfill(request)]);
    expect(results.map(({ found }) => found).toSorted()).toEqual([false, true]);
    expect(results[0]!.ids).toEqual(results[1]!.ids);
    expect(world.fulfillments(order)).toHaveLength(1);
    expect(world.violations()).toEqual([]);
  });

  test('there is no tracking yet: the order is fulfilled without', async () => {
    const world = make();
    const order = await world.place();
    const result = await world.open().fulfill({ order, shipment: null, notifyCustomer: false });
    expect(result).toMatchObject({ status: 'fulfilled', trackingNumber: null });
    expect(world.fulfillments(order)).toHaveLength(1);
  });

  test('a cancelled order is not sent: the error says what to look at', async () => {
    const world = make();
    const order = await world.place();
    world.cancel(order);
    const refusal = world.open().fulfill({ order, shipment, notifyCustomer: false });
    await expect(refusal).rejects.toMatchObject({ failure: { class: 'conflict', hint: expect.any(String) } });
    expect(world.fulfillments(order)).toEqual([]);
  });

  test('an order of another shop is refused by the field that tells, before any call', async () => {
    const world = make();
    const order = { ...(await world.place()), source: 'elsewhere' };
    const before = world.calls();
    const refusal = world.open().fulfill({ order, shipment, notifyCustomer: false });
    await expect(refusal).rejects.toMatchObject({ failure: { class: 'validation', message: expect.stringContaining('order.sourceId') } });
    expect(world.calls()).toBe(before);
  });
}

function fulfillingInTrouble(make: () => OrderKeeperHarness): void {
  test('whichever answer is lost, one parcel was sent', async () => {
    const untroubled = make();
    await untroubled.open().fulfill({ order: await untroubled.place(), shipment, notifyCustomer: false });
    const writes = untroubled.writes();
    expect(writes).toBeGreaterThan(0);
    for (let k = 1; k <= writes; k++) {
      const world = make();
      const order = await world.place();
      world.loseAnswerOfWrite(k);
      const result = await world.open().fulfill({ order, shipment, notifyCustomer: false });
      expect(result, `write ${k}`).toMatchObject({ status: 'fulfilled', trackingNumber: 'AA123456785BR', found: false });
      expect(world.fulfillments(order), `write ${k}`).toHaveLength(1);
    }
  });

  for (const fault of ['rateLimited', 'serverError', 'reset'] as const) {
    test(`a bad minute at the shop (${fault}) is outlived`, async () => {
      const world = make();
      const order = await world.place();
      world.strike(fault, 2);
      expect(await world.open().fulfill({ order, shipment, notifyCustomer: false })).toMatchObject({ status: 'fulfilled' });
      expect(world.fulfillments(order)).toHaveLength(1);
    });
  }

  test('fields that nobody knows are passed over', async () => {
    const world = make();
    const order = await world.place();
    world.addUnknownFields();
    const first = await world.open().fulfill({ order, shipment, notifyCustomer: false });
    expect(await world.open().fulfill({ order, shipment, notifyCustomer: false })).toEqual({ ...first, found: true });
  });
}

function tagging(make: () => OrderKeeperHarness): void {
  test('tags are added to those that are there, once however often', async () => {
    const world = make();
    const order = await world.place();
    const before = world.tags(order);
    await world.open().addTags(order, ['nf-e', 'etiqueta']);
    const all = await world.open().addTags(order, ['nf-e']);
    expect(all.toSorted()).toEqual([...before, 'nf-e', 'etiqueta'].toSorted());
    expect(world.tags(order).toSorted()).toEqual(all.toSorted());
  });

  test('a lost answer does not add a tag twice', async () => {
    const world = make();
    const order = await world.place();
    world.loseAnswerOfWrite(1);
    await world.open().addTags(order, ['nf-e']);
    expect(world.tags(order).filter((tag) => tag === 'nf-e')).toHaveLength(1);
  });
}

function recording(make: () => RecordingHarness): void {
  test('the nota fiscal is kept with the order, and kept once', async () => {
    const world = make();
    const order = await world.place();
    world.loseAnswerOfWrite(1);
    const first = await world.open().recordInvoice(order, invoice);
    const second = await world.open().recordInvoice(order, invoice);
    const usual = { fields: 4, values: [invoice.accessKey!, '1234', '1', invoice.pdfUrl!] };
    const { fields, values } = world.form?.(order) ?? usual;
    expect(first.recorded).toHaveLength(fields);
    expect(second).toEqual(first);
    expect(world.invoiceRecord(order).toSorted()).toEqual(values.toSorted());
    expect(world.violations()).toEqual([]);
  });

  test('an invoice that SEFAZ has not answered has nothing to keep: the error says to wait', async () => {
    const world = make();
    const order = await world.place();
    const waiting = { ...invoice, status: 'processing' as const, accessKey: null, number: null, series: null, pdfUrl: null };
    const refusal = world.open().recordInvoice(order, waiting);
    await expect(refusal).rejects.toMatchObject({ failure: { class: 'validation', hint: expect.any(String) } });
    expect(world.writes()).toBe(0);
  });
}
