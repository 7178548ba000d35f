/** Orders with something wrong: what it is, and how its owner puts it right, mostly at the shop. */
import { address, formatCpf, person, places } from '../../brazil/index.mts';
import { isCnpj, isCpf } from '../../fiscal/taxId.mts';
import type { OrderSummary } from '../../simulators/shopify/types.mts';
import { catalogue } from '../../world/catalogue.mts';
import { createRandom } from '../../world/random.mts';
import type { World } from '../../world/world.mts';
import type { Wrong } from '../board/board.mts';
import { correctSku } from './specialOrders.mts';

/** What is wrong with an order of the Shopify shop, the first of it. */
export function wrongWith(world: World, order: OrderSummary): Wrong | undefined {
  if (order.cancelled || order.fulfillmentStatus === 'FULFILLED') return undefined;
  const { taxId, recipient } = order;
  if (recipient && recipient.countryCode !== 'BR') return 'abroad';
  if (taxId === null || !(isCpf(taxId) || isCnpj(taxId))) return 'taxId';
  if (recipient && !/^\d{5}-?\d{3}$/.test(recipient.zip ?? '')) return 'postalCode';
  if (withoutSku(order) >= 0) return 'noSku';
  return unknownSkus(world, order).length > 0 ? 'unknownSku' : undefined;
}

const goodsOf = ({ lines }: OrderSummary) => lines.filter(({ kind, currentQuantity }) => kind === 'goods' && currentQuantity > 0);

const withoutSku = ({ lines }: OrderSummary): number =>
  lines.findIndex(({ kind, sku, currentQuantity }) => kind === 'goods' && !sku && currentQuantity > 0);

const unknownSkus = ({ vendors: { bling } }: World, order: OrderSummary): string[] =>
  goodsOf(order).flatMap(({ sku }) => (sku && !bling.hasProduct(sku) ? [sku] : []));

const corrected = new WeakMap<World, Set<string>>();

/** It was put right, and n8n does not know it yet. */
export const wasCorrected = (world: World, orderNumber: string): boolean => corrected.get(world)?.has(orderNumber) ?? false;

type Correction = (world: World, order: OrderSummary) => void;

const corrections: Readonly<Partial<Record<Wrong, Correction>>> = {
  // The customer is asked.
  taxId: ({ seed, vendors }, { orderNumber }) =>
    vendors.shopify.correctOrder(orderNumber, { taxId: formatCpf(person(createRandom(seed).fork(`CPF of ${orderNumber}`)).cpf) }),
  postalCode: ({ seed, vendors }, { orderNumber, recipient }) => {
    const place = places.find(({ city, state }) => city === recipient?.city && state === recipient.provinceCode);
    const { postalCode } = address(createRandom(seed).fork(`CEP of ${orderNumber}`), place);
    vendors.shopify.correctOrder(orderNumber, { shipping: { zip: postalCode } });
  },
  noSku: ({ vendors }, order) => {
    const line = withoutSku(order);
    const { currentQuantity: quantity } = order.lines[line]!;
    vendors.shopify.editOrder(order.orderNumber, { line, delta: -quantity });
    vendors.shopify.editOrder(order.orderNumber, { add: { sku: correctSku, quantity } });
  },
  // At the ERP: the shop's SKU is right.
  unknownSku: (world, order) => {
    for (const sku of unknownSkus(world, order)) {
      world.vendors.bling.seedProducts([{ ...catalogue[0]!, sku, name: `Produto ${sku}`, price: 10, weightGrams: 300, gtin: '' }]);
    }
  },
};

/** Throws where there is nothing that can be put right. */
export function correctOrder(world: World, orderNumber: string): void {
  const order = world.vendors.shopify.orders().find((each) => each.orderNumber === orderNumber);
  const wrong = order && wrongWith(world, order);
  const correct = wrong && corrections[wrong];
  if (!correct) throw new Error('nothing can be corrected in this order');
  correct(world, order);
  const known = corrected.get(world) ?? new Set();
  corrected.set(world, known.add(orderNumber));
}
