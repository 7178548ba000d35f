/**
 * What a shop held of an order, and since when. An effect is held against every state that was the shop's in the last moments before
 * it: who reads a state and acts on it at once is not wrong because the shop changed while he did.
 */
import type { HeldOrder, HoldingShop } from '../../shop/held.mts';
import type { World } from '../../world/world.mts';

export interface OrderState {
  /** World milliseconds. */
  readonly since: number;
  readonly order: HeldOrder;
}

/** An effect may lag so much behind what its maker read. */
export const toleranceMs = 120_000;

export interface History {
  /** Notes down what the shop holds of the order now. */
  note(): void;
  /** The states that an effect at this time may follow; all of them where it tells no time. */
  before(at: number | undefined): HeldOrder[];
}

export function createHistory(world: World, shop: HoldingShop, orderNumber: string): History {
  const states: OrderState[] = [];
  return {
    note() {
      const order = shop.orders().find((one) => one.orderNumber === orderNumber);
      if (order) states.push({ since: world.clock.now(), order });
    },
    before(at) {
      if (at === undefined) return states.map(({ order }) => order);
      const ends = states.map((_, index) => states[index + 1]?.since ?? Infinity);
      // Two notes of one instant: the first of them was never seen by anybody.
      return states.filter(({ since }, index) => since <= at && ends[index]! >= at - toleranceMs).map(({ order }) => order);
    },
  };
}
