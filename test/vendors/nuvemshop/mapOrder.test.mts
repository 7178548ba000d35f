/** An order of Nuvemshop as the document that every later node reads. */
import { describe, expect, test } from 'vitest';
import { contactProblems, invoiceProblems, shipmentProblems, stockProblems } from '../../../domain/checks/orderCheck.ts';
import { readState } from '../../../domain/values/brazilStates.ts';
import { mapOrder } from '../../../vendors/nuvemshop/orders/mapOrder.ts';
import { openParcelDesk } from '../../../vendors/nuvemshop/orders/parcelDesk.ts';
import { nuvemshopWorld } from '../../contracts/support/nuvemshopWorld.mts';

type Wishes = NonNullable<NonNullable<Parameters<ReturnType<typeof nuvemshopWorld>['simulator']['placeOrder']>[0]>['overrides']>;

function shop(options: Parameters<typeof nuvemshopWorld>[0] = {}) {
  const world = nuvemshopWorld(options);
  const desk = openParcelDesk(world.connect({ settings: world.settings }));
  const heldOf = (number: string) => world.simulator.orders().find((each) => each.orderNumber === number)!;
  const buy = async (overrides: Wishes = {}) => {
    const { orderNumber, id, total } = world.simulator.placeOrder({ overrides });
    return { order: await desk.get({ id: String(id) }), held: heldOf(orderNumber), total, orderNumber };
  };
  return { world, desk, buy };
}

const cents = (reais: readonly number[]) => reais.reduce((sum, each) => sum + Math.round(each * 100), 0);

test.each([
  ['with all that an app may read', {}],
  ['without the permission to read customers', { scopes: ['read_orders', 'write_orders', 'read_fulfillment_orders'] }],
])('%s thirty orders are whole, and ERP, carrier and WhatsApp take them', async (_what, options) => {
  const { buy, world } = shop(options);
  for (let count = 0; count < 30; count++) {
    const { order, held } = await buy(count % 3 === 0 ? { buyer: 'company' } : { discounts: { coupon: 3.33, promotion: 1.01 } });
    expect(order.customer.taxId?.value).toBe(held.taxId);
    expect(order.account).toBe(held.shop);
    expect(order.totals.total).toBe(held.total);
    expect(order.items.map(({ sku, quantity }) => [sku, quantity])).toEqual(held.lines.map((line) => [line.sku, line.quantity]));
    // Who has the last cent of a shared discount nobody says.
    for (const [index, { total }] of order.items.entries())
      expect(Math.abs(Math.round(total * 100) - Math.round(held.lines[index]!.currentTotal * 100))).toBeLessThanOrEqual(1);
    expect(cents(order.items.map(({ total }) => total))).toBe(cents(held.lines.map((line) => line.currentTotal)));
    expect(order.shippingAddress).toMatchObject({
      number: held.recipient!.address1.split(', ').at(-1),
      state: held.recipient!.provinceCode,
      postalCode: held.recipient!.zip!.replace('-', ''),
      district: expect.any(String),
    });
    expect([...invoiceProblems(order), ...shipmentProblems(order), ...stockProblems(order), ...contactProblems(order)]).toEqual([]);
  }
  expect(world.violations).toEqual([]);
});

test('a company is told by its CNPJ, letters kept, with its name and its inscrição estadual', async () => {
  const { buy } = shop();
  const { order, held } = await buy({ buyer: 'alphanumericCompany' });
  expect(order.customer.taxId).toEqual({ type: 'CNPJ', value: held.taxId });
  expect(held.taxId).toMatch(/[A-Z]/);
  expect(order.customer.name).toBeTruthy();
});

const raw = (over: Record<string, unknown> = {}) => ({
  id: 871254001,
  number: 100,
  status: 'open',
  payment_status: 'paid',
  shipping_status: 'unpacked',
  created_at: '2026-11-24T12:00:00+0000',
  updated_at: '2026-11-24T09:00:01-03:00',
  currency: 'BRL',
  subtotal: '199.99',
  discount: '0.00',
  shipping_cost_customer: '10.00',
  total: '209.99',
  products: [
    { id: 1, product_id: 11, variant_id: '12', sku: 'CAF', name: 'Café', price: '33.33', quantity: '3', weight: '0.27' },
    { id: 2, product_id: 21, variant_id: '22', sku: 'CAM', name: 'Camiseta', price: '100.00', quantity: 1, weight: '0.00' },
  ],
  ...over,
});

describe('money', () => {
  test('a discount of the whole is shared by the lines to the cent', () => {
    const { totals, items } = mapOrder(raw({ discount: '10.01', total: '199.98' }), '1');
    expect(totals).toEqual({ items: 199.99, discount: 10.01, shipping: 10, tax: 0, total: 199.98 });
    expect(items.reduce((sum, { total }) => sum + Math.round(total * 100), 0)).toBe(18998);
    expect(items.map(({ weightGrams }) => weightGrams)).toEqual([270, null]);
  });

  test('interest that the store charges is a fee, and what the store has taken off without saying so a discount', () => {
    expect(mapOrder(raw({ total: '214.99' }), '1').totals).toMatchObject({ fees: 5, discount: 0, total: 214.99 });
    expect(mapOrder(raw({ discount: '10.00', total: '204.99' }), '1').totals).toMatchObject({ fees: 5, discount: 10, total: 204.99 });
    expect(mapOrder(raw({ total: '200.00' }), '1').totals).toMatchObject({ discount: 9.99, shipping: 10, total: 200 });
  });

  test('a discount beyond the goods is one of the shipping', () => {
    expect(mapOrder(raw({ discount: '205.00', total: '4.99' }), '1').totals).toMatchObject({
      discount: 199.99,
      shipping: 4.99,
      total: 4.99,
    });
    const gift = mapOrder(raw({ discount: '300.00', total: '0.00' }), '1').totals;
    expect(gift).toEqual({ items: 199.99, discount: 199.99, shipping: 0, tax: 0, total: 0 });
  });

  test.each([{ total: 'abc' }, { total: undefined }, { products: [{ id: 1, price: '', quantity: '1' }] }])(
    'an amount that cannot be read is no 0: %o',
    (over) => {
      expect(() => mapOrder(raw(over), '1')).toThrow(/Nuvemshop/);
    },
  );
});

