import type { Invoice } from '../invoice';
import type { Order } from '../order';
import type { Shipment } from '../shipment';
import type { EventSource } from './eventSource';

/** A shop that reports orders. */
export type OrderSource = EventSource<{ order: Order }>;

export interface FulfillmentRequest {
	order: Order;
	shipment: Shipment | null;
	/** Whether the shop writes to the customer itself. */
	notifyCustomer: boolean;
}

export interface FulfillmentResult {
	ids: string[];
	status: 'fulfilled' | 'partially_fulfilled' | 'unknown';
	trackingNumber: string | null;
	/** It was fulfilled already. */
	found: boolean;
}

/** What a flow does back in the shop. */
export interface OrderKeeper {
	/** Marks the order's open items as sent, with the shipment's tracking; finds what was done before. */
	fulfill(request: FulfillmentRequest): Promise<FulfillmentResult>;
	addTags(order: Order, tags: string[]): Promise<string[]>;
	/** Keeps key, number, series and DANFE link with the order. */
	recordInvoice(order: Order, invoice: Invoice): Promise<{ recorded: string[] }>;
}
