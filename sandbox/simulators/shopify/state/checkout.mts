/** A purchase that somebody began. Amounts in cents, instants in milliseconds of world time. */
import type { Digits } from './ids.mts';
import type { Order, OrderCustomer } from './order.mts';

export type MarketingState = 'NEVER_SUBSCRIBED' | 'PENDING' | 'SUBSCRIBED' | 'UNSUBSCRIBED';

export interface Checkout {
  readonly id: Digits;
  readonly token: string;
  readonly createdAt: number;
  updatedAt: number;
  completedAt: number | null;
  readonly customer: OrderCustomer;
  readonly consent: { readonly whatsApp: MarketingState; readonly email: MarketingState; readonly at: number | null };
  /** What would be bought. */
  readonly cart: Pick<Order, 'lines' | 'billing' | 'shipping' | 'currencies'>;
  readonly total: number;
}
