/** orders/edited tells what was added and removed, by line, and nothing of the order itself. */
import type { Digits } from '../state/ids.mts';
import { payloadTime } from '../state/time.mts';
import { exampleOf, like, type Payload } from './examples.mts';
import { rawId } from './json.mts';

export interface OrderEdit {
  readonly id: Digits;
  readonly orderId: Digits;
  readonly at: number;
  readonly additions: readonly { readonly lineId: Digits; readonly delta: number }[];
  readonly removals: readonly { readonly lineId: Digits; readonly delta: number }[];
}

const deltas = (changes: OrderEdit['additions']) => changes.map(({ lineId, delta }) => ({ id: rawId(lineId), delta }));

export const editPayload = (edit: OrderEdit): Payload => ({
  order_edit: like(exampleOf('orders/edited').order_edit as Payload, {
    id: rawId(edit.id),
    order_id: rawId(edit.orderId),
    created_at: payloadTime(edit.at),
    committed_at: payloadTime(edit.at),
    line_items: { additions: deltas(edit.additions), removals: deltas(edit.removals) },
  }),
});
