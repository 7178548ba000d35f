/** orders/risk_assessment_changed tells the level and whose order it is, and nothing of the order itself. */
import { gid } from '../state/ids.mts';
import type { Order } from '../state/order.mts';
import { payloadTime } from '../state/time.mts';
import { exampleOf, like, type Payload } from './examples.mts';
import { rawId } from './json.mts';

export type RiskLevel = 'none' | 'low' | 'medium' | 'high';

export const riskPayload = (order: Order, level: RiskLevel, at: number): Payload =>
  like(exampleOf('orders/risk_assessment_changed'), {
    risk_level: level,
    created_at: payloadTime(at),
    order_id: rawId(order.id),
    admin_graphql_api_order_id: gid('Order', order.id),
  });
