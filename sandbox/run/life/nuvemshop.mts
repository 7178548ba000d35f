/** A day in the life of a Nuvemshop store. */
import type { NuvemshopSimulator } from '../../simulators/nuvemshop/index.mts';
import type { World } from '../../world/world.mts';
import { lateMs, lived, type Life } from './lived.mts';
import type { LivedOrder } from './orders.mts';

export const nuvemshopKinds = [
  'plain',
  'discounts',
  'late',
  'cancelBeforeDelivery',
  'refundBeforeDelivery',
  'editBeforeDelivery',
  'company',
  'updatedAfter',
  'refundAfter',
] as const;
export type NuvemshopKind = (typeof nuvemshopKinds)[number];

const items = [
  { sku: 'CAM-ALG-M', quantity: 1 },
  { sku: 'CAF-MOI-250', quantity: 3 },
];

type Wishes = NonNullable<NonNullable<Parameters<NuvemshopSimulator['placeOrder']>[0]>['overrides']>;

const wishes: Readonly<Partial<Record<NuvemshopKind, Wishes>>> = {
  discounts: { discounts: { coupon: 7.25, gateway: 8.5, promotion: 1 } },
  company: { buyer: 'company' },
};

export function liveNuvemshopOrder(world: World, index: number): LivedOrder {
  const { nuvemshop: shop } = world.vendors;
  const kind = nuvemshopKinds[index % nuvemshopKinds.length]!;
  const isLate = ['late', 'cancelBeforeDelivery', 'refundBeforeDelivery', 'editBeforeDelivery'].includes(kind);
  shop.setStore({ latenessMs: isLate ? lateMs : 0 });
  const { orderNumber } = shop.placeOrder({ overrides: { items, ...wishes[kind] } });
  const life = lived(world, { kind, shop, orderNumber, ...changes(shop, orderNumber)[kind] });
  shop.setStore({ latenessMs: 0 });
  return life;
}

const changes = (
  shop: NuvemshopSimulator,
  number: string,
): Readonly<Partial<Record<NuvemshopKind, Pick<Life, 'meanwhile' | 'afterwards' | 'inVain'>>>> => ({
  cancelBeforeDelivery: { meanwhile: () => shop.cancelOrder(number), inVain: true },
  refundBeforeDelivery: { meanwhile: () => shop.refundOrder(number), inVain: true },
  editBeforeDelivery: { meanwhile: () => shop.editOrder(number, 1, 2) },
  updatedAfter: { afterwards: () => shop.touchOrder(number) },
  refundAfter: { afterwards: () => shop.refundOrder(number) },
});
