/** Parts that several payloads share. */
import { inPresentmentMoney, inShopMoney, type Currencies } from '../state/currency.mts';
import { moneyText, type Cents } from '../state/money.mts';
import type { Order, OrderAddress, OrderLine } from '../state/order.mts';
import { fulfillableQuantity } from '../state/totals.mts';
import { gid } from '../state/ids.mts';
import { exampleOf, like, type Payload } from './examples.mts';
import { rawId } from './json.mts';

interface Priced {
  readonly currencies: Currencies;
}

const money = (currency: string, cents: Cents) => ({ amount: moneyText(cents), currency_code: currency });

export const moneySet = ({ currencies }: Priced, cents: Cents) => ({
  shop_money: money(currencies.shop, inShopMoney(currencies, cents)),
  presentment_money: money(currencies.presentment, inPresentmentMoney(currencies, cents)),
});

/** Amounts that stand alone are in the shop's currency. */
export const shopText = ({ currencies }: Priced, cents: Cents): string => moneyText(inShopMoney(currencies, cents));

export const taxLines = (order: Order, cents: Cents): Payload[] =>
  cents > 0
    ? [
        {
          title: 'Imposto',
          rate: order.taxRate / 100,
          price: shopText(order, cents),
          price_set: moneySet(order, cents),
          channel_liable: false,
        },
      ]
    : [];

export function addressPayload(address: OrderAddress | null): Payload | null {
  if (!address) return null;
  return {
    first_name: address.firstName,
    address1: address.address1,
    phone: address.phone,
    city: address.city,
    zip: address.zip,
    province: address.province,
    country: address.country,
    last_name: address.lastName,
    address2: address.address2,
    company: address.company,
    latitude: null,
    longitude: null,
    name: `${address.firstName} ${address.lastName}`.trim(),
    country_code: address.countryCode,
    province_code: address.provinceCode,
  };
}

const lineStatus = (order: Order, line: OrderLine): string | null => {
  const left = fulfillableQuantity(order, line);
  if (order.fulfillments.length === 0 || left === line.quantity) return null;
  return left === 0 ? 'fulfilled' : 'partial';
};

export function linePayload(order: Order, line: OrderLine, quantity = line.quantity): Payload {
  const example = (exampleOf('orders/create').line_items as Payload[])[0]!;
  return like(example, {
    id: rawId(line.id),
    admin_graphql_api_id: gid('LineItem', line.id),
    attributed_staffs: [],
    current_quantity: line.currentQuantity,
    fulfillable_quantity: fulfillableQuantity(order, line),
    fulfillment_service: line.giftCard ? 'gift_card' : 'manual',
    fulfillment_status: lineStatus(order, line),
    gift_card: line.giftCard,
    grams: line.grams,
    name: line.title,
    title: line.title,
    price: shopText(order, line.price),
    price_set: moneySet(order, line.price),
    product_exists: line.productId !== null,
    product_id: rawId(line.productId),
    quantity,
    requires_shipping: line.requiresShipping,
    sku: line.sku,
    taxable: !line.giftCard && !line.tip,
    tax_lines: taxLines(order, line.tax),
    // Discounts of a code stand in the allocations only.
    total_discount: shopText(order, 0),
    total_discount_set: moneySet(order, 0),
    variant_id: rawId(line.variantId),
    variant_inventory_management: line.variantId && line.tracked ? 'shopify' : null,
    discount_allocations: allocations(order, line.discount),
    ...(line.tip ? { tip: {} } : {}),
  });
}

export const allocations = (order: Order, cents: Cents): Payload[] =>
  cents > 0 ? [{ amount: shopText(order, cents), amount_set: moneySet(order, cents), discount_application_index: 0 }] : [];
