/** Shopify looks at an order for fraud: told by a topic of its own, the order stays as it is. */
import type { ShopContext } from '../context.mts';
import { riskPayload, type RiskLevel } from '../payloads/risk.mts';
import { gid } from '../state/ids.mts';
import type { Order } from '../state/order.mts';
import { announce } from '../webhooks/announce.mts';

export function assessRisk(context: ShopContext, order: Order, level: RiskLevel): void {
  const payload = riskPayload(order, level, context.world.clock.now());
  announce(context, gid('Order', order.id), [{ topic: 'orders/risk_assessment_changed', payload }]);
}
