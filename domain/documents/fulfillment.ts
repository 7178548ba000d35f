import type { ShipmentStatus } from './shipment';

/** What the shop knows of an order's parcels. */
export interface Fulfillment {
	ids: string[];
	status: 'fulfilled' | 'partially_fulfilled' | 'unknown';
	trackingNumber: string | null;
	/** It was so already. */
	found: boolean;
}

/** Units of an order's line in a parcel: the line by its id, or by its SKU. */
export interface FulfillmentItem {
	id?: string;
	sku?: string;
	quantity: number;
}

/** What happened to a parcel. */
export interface ParcelEvent {
	status: ShipmentStatus;
	/** ISO 8601; null for now. */
	at: string | null;
	message: string | null;
}
