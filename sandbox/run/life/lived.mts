/** What the lives of all shops have in common. */
import type { HeldOrder, HoldingShop } from '../../shop/held.mts';
import type { World } from '../../world/world.mts';
import { createHistory } from './history.mts';
import type { LivedOrder } from './orders.mts';

/** So long a delivery is on its way that the shop has changed in the meantime. */
export const lateMs = 20 * 60_000;

export interface Life {
  readonly kind: string;
  readonly shop: HoldingShop;
  readonly orderNumber: string;
  /** Happens while the delivery is on its way. */
  readonly meanwhile?: (() => void) | undefined;
  /** Happens once the flow has come to rest. */
  readonly afterwards?: (() => void) | undefined;
  /** True where nothing may come of it. */
  readonly inVain?: boolean;
}

export function lived(world: World, { kind, shop, orderNumber, meanwhile, afterwards, inVain = false }: Life): LivedOrder {
  const history = createHistory(world, shop, orderNumber);
  const held = (): HeldOrder => shop.orders().find((order) => order.orderNumber === orderNumber)!;
  history.note();
  meanwhile?.();
  if (meanwhile) history.note();
  const { shop: shopName, units } = held();
  return {
    key: `${orderNumber}@${shopName}`,
    kind,
    shop,
    shopName,
    orderNumber,
    history,
    units,
    effects: inVain ? [] : undefined,
    ...(afterwards
      ? {
          afterwards: () => {
            afterwards();
            history.note();
          },
        }
      : {}),
  };
}