describe('what an order says of itself', () => {
  test('two stores may have the same number and id', () => {
    expect([mapOrder(raw(), '1').id, mapOrder(raw(), '2').id]).toEqual(['nuvemshop:1/871254001', 'nuvemshop:2/871254001']);
  });

  test('moments with and without a colon in the offset', () => {
    const { createdAt, updatedAt } = mapOrder(raw(), '1');
    expect([createdAt, updatedAt]).toEqual(['2026-11-24T12:00:00.000Z', '2026-11-24T12:00:01.000Z']);
  });

  test.each([
    ['paid', 'paid'],
    ['partially_refunded', 'partially_refunded'],
    ['abandoned', 'voided'],
    ['invented_tomorrow', 'unknown'],
  ])('payment status %s is %s', (status, expected) => {
    expect(mapOrder(raw({ payment_status: status }), '1').financialStatus).toBe(expected);
  });

  test('that a part went back is told with the totals, and nothing of it where none did', () => {
    expect(mapOrder(raw({ payment_status: 'partially_refunded' }), '1').totals.givenBack).toBeNull();
    expect(mapOrder(raw({ payment_status: 'paid' }), '1').totals.givenBack).toBeUndefined();
  });

  test('what is picked up in a shop goes into no parcel', () => {
    const { items } = mapOrder(raw({ shipping_pickup_type: 'pickup' }), '1');
    expect(items.map(({ requiresShipping }) => requiresShipping)).toEqual([false, false]);
  });
});

test.each([
  ['São Paulo', 'SP'],
  ['sao paulo', 'SP'],
  ['rj', 'RJ'],
  ['Rio Grande do Sul', 'RS'],
  ['Rio Grande do Norte', 'RN'],
  ['Pará', 'PA'],
  ['Paraná', 'PR'],
  ['Paraíba', 'PB'],
  ['Distrito Federal', 'DF'],
  ['Buenos Aires', undefined],
  ['', undefined],
])('the state "%s" is %s', (written, uf) => {
  expect(readState(written)).toBe(uf);
});

test('sizes are those of a piece in centimetres; a product that nobody measured has none', () => {
  const line = { id: 1, name: 'Camiseta', price: '10.00', quantity: '1', product_id: 5, sku: 'A', weight: '0.20' };
  const sizeOf = (sides: object) => mapOrder(raw({ products: [{ ...line, ...sides }], total: '10.00' }), '7').items[0]!.size;
  expect(sizeOf({ height: '3.00', width: '20.50', depth: '30' })).toEqual({ heightCm: 3, widthCm: 20.5, lengthCm: 30 });
  expect(sizeOf({ height: '0.00', width: '20.50', depth: '30' })).toBeNull();
  expect(sizeOf({ width: '20.50' })).toBeNull();
});

test('a house number that stands in the street, too, is told once', () => {
  const address = {
    address: 'Rua das Flores, 100',
    number: '100',
    locality: 'Centro',
    city: 'Recife',
    zipcode: '50030-000',
    country: 'BR',
  };
  const { shippingAddress } = mapOrder(raw({ shipping_address: address }), '1');
  expect(shippingAddress).toMatchObject({ street: 'Rua das Flores', number: '100' });
});

test('goods by weight: units times price is rounded as whoever checks it does', () => {
  const line = { id: 1, product_id: 2, sku: 'A', name: 'A', quantity: '2.3', price: '34.15' };
  const order = mapOrder(raw({ products: [line], discount: '0.00', shipping_cost_customer: '0.00', total: '78.55' }), '1');
  expect(order.items[0]).toMatchObject({ quantity: 2.3, discount: 0, total: 78.55 });
  expect(invoiceProblems(order).filter(({ field }) => /totals|items/.test(field))).toEqual([]);
});

test.each([null, undefined, {}])('products told as %j are not none', (products) => {
  const told = {
    id: 1,
    number: 1,
    status: 'open',
    payment_status: 'paid',
    currency: 'BRL',
    total: '10.00',
    created_at: '2026-11-24T12:00:00+0000',
  };
  expect(() => mapOrder({ ...told, products }, '1')).toThrow(/products/);
});

test.each(['cancelled', 'CANCELLED', 'canceled'])('an order that is "%s" is called off', (status) => {
  expect(mapOrder(raw({ status, cancelled_at: '2026-11-24T13:00:00+0000' }), '1').cancelledAt).toBe('2026-11-24T13:00:00.000Z');
});

test.each(['pickup', 'PICKUP'])('what is fetched (%s) goes into no parcel', (shipping_pickup_type) => {
  expect(mapOrder(raw({ shipping_pickup_type }), '1').items.map(({ requiresShipping }) => requiresShipping)).toEqual([false, false]);
});
