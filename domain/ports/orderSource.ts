import type { Order } from '../documents/order';
import type { Refund } from '../documents/refund';
import type { EventSource } from './eventSource';

export interface OrderDocuments {
	order: Order;
	/** What was given back, where the event is about that. */
	refund?: Refund;
}

/** A shop that reports orders. */
export type OrderSource = EventSource<OrderDocuments>;
