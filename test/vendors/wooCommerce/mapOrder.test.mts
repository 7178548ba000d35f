/** An order of WooCommerce as the document that every later node reads. */
import { describe, expect, test } from 'vitest';
import { contactProblems, invoiceProblems, shipmentProblems, stockProblems } from '../../../domain/checks/orderCheck.ts';
import { isCarried, shippedPart } from '../../../domain/sale/orderParts.ts';
import { spellings, type OrderWishes } from '../../../sandbox/simulators/wooCommerce/index.mts';
import { openOrderDesk } from '../../../vendors/wooCommerce/orders/orderDesk.ts';
import { mapOrder } from '../../../vendors/wooCommerce/orders/mapOrder.ts';
import { isPaid } from '../../../vendors/wooCommerce/orders/statuses.ts';
import { wooCommerceWorld } from '../../contracts/support/wooCommerceWorld.mts';

const store = 'loja-woo.example';

function shop() {
  const world = wooCommerceWorld();
  const desk = openOrderDesk(world.connect({ settings: world.settings }));
  const buy = async (overrides: OrderWishes = {}) => {
    const { orderNumber, id, total } = world.simulator.placeOrder({ overrides });
    return { order: await desk.get({ id: String(id) }), held: heldOf(orderNumber), total, orderNumber };
  };
  const heldOf = (number: string) => world.simulator.orders().find((each) => each.orderNumber === number)!;
  return { world, desk, buy, heldOf };
}

describe('what the shop knows is on the document, whichever plugin asked for it', () => {
  test.each([...new Set(spellings)])('spelt as %s: thirty orders are whole, and ERP, carrier and WhatsApp take them', async (spelling) => {
    const { buy, world } = shop();
    for (let count = 0; count < 30; count++) {
      const { order, held } = await buy({ spelling });
      expect(order.customer.taxId?.value).toBe(held.taxId);
      expect(order.totals.total).toBe(held.total);
      expect(order.items.map(({ sku, quantity, total }) => [sku, quantity, total])).toEqual(
        held.lines.map((line) => [line.sku, line.quantity, line.currentTotal]),
      );
      expect(order.shippingAddress?.number).toBe(held.recipient!.address1.split(', ').at(-1));
      expect(order.shippingAddress).toMatchObject({
        state: held.recipient!.provinceCode,
        postalCode: held.recipient!.zip!.replace('-', ''),
      });
      expect(order.shippingAddress?.district).toEqual(expect.any(String));
      expect([...invoiceProblems(order), ...shipmentProblems(order), ...stockProblems(order), ...contactProblems(order)]).toEqual([]);
    }
    expect(world.violations).toEqual([]);
  });

  test('a company is told by its CNPJ, letters kept, with its name and its inscrição estadual', async () => {
    const { buy, world } = shop();
    const { order, held, orderNumber } = await buy({ buyer: 'alphanumericCompany', spelling: 'market' });
    const { billing } = world.simulator.payload(orderNumber) as { billing: { company: string } };
    expect(order.customer.taxId).toEqual({ type: 'CNPJ', value: held.taxId });
    expect(held.taxId).toMatch(/[A-Z]/);
    expect(order.customer.name).toBe(billing.company);
    expect(order.customer.stateRegistration).toEqual(expect.any(String));
  });
});

const items = [
  { sku: 'CAF-MOI-250', quantity: 3, price: 33.33 },
  { sku: 'CAM-ALG-M', quantity: 1, price: 100 },
];

