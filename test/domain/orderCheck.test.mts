import { describe, expect, test } from 'vitest';
import {
  invoiceProblems,
  phoneProblem,
  readOrder,
  serviceInvoiceProblems,
  shipmentProblems,
  stockProblems,
} from '../../domain/checks/orderCheck.ts';
import type { Order } from '../../domain/documents/order.ts';

const address = {
  recipient: 'Maria Souza',
  street: 'Avenida Paulista',
  number: '1578',
  complement: null,
  district: 'Bela Vista',
  city: 'São Paulo',
  state: 'SP',
  postalCode: '01310200',
  country: 'BR',
};

const order: Order = {
  id: 'shopify:1001',
  number: '1001',
  source: 'shopify',
  account: null,
  sourceId: '5512345678901',
  createdAt: '2026-01-05T12:00:00Z',
  updatedAt: '2026-01-05T12:00:00Z',
  currency: 'BRL',
  financialStatus: 'paid',
  fulfillmentStatus: 'unfulfilled',
  cancelledAt: null,
  customer: {
    name: 'Maria Souza',
    email: 'maria@example.com',
    phone: '+5511987654321',
    taxId: { type: 'CPF', value: '52998224725' },
    stateRegistration: null,
  },
  billingAddress: address,
  shippingAddress: address,
  items: [
    {
      id: '1',
      kind: 'goods',
      sku: 'CAM-ALG-P',
      name: 'Camiseta',
      quantity: 2,
      unitPrice: 79.9,
      discount: 10,
      total: 149.8,
      ncm: '61091000',
      gtin: null,
      weightGrams: 180,
      requiresShipping: true,
    },
  ],
  shipping: { method: 'PAC', price: 20.1 },
  discount: 0,
  totals: { items: 159.8, discount: 10, shipping: 20.1, tax: 0, total: 169.9 },
  payments: [],
  note: null,
  tags: [],
  attributes: {},
};

const changed = (change: Partial<Order>): Order => ({ ...structuredClone(order), ...change });
const fields = (problems: { field: string }[]) => problems.map(({ field }) => field);

describe('a value that says it is an order', () => {
  test('is taken with fields that nobody knows', () => {
    const reading = readOrder({ ...order, somethingNew: { deep: true } });
    expect(reading).toMatchObject({ valid: true, order: { number: '1001', somethingNew: { deep: true } } });
  });

  test.each([null, undefined, 'order', 1001, []])('is refused when it is %j', (value) => {
    expect(readOrder(value)).toEqual({ valid: false, problems: [{ field: 'order', message: 'is not an object' }] });
  });

  test('is refused with all that is missing, at once', () => {
    const reading = readOrder({ id: 'shopify:1001', number: 1001, items: [{ quantity: '2', unitPrice: 1, total: 1 }, 'x'], totals: {} });
    expect(reading.valid ? [] : fields(reading.problems)).toEqual([
      'order.number',
      'order.source',
      'order.customer',
      'order.shipping',
      'order.items[0].quantity',
      'order.items[1]',
    ]);
  });
});

describe('an order that can be invoiced', () => {
  test('has no problems', () => {
    expect(invoiceProblems(order)).toEqual([]);
  });

  test('may have a CNPJ with letters, a foreign document, and go to the shipping address', () => {
    const customer = (type: 'CNPJ' | 'foreign', value: string) => ({ ...order.customer, taxId: { type, value } });
    expect(invoiceProblems(changed({ customer: customer('CNPJ', '12ABC34501DE35') }))).toEqual([]);
    expect(invoiceProblems(changed({ customer: customer('foreign', 'YA123456') }))).toEqual([]);
    expect(invoiceProblems(changed({ billingAddress: null }))).toEqual([]);
  });

  test('needs no state and no CEP abroad', () => {
    expect(invoiceProblems(changed({ billingAddress: { ...address, country: 'PT', state: null, postalCode: '1000-205' } }))).toEqual([]);
  });
});

