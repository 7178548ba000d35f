/** A day in the life of a WooCommerce shop. */
import type { WooCommerceSimulator } from '../../simulators/wooCommerce/index.mts';
import type { World } from '../../world/world.mts';
import { lateMs, lived, type Life } from './lived.mts';
import type { LivedOrder } from './orders.mts';

export const wooCommerceKinds = [
  'plain',
  'pixDiscount',
  'coupon',
  'eightUpdates',
  'lateJobs',
  'refundBeforeDelivery',
  'cancelBeforeDelivery',
  'draft',
  'shippingElsewhere',
  'sentByHand',
  'refundAfter',
] as const;
export type WooCommerceKind = (typeof wooCommerceKinds)[number];

const items = [
  { sku: 'CAM-ALG-M', quantity: 1 },
  { sku: 'CAF-MOI-250', quantity: 3 },
];

type Placing = NonNullable<Parameters<WooCommerceSimulator['placeOrder']>[0]>;

const placing: Readonly<Partial<Record<WooCommerceKind, Placing>>> = {
  pixDiscount: { overrides: { items, fees: [{ name: 'Desconto Pix 5%', amount: -8.86 }] } },
  coupon: { overrides: { items, coupon: { code: 'BEMVINDO10', percent: 10 } } },
  shippingElsewhere: { overrides: { items, ownShippingAddress: true } },
};

export function liveWooCommerceOrder(world: World, index: number): LivedOrder {
  const { wooCommerce: shop } = world.vendors;
  const kind = wooCommerceKinds[index % wooCommerceKinds.length]!;
  const isLate = ['lateJobs', 'refundBeforeDelivery', 'cancelBeforeDelivery'].includes(kind);
  shop.setHost({ actionDelayMs: isLate ? lateMs : 0, updatesPerPayment: kind === 'eightUpdates' ? 8 : 2 });
  const { orderNumber } = kind === 'draft' ? shop.startDraft({ items }) : shop.placeOrder(placing[kind] ?? { overrides: { items } });
  if (kind === 'draft') shop.finishDraft(orderNumber);
  const life = lived(world, { kind, shop, orderNumber, ...changes(shop, orderNumber)[kind] });
  shop.setHost({ actionDelayMs: 0, updatesPerPayment: 2 });
  return life;
}

const changes = (
  shop: WooCommerceSimulator,
  number: string,
): Readonly<Partial<Record<WooCommerceKind, Pick<Life, 'meanwhile' | 'afterwards' | 'inVain'>>>> => ({
  refundBeforeDelivery: { meanwhile: () => shop.refundOrder(number, { line: 1, quantity: 1 }) },
  cancelBeforeDelivery: { meanwhile: () => shop.cancelOrder(number), inVain: true },
  sentByHand: { afterwards: () => shop.touchOrder(number, 3) },
  refundAfter: { afterwards: () => shop.refundOrder(number, { line: 1, quantity: 1 }) },
});