describe('goods that the customer fetches at the shop', () => {
  test('go into no parcel, though the order has an address; the invoice says that nothing is carried', async () => {
    const { order } = await shop().buy({ items, pickup: true });
    expect(order.shippingAddress?.postalCode).toEqual(expect.any(String));
    expect(order.items.map(({ requiresShipping }) => requiresShipping)).toEqual([false, false]);
    expect([isCarried(order), shippedPart(order).order.items, shippedPart(order).leftOut.length]).toEqual([false, [], 2]);
    expect(invoiceProblems(order)).toEqual([]);
  });

  test.each([
    [['local_pickup'], false],
    [['pickup_location'], false],
    [['local_pickup', 'flat_rate'], true],
    [['flat_rate'], true],
    [[null], true],
    [[], true],
  ])('are told by all of the shipping lines: %j', (methods, sent) => {
    const line = { id: 1, product_id: 2, sku: 'A', name: 'A', quantity: 1, subtotal: '10.00', total: '10.00' };
    const shipping_lines = methods.map((method_id, id) => ({ id, method_id, total: '0.00' }));
    const order = mapOrder({ id: 9, number: '9', currency: 'BRL', total: '10.00', line_items: [line], shipping_lines }, [], store);
    expect(order.items[0]!.requiresShipping).toBe(sent);
  });
});

describe('money', () => {
  test('a coupon is in the lines already, and is told by its code', async () => {
    const { order, total } = await shop().buy({ items, coupon: { code: 'natal10', percent: 10 }, shipping: 19.9 });
    // 3 × 33.33 + 100 = 199.99, less a tenth (20.00), and shipping.
    expect(total).toBe(199.89);
    expect(order.totals).toMatchObject({ items: 199.99, discount: 20, shipping: 19.9, tax: 0, total: 199.89 });
    expect(order.discountCodes).toEqual(['natal10']);
    expect(invoiceProblems(order)).toEqual([]);
  });

  test('a fee below zero is a discount that the lines share to the cent; one above is a line of its own', async () => {
    const { order } = await shop().buy({
      items,
      fees: [
        { name: 'Desconto Pix', amount: -10 },
        { name: 'Embrulho', amount: 5 },
      ],
      shipping: 0,
    });
    expect(order.items.map(({ kind, discount, total }) => [kind, discount, total])).toEqual([
      ['goods', 5, 94.99],
      ['goods', 5, 95],
      ['fee', 0, 5],
    ]);
    expect(order.totals).toMatchObject({ items: 204.99, discount: 10, total: 194.99 });
    expect(invoiceProblems(order, { byProduct: false })).toEqual([]);
  });

  test('a tax on top of the prices is told, and nothing is invoiced over a sum that is not the order’s', async () => {
    const { order } = await shop().buy({ items, taxOnTop: 8, shipping: 0 });
    expect(order.totals).toMatchObject({ items: 199.99, tax: 16, taxOnTop: true, total: 215.99 });
    expect(JSON.stringify(invoiceProblems(order))).toContain('tax on top');
  });

  test('a shop that shows prices without cents', async () => {
    const { world, desk } = shop();
    world.simulator.setHost({ priceDecimals: 0 });
    const { id } = world.simulator.placeOrder({ overrides: { items: [{ sku: 'CAF-MOI-250', quantity: 3, price: 33 }], shipping: 20 } });
    const order = await desk.get({ id: String(id) });
    expect(order.totals).toMatchObject({ items: 99, shipping: 20, total: 119 });
  });

  test('a unit price that is no whole number of cents: units, price and total agree all the same', () => {
    const line = { id: 1, name: 'Kit', product_id: 5, variation_id: 0, sku: 'KIT', quantity: 3, subtotal: '10.00', total: '10.00' };
    const order = mapOrder({ id: 9, number: '9', currency: 'BRL', total: '10.00', line_items: [line] }, [], store);
    expect(order.items[0]).toMatchObject({ quantity: 3, unitPrice: 3.34, discount: 0.02, total: 10 });
    expect(order.totals).toMatchObject({ items: 10.02, discount: 0.02, total: 10 });
  });

  test('what was refunded with its goods is left out; money without goods is told and stays in the total', async () => {
    const { world, desk, buy, heldOf } = shop();
    const { order: sold, orderNumber } = await buy({ items, shipping: 19.9 });
    world.simulator.refundOrder(orderNumber, { line: 0, quantity: 1 });
    const order = await desk.get({ id: sold.sourceId });
    expect(order.items.map(({ sku, quantity, total }) => [sku, quantity, total])).toEqual([
      ['CAF-MOI-250', 2, 66.66],
      ['CAM-ALG-M', 1, 100],
    ]);
    expect(order.totals).toMatchObject({ total: heldOf(orderNumber).currentTotal });
    expect(order.financialStatus).toBe('partially_refunded');
    expect(invoiceProblems(order)).toEqual([]);
    world.simulator.refundOrder(orderNumber, { amount: 7 });
    const less = await desk.get({ id: sold.sourceId });
    expect(less.totals).toMatchObject({ givenBack: 7, total: order.totals.total });
  });

  test('an order that went back whole is told as it was sold', async () => {
    const { world, desk, buy } = shop();
    const { order: sold, orderNumber } = await buy({ items });
    world.simulator.refundOrder(orderNumber);
    const order = await desk.get({ id: sold.sourceId });
    expect(order).toMatchObject({ financialStatus: 'refunded', items: sold.items, totals: sold.totals });
  });
});

