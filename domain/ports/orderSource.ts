import type { Order } from '../documents/order';
import type { OrderReturn } from '../documents/orderReturn';
import type { Refund } from '../documents/refund';
import type { EventSource } from './eventSource';

export interface OrderDocuments {
	order: Order;
	/** What was given back, where the event is about that. */
	refund?: Refund;
	/** What comes back or is to, where the event is about that. */
	return?: OrderReturn;
}

/** A shop that reports orders. */
export type OrderSource = EventSource<OrderDocuments>;
