/** A day in the life of two shops with one numbering: what happens to orders beside being paid. */
import { address, person } from '../../brazil/index.mts';
import type { PlaceOrderOptions, ShopifySimulator } from '../../simulators/shopify/index.mts';
import type { HoldingShop } from '../../shop/held.mts';
import { catalogue } from '../../world/catalogue.mts';
import { createRandom, type Random } from '../../world/random.mts';
import type { World } from '../../world/world.mts';
import type { Effect } from '../outcome.mts';
import { createHistory, type History } from './history.mts';

export const orderKinds = [
  'plain',
  'tip',
  'giftCard',
  'refundBeforeDelivery',
  'moved',
  'editBeforeDelivery',
  'cancelBeforeDelivery',
  'severalPayments',
  'redelivered',
  'refundAfter',
  'customLine',
  'counterSale',
] as const;
export type OrderKind = (typeof orderKinds)[number];

export interface LivedOrder {
  readonly key: string;
  readonly kind: string;
  readonly shop: HoldingShop;
  /** As the shop names itself in what it holds. */
  readonly shopName: string;
  readonly orderNumber: string;
  readonly history: History;
  /** Units of goods that leave the stock at most. */
  readonly units: number;
  /** What has to come of it: nothing of an order that was cancelled before anybody heard of it. */
  readonly effects: readonly Effect[] | undefined;
  /** Happens once the flow has come to rest. */
  afterwards?(): void;
}

/** So long a delivery is on its way that the shop has changed in the meantime. */
const lateMs = 20 * 60_000;

const items = [
  { sku: 'CAM-ALG-M', quantity: 1 },
  { sku: 'CAF-MOI-250', quantity: 3 },
];

type Overrides = NonNullable<PlaceOrderOptions['overrides']>;

const overridesOf: Readonly<Partial<Record<OrderKind, Overrides>>> = {
  tip: { tip: 10, items },
  giftCard: { giftCard: { value: 100, sku: 'VALE-100' }, items },
  refundBeforeDelivery: { items },
  editBeforeDelivery: { items },
  cancelBeforeDelivery: { items },
  refundAfter: { items },
  severalPayments: { payments: [{ gateway: 'gift_card', amount: 20 }, { gateway: 'Pix' }], items },
  customLine: { custom: [{ title: 'Bordado', price: 15 }], items },
  counterSale: { pos: true, items: [{ sku: 'CAF-MOI-250', quantity: 2 }] },
};

/** What the shop does while the delivery is on its way. */
const meanwhile: Readonly<Partial<Record<OrderKind, (shop: ShopifySimulator, orderNumber: string) => void>>> = {
  refundBeforeDelivery: (shop, number) => shop.refundOrder(number, { line: 1, quantity: 1 }),
  editBeforeDelivery: (shop, number) => shop.editOrder(number, { line: 1, delta: -1 }),
  cancelBeforeDelivery: (shop, number) => shop.cancelOrder(number),
};

/** Both shops have each kind under the same number, by turns. */
export function liveOrder(world: World, index: number): LivedOrder {
  const shop = index % 2 === 0 ? world.vendors.shopify : world.vendors.secondShopify;
  const kind = orderKinds[Math.floor(index / 2) % orderKinds.length]!;
  const random = createRandom(world.seed).fork(`life ${index}`);
  const change = meanwhile[kind];
  shop.deliverLate(change ? lateMs : 0);
  if (kind === 'giftCard') world.vendors.bling.seedProducts([giftCard]);
  const overrides = { ...buyer, ...overridesOf[kind], ...(kind === 'moved' ? movedCustomer(world, random) : {}) };
  const { orderNumber } = shop.placeOrder({ paid: true, overrides });
  shop.deliverLate(0);
  const history = createHistory(world, shop, orderNumber);
  history.note();
  change?.(shop, orderNumber);
  if (change) history.note();
  const afterwards = laterOf(kind, shop, orderNumber, history);
  return {
    key: `${orderNumber}@${shop.secrets.shop}`,
    kind,
    shop,
    shopName: shop.secrets.shop,
    orderNumber,
    history,
    units: shop.orders().find((one) => one.orderNumber === orderNumber)!.units,
    effects: kind === 'cancelBeforeDelivery' ? [] : undefined,
    ...(afterwards ? { afterwards } : {}),
  };
}

/** The ERP knows the gift card as the shop does: what is a card and what is goods, only the order tells. */
const giftCard = { ...catalogue[0]!, sku: 'VALE-100', name: 'Vale-presente', price: 100, gtin: '' };

/** Every order names its buyer where the checkout itself asks. */
const buyer: Overrides = { buyer: 'person', taxIdPlace: 'localizedField' };

function laterOf(kind: OrderKind, shop: ShopifySimulator, orderNumber: string, history: History): (() => void) | undefined {
  if (kind === 'redelivered') return () => void shop.redeliver(orderNumber);
  if (kind !== 'refundAfter') return undefined;
  return () => {
    shop.refundOrder(orderNumber, { line: 1, quantity: 1, shipping: 'all' });
    history.note();
  };
}

/** Somebody whom the ERP knows by an address in another state. */
function movedCustomer({ vendors }: World, random: Random): Overrides {
  const { name, cpf, email, phone } = person(random);
  vendors.bling.seedContact({ name, document: cpf, email, phone, address: address(random) });
  return { localizedFields: [{ key: 'TAX_CREDENTIAL_BR', value: cpf }], items };
}
