/** The figure *wrong* finds what differs from the shop, and nothing where nothing does. */
import { describe, expect, test } from 'vitest';
import { attribute } from '../../../sandbox/run/life/attribute.mts';
import { createHistory } from '../../../sandbox/run/life/history.mts';
import { liveOrder, orderKinds } from '../../../sandbox/run/life/orders.mts';
import { judgePayments, livePayment, paymentKinds } from '../../../sandbox/run/life/payments.mts';
import { phoneMark } from '../../../sandbox/run/life/phoneMark.mts';
import { wrongEffects } from '../../../sandbox/run/life/wrong.mts';
import { fingerprint } from '../../../sandbox/world/fingerprint.mts';
import type { LedgerEntry } from '../../../sandbox/world/simulator.mts';
import { createWorld, type World } from '../../../sandbox/world/world.mts';

const newWorld = () => createWorld({ seed: 3, clock: { live: false, wall: () => Date.parse('2026-11-24T12:00:00Z') } });

const items = [
  { sku: 'CAM-ALG-M', quantity: 1, price: 100 },
  { sku: 'CAF-MOI-250', quantity: 3, price: 20 },
];

/** An order of 160.00 and its shipping, and the entries of a flow that did everything right. */
function soldOrder(overrides: object = {}) {
  const world = newWorld();
  const { shopify } = world.vendors;
  const { orderNumber } = shopify.placeOrder({
    overrides: { items, discount: 'none', buyer: 'person', taxIdPlace: 'localizedField', addressForm: 'separated', ...overrides },
  });
  const history = createHistory(world, shopify, orderNumber);
  history.note();
  const order = () => shopify.orders()[0]!;
  const key = `${orderNumber}@shop`;
  return { world, shopify, orderNumber, history, order, key, entries: rightEntries(world, key) };
}

function rightEntries(world: World, orderNumber: string) {
  const order = world.vendors.shopify.orders()[0]!;
  const person = {
    recipient: fingerprint(order.taxId),
    postalCode: fingerprint(order.recipient?.zip),
    houseNumber: fingerprint(order.recipient?.address1.split(',').at(-1)),
    state: order.recipient?.provinceCode,
  };
  const common = { orderNumber, at: world.clock.now() };
  const invoice = { items: items.map(({ sku, quantity }) => ({ sku, quantity })), issuedTotal: order.currentTotal, ...person };
  return {
    invoice: { ...common, kind: 'invoice', vendor: 'bling', id: '1', status: 'authorized', detail: invoice },
    shipment: { ...common, kind: 'shipment', vendor: 'melhorEnvio', id: '2', status: 'paid', detail: { ...person, units: 4 } },
    first: { ...common, kind: 'movement', vendor: 'bling', id: '3', detail: { sku: 'CAM-ALG-M', quantity: -1 } },
    second: { ...common, kind: 'movement', vendor: 'bling', id: '4', detail: { sku: 'CAF-MOI-250', quantity: -3 } },
    message: { ...common, kind: 'message', vendor: 'waha', id: '5', status: 'read', detail: { toMasked: masked(order.phones[0]!) } },
  } satisfies Record<string, LedgerEntry>;
}

function masked(phone: string): string {
  const mark = phoneMark(phone);
  return `+55 ${mark.slice(0, 2)} *****-${mark.slice(2)}`;
}

describe('an effect', () => {
  test('that says what the shop holds is not wrong', () => {
    const { key, history, entries } = soldOrder();
    expect(wrongEffects([{ key, history }], Object.values(entries))).toEqual([]);
  });

  test.each([
    ['invoice', { issuedTotal: 1 }, /a total of 1.00/],
    ['invoice', { recipient: fingerprint('52998224725') }, /another recipient/],
    ['invoice', { state: 'XX' }, /another state/],
    ['invoice', { postalCode: fingerprint('01001000') }, /another postal code/],
    ['invoice', { houseNumber: fingerprint('99999') }, /another house number/],
    ['invoice', { items: [{ sku: 'CAF-MOI-250', quantity: 4 }] }, /0 of CAM-ALG-M and not 1/],
    ['shipment', { houseNumber: fingerprint('99999') }, /another house number/],
    ['shipment', { units: 5 }, /more units/],
    ['first', { sku: 'CAF-MOI-250' }, /0 of CAM-ALG-M/],
    ['message', { toMasked: '+55 11 *****-0000' }, /another phone/],
  ] as const)('of the kind %s that says %j is', (name, change, words) => {
    const { key, history, entries } = soldOrder();
    const spoiled = { ...entries, [name]: { ...entries[name], detail: { ...entries[name].detail, ...change } } };
    const found = wrongEffects([{ key, history }], Object.values(spoiled));
    expect(found).toEqual([expect.stringMatching(words)]);
  });

  test('of a cancelled order is, once the shop has been so for two minutes', async () => {
    const { world, shopify, orderNumber, key, history, entries } = soldOrder();
    shopify.cancelOrder(orderNumber);
    history.note();
    const late = (ms: number) => [{ ...entries.message, at: world.clock.now() + ms }];
    expect(wrongEffects([{ key, history }], late(60_000))).toEqual([]);
    expect(wrongEffects([{ key, history }], late(180_000))).toEqual([`message of ${key}: the order was cancelled`]);
    await world.clock.advance(0);
  });

  test('of an order that was given back in part has to have what is left', async () => {
    const { world, shopify, orderNumber, key, history, entries } = soldOrder();
    await world.clock.advance(1000);
    shopify.refundOrder(orderNumber, { line: 1, quantity: 1, shipping: 'all' });
    history.note();
    await world.clock.advance(600_000);
    const at = world.clock.now();
    const of = (quantity: number, issuedTotal: number) => {
      const sold = [items[0]!, { ...items[1]!, quantity }].map(({ sku, quantity: units }) => ({ sku, quantity: units }));
      return [{ ...entries.invoice, at, detail: { ...entries.invoice.detail, items: sold, issuedTotal } }];
    };
    expect(wrongEffects([{ key, history }], of(2, 140))).toEqual([]);
    expect(wrongEffects([{ key, history }], of(3, 160))).toEqual([expect.stringContaining('3 of CAF-MOI-250 and not 2')]);
    expect(wrongEffects([{ key, history }], of(2, 160))).toEqual([expect.stringContaining('a total of 160.00 and not 140.00')]);
  });

  test('may leave the tip out or take it in, and never a gift card', () => {
    const { key, history, entries, order } = soldOrder({ tip: 10, giftCard: { value: 50, sku: 'VALE' } });
    const goods = order().currentTotal - 60;
    const of = (issuedTotal: number) => [{ ...entries.invoice, detail: { ...entries.invoice.detail, issuedTotal } }];
    expect([goods, goods + 10, goods + 50].map((total) => wrongEffects([{ key, history }], of(total)).length)).toEqual([0, 0, 1]);
  });
});