describe('an order that SEFAZ would refuse', () => {
  test.each<[string, Partial<Order>, string[]]>([
    ['a customer without a name', { customer: { ...order.customer, name: null } }, ['order.customer.name']],
    ['no CPF', { customer: { ...order.customer, taxId: null } }, ['order.customer.taxId']],
    ['a wrong CPF', { customer: { ...order.customer, taxId: { type: 'CPF', value: '52998224752' } } }, ['order.customer.taxId']],
    ['no address', { billingAddress: null, shippingAddress: null }, ['order.shippingAddress']],
    ['no house number', { billingAddress: { ...address, number: null } }, ['order.billingAddress.number']],
    ['a state in words', { billingAddress: { ...address, state: 'São Paulo' } }, ['order.billingAddress.state']],
    ['a short CEP', { billingAddress: { ...address, postalCode: '1310200' } }, ['order.billingAddress.postalCode']],
    ['a total that does not add up', { totals: { ...order.totals, total: 169.91 } }, ['order.totals.total']],
  ])('because of %s', (_, change, expected) => {
    expect(fields(invoiceProblems(changed(change)))).toEqual(expected);
  });

  test('because of its lines: each is named', () => {
    const line = (change: object) => ({ ...order.items[0]!, ...change });
    const items = [line({ sku: null }), line({ quantity: 0, total: 0, discount: 0 }), line({ ncm: '6109' })];
    const totals = { items: 319.6, discount: 20, shipping: 20.1, tax: 0, total: 319.7 };
    expect(fields(invoiceProblems(changed({ items, totals })))).toEqual([
      'order.items[0].sku',
      'order.items[1].quantity',
      'order.items[2].ncm',
    ]);
  });

  test('names no person in what it says', () => {
    const bare = changed({
      customer: { ...order.customer, taxId: { type: 'CPF', value: '52998224752' } },
      billingAddress: { ...address, state: 'XX' },
    });
    expect(JSON.stringify(invoiceProblems(bare))).not.toMatch(/Maria|529982|Paulista/);
  });
});

test('a parcel needs the shipping address, not the billing one', () => {
  expect(fields(shipmentProblems(changed({ shippingAddress: null })))).toEqual(['order.shippingAddress']);
  expect(shipmentProblems(changed({ billingAddress: null }))).toEqual([]);
});

test('stock needs a SKU on every line', () => {
  expect(stockProblems(order)).toEqual([]);
  expect(fields(stockProblems(changed({ items: [order.items[0]!, { ...order.items[0]!, sku: '' }] })))).toEqual(['order.items[1].sku']);
});

test('a message needs a phone that can exist', () => {
  expect(phoneProblem('+5511987654321')).toBeUndefined();
  expect(phoneProblem(null)).toEqual({ field: 'order.customer.phone', message: 'is missing' });
  expect(phoneProblem('+5520987654321')?.message).toContain('no area code 20');
  expect(phoneProblem('123')?.message).not.toContain('123');
});

describe('freight of an order that becomes an NFS-e', () => {
  const withPrice = (price: unknown) => ({ ...order, shipping: { ...order.shipping, price: price as number } });

  test.each([Number.NaN, -5, 'a combinar', true])('%s is named, and no 0', (price) => {
    expect(serviceInvoiceProblems(withPrice(price))).toContainEqual({ field: 'order.shipping.price', message: 'must be 0 or more' });
  });

  test('none is none', () => {
    const { price } = order.shipping;
    const bare = { ...withPrice(null), totals: { ...order.totals, total: order.totals.total - price } };
    expect(serviceInvoiceProblems(bare)).toEqual([]);
  });
});

test('more lines than a nota fiscal takes are told, whichever system issues it', () => {
  const lines = (count: number) => invoiceProblems({ ...order, items: Array.from({ length: count }, () => order.items[0]!) });
  const told = { field: 'order.items', message: expect.stringContaining('990') };
  expect(lines(991)).toContainEqual(told);
  expect(lines(990)).not.toContainEqual(told);
});