describe('orders as plugins leave them', () => {
  const line = (id: number, total: string, more: object = {}) => ({
    id,
    name: `Produto ${id}`,
    product_id: id + 100,
    variation_id: 0,
    sku: `S${id}`,
    quantity: 1,
    subtotal: total,
    total,
    ...more,
  });
  const of = (fields: object) =>
    mapOrder({ id: 9, number: '9', currency: 'BRL', status: 'processing', total_tax: '0.00', ...fields }, [], store);
  const sums = ({ items, shipping, totals }: ReturnType<typeof of>) => [items.map(({ total }) => total), shipping.price, totals.total];
  const moneyProblems = (order: ReturnType<typeof of>) => invoiceProblems(order).filter(({ field }) => /totals|items/.test(field));

  test.each([
    ['a wallet that pays more than the goods', '-110.00', [0, 0], 20],
    ['one that pays a part of them', '-30.00', [35, 35], 30],
  ])('%s: what is beyond them is of the shipping', (_what, total, goods, shipping) => {
    const order = of({
      line_items: [line(1, '50.00'), line(2, '50.00')],
      fee_lines: [{ id: 5, name: 'Via carteira', total }],
      shipping_lines: [{ id: 7, method_id: 'flat_rate', total: '30.00' }],
      shipping_total: '30.00',
      total: (130 + Number(total)).toFixed(2),
    });
    expect(sums(order)).toEqual([goods, shipping, 130 + Number(total)]);
    expect(moneyProblems(order)).toEqual([]);
  });

  test('a plugin that takes 15 % off each price leaves parts of a cent, which the sum alone is rounded with', () => {
    // 3 × 8.4915 = 25.4745 and 8.4915, shown as 25.47 and 8.49; their sum is 33.966.
    const lines = [line(1, '25.47', { quantity: 3 }), line(2, '8.49')];
    const order = of({ line_items: lines, total: '33.97' });
    expect(sums(order)).toEqual([[25.48, 8.49], 0, 33.97]);
    expect(moneyProblems(order)).toEqual([]);
    // More than rounding can be is a fault of the order's, and told.
    expect(moneyProblems(of({ line_items: lines, total: '34.00' }))).toHaveLength(1);
  });

  test('parts of a cent and a wallet that pays all but a little: the sum is what was paid', () => {
    const lines = [line(1, '25.47', { quantity: 3 }), line(2, '8.49')];
    const order = of({
      line_items: lines,
      fee_lines: [{ id: 5, name: 'Via carteira', total: '-40.00' }],
      shipping_lines: [{ id: 7, method_id: 'flat_rate', total: '10.00' }],
      shipping_total: '10.00',
      total: '3.97',
    });
    expect(sums(order)).toEqual([[0, 0], 3.97, 3.97]);
    expect(moneyProblems(order)).toEqual([]);
  });

  test('goods by weight: units times price is rounded as whoever checks it does', () => {
    const order = of({ line_items: [line(1, '78.53', { quantity: 2.3 })], total: '78.53' });
    expect(order.items[0]).toMatchObject({ unitPrice: 34.15, total: 78.53 });
    expect(moneyProblems(order)).toEqual([]);
  });

  test('a shop that shows three places reckons with cents, as the others do', () => {
    const order = of({ line_items: [line(1, '50.000'), line(2, '1234.500')], total: '1284.500' });
    expect(sums(order)).toEqual([[50, 1234.5], 0, 1284.5]);
  });

  test('a list from which a plugin took something comes as an object of PHP’s, its numbers as names', () => {
    const whole = {
      line_items: [line(1, '50.00'), line(2, '40.00')],
      fee_lines: [{ id: 5, name: 'Pix', total: '-9.00' }],
      meta_data: [{ id: 1, key: '_billing_cpf', value: '529.982.247-25' }],
      total: '81.00',
    };
    const asObjects = Object.fromEntries(
      Object.entries(whole).map(([name, list]) => [name, Array.isArray(list) ? { ...Object.fromEntries(list.entries()) } : list]),
    );
    expect(asObjects.line_items).not.toBeInstanceOf(Array);
    expect(of(asObjects)).toEqual(of(whole));
    expect(of(whole).customer.taxId?.value).toBe('52998224725');
  });

  test('an order without its lines is none', () => {
    expect(() => of({ total: '10.00' })).toThrow(/unexpected response.*line_items/);
  });

  test.each([
    ['Minas Gerais', 'MG'],
    ['mg', 'MG'],
    ['São Paulo', 'SP'],
    ['Lisboa', 'LISBOA'],
  ])('state %s is %s', (state, uf) => {
    const billing = { address_1: 'Rua A', city: 'X', postcode: '30130-000', country: 'BR', state };
    expect(of({ line_items: [], total: '0.00', billing }).billingAddress?.state).toBe(uf);
  });

  test.each([
    ['Rua das Flores, 100', '100', 'Rua das Flores'],
    ['Rua das Flores, nº 100-A', '100-A', 'Rua das Flores'],
    ['Rua 7, 12', '120', 'Rua 7, 12'],
    ['Rua 25', '25', 'Rua 25'],
  ])('%s with %s in a field of its own is %s', (address_1, number, street) => {
    const billing = { address_1, number, city: 'X', postcode: '30130-000', country: 'BR' };
    expect(of({ line_items: [], total: '0.00', billing }).billingAddress).toMatchObject({ street, number });
  });

  test.each([
    ['the same street and CEP', {}, '100', 'Centro'],
    ['another street', { address_1: 'Rua B' }, null, null],
    ['another CEP', { postcode: '01310-100' }, null, null],
    ['another complement', { address_2: 'Bloco 2' }, null, null],
    ['a number of its own', { number: '7' }, '7', 'Centro'],
  ])('a shipping address without the plugin’s fields has those of the bill where it is %s', (_what, change, number, district) => {
    const own = { address_1: 'Rua das Flores', address_2: 'apto 5', city: 'BH', state: 'MG', country: 'BR' };
    const billing = { ...own, postcode: '30130-000', number: '100', neighborhood: 'Centro' };
    const { shippingAddress } = of({ line_items: [], total: '0.00', billing, shipping: { ...own, postcode: '30130000', ...change } });
    expect(shippingAddress).toMatchObject({ number, district });
  });

  test.each(['partially-paid', 'partial-payment', 'wc-partially-paid'])(
    'a deposit (%s) is not the whole, whatever moment is noted',
    (status) => {
      const order = of({ line_items: [], total: '0.00', status, date_paid_gmt: '2026-11-24T12:00:00' });
      expect(order).toMatchObject({ financialStatus: 'partially_paid', payments: [] });
      expect(isPaid({ status, date_paid_gmt: '2026-11-24T12:00:00' })).toBe(false);
    },
  );

  test.each([
    ['completed', 'fulfilled'],
    ['processing', 'unfulfilled'],
    ['on-hold', 'unfulfilled'],
    ['shipped', 'unknown'],
    ['em-separacao', 'unknown'],
  ])('whether an order that is %s was sent: %s', (status, fulfillmentStatus) => {
    expect(of({ line_items: [], total: '0.00', status }).fulfillmentStatus).toBe(fulfillmentStatus);
  });
});