test('two shops with one numbering are told apart by shop, person and phone', () => {
  const world = newWorld();
  const orders = [0, 1].map((index) => liveOrder(world, index));
  expect(new Set(orders.map(({ orderNumber }) => orderNumber))).toEqual(new Set(['1001']));
  const known = orders.map(({ key, shop }) => ({ key, order: shop.orders()[0]! }));
  const entry = (kind: LedgerEntry['kind'], detail: object): LedgerEntry => ({
    kind,
    vendor: 'x',
    id: 'x',
    orderNumber: '1001',
    detail: { ...detail },
  });
  const [, second] = known;
  const mine = [
    entry('invoice', { recipient: fingerprint(second!.order.taxId) }),
    entry('fulfillment', { shop: second!.order.shop }),
    entry('message', { toMasked: masked(second!.order.phones[0]!) }),
    { ...entry('invoice', { recipient: fingerprint(second!.order.taxId) }), orderNumber: 'B-1001' },
  ];
  const { ledger, strangers } = attribute([...mine, entry('invoice', { recipient: fingerprint('someone else') })], known);
  expect(ledger.slice(0, 4).map(({ orderNumber }) => orderNumber)).toEqual(Array(4).fill(second!.key));
  expect(strangers).toHaveLength(1);
});

test('what was never sent names nobody: the prefix of its number says whose it is', () => {
  const world = newWorld();
  const known = [0, 1].map((index) => {
    const { key, shop } = liveOrder(world, index);
    return { key, order: shop.orders()[0]!, ...(shop === world.vendors.secondShopify ? { prefix: 'B-' } : {}) };
  });
  const draft = (orderNumber: string): LedgerEntry => ({ kind: 'invoice', vendor: 'bling', id: 'x', orderNumber, detail: {} });
  const { ledger } = attribute([draft('1001'), draft('B-1001')], known);
  const keyOf = (isSecond: boolean) => known.find(({ prefix }) => (prefix === 'B-') === isSecond)!.key;
  expect(ledger.map(({ orderNumber }) => orderNumber)).toEqual([keyOf(false), keyOf(true)]);
});

test('the plan has every kind of order in both shops, under the same numbers', () => {
  const world = newWorld();
  const orders = Array.from({ length: 2 * orderKinds.length }, (_, index) => liveOrder(world, index));
  for (const [index, kind] of orderKinds.entries()) {
    const pair = orders.filter((one) => one.kind === kind);
    expect(pair.map(({ orderNumber }) => orderNumber)).toEqual(Array(2).fill(String(1001 + index)));
    expect(new Set(pair.map(({ shop }) => shop)).size).toBe(2);
  }
  const late = orders.find(({ kind }) => kind === 'cancelBeforeDelivery')!;
  expect([late.effects, late.shop.orders().find(({ orderNumber }) => orderNumber === late.orderNumber)?.cancelled]).toEqual([[], true]);
});

describe('payments', () => {
  const invoiceOver = (detail: object): LedgerEntry => ({
    kind: 'invoice',
    vendor: 'asaas',
    id: 'inv',
    status: 'authorized',
    detail: { ...detail },
  });

  test('need an invoice each, or one over a sale in parts', () => {
    const world = newWorld();
    const sales = paymentKinds.map((_, index) => livePayment(world, index));
    const right = sales.flatMap((sale) => {
      const recipient = fingerprint(sale.document);
      if (sale.installment) return [invoiceOver({ installment: sale.installment, payment: null, value: 900, recipient })];
      return sale.payments.map(({ id, value }) => invoiceOver({ payment: id, value, recipient }));
    });
    expect(judgePayments(sales, right, () => false)).toEqual({ lost: [], doubled: [], wrong: [] });
    expect(judgePayments(sales, [], () => false).lost).toHaveLength(sales.flatMap(({ payments }) => payments).length);
    expect(judgePayments(sales, [...right, ...right], () => false).doubled).toHaveLength(sales.length);
  });

  test('in parts must not be invoiced as one part', () => {
    const world = newWorld();
    const sale = livePayment(world, paymentKinds.indexOf('installments'));
    const part = invoiceOver({ payment: sale.payments[0]!.id, value: 300, recipient: fingerprint(sale.document) });
    expect(judgePayments([sale], [part], () => false).lost).toHaveLength(2);
    const whole = invoiceOver({ installment: sale.installment, value: 300, recipient: fingerprint(sale.document) });
    expect(judgePayments([sale], [whole], () => false).wrong).toEqual([expect.stringContaining('300 and not 900')]);
  });
});