describe('statuses and ways of paying', () => {
  const of = (fields: object) =>
    mapOrder(
      { id: 9, number: '9', currency: 'BRL', date_created_gmt: '2026-11-24T12:00:00', total: '0.00', line_items: [], ...fields },
      [],
      store,
    );

  test.each([
    ['pending', null, 'pending'],
    ['on-hold', null, 'pending'],
    ['processing', '2026-11-24T12:00:00', 'paid'],
    ['completed', '2026-11-24T12:00:00', 'paid'],
    ['em-separacao', '2026-11-24T12:00:00', 'paid'],
    ['em-separacao', null, 'unknown'],
    ['failed', null, 'voided'],
    ['cancelled', null, 'voided'],
    ['cancelled', '2026-11-24T12:00:00', 'paid'],
    ['refunded', '2026-11-24T12:00:00', 'refunded'],
  ])('%s, paid at %s: %s', (status, paid, financialStatus) => {
    expect(of({ status, date_paid_gmt: paid }).financialStatus).toBe(financialStatus);
  });

  test.each([
    ['woo-mercado-pago-pix', 'Pix', 'pix'],
    ['woo-mercado-pago-ticket', 'Boleto', 'bank_slip'],
    ['woo-mercado-pago-custom', 'Cartão de crédito', 'credit_card'],
    ['woo-mercado-pago-basic', 'Mercado Pago', 'unknown'],
    ['asaas-pix', 'Pix', 'pix'],
    ['asaas-ticket', 'Boleto bancário', 'bank_slip'],
    ['asaas-credit-card', 'Cartão', 'credit_card'],
    ['wc_piggly_pix_gateway', 'Pague com Pix', 'pix'],
    ['stripe', 'Cartão de crédito', 'credit_card'],
    ['ppcp-gateway', 'PayPal', 'unknown'],
    ['bacs', 'Transferência bancária', 'transfer'],
    ['cod', 'Pagamento na entrega', 'cash'],
  ])('%s (%s) is %s', (id, title, method) => {
    expect(of({ status: 'processing', payment_method: id, payment_method_title: title }).payments).toMatchObject([{ vendor: id, method }]);
  });

  test.each([
    ['Ship Your Idea &ndash; Color: Black &amp; &#8220;M&#8221;', 'Ship Your Idea – Color: Black & “M”'],
    ['Camiseta<br>Azul <span class="m">M</span>', 'Camiseta Azul M'],
    ['Cabo < 2 m e > 1 m', 'Cabo < 2 m e > 1 m'],
    ['Livro &lt;b&gt; por dentro', 'Livro <b> por dentro'],
  ])('the name %s has nothing of a web page in it', (name, shown) => {
    const line = { id: 1, name, product_id: 1, sku: 'A', quantity: 1, total: '1.00' };
    expect(of({ line_items: [line] }).items[0]?.name).toBe(shown);
  });

  test('an amount that cannot be read is no zero', () => {
    const line = { id: 1, name: 'A', product_id: 1, sku: 'A', quantity: 1, total: 'muito' };
    expect(() => of({ line_items: [line] })).toThrow(/unexpected response.*line_items\.total/);
  });
});
