import type { Shipment } from '../documents/shipment';
import type { EventSource } from './eventSource';

/** What may be waited for; it is the type of the event, too. Each is told once for a shipment. */
export type ShipmentEventType =
	| 'shipment.label_ready'
	| 'shipment.posted'
	| 'shipment.in_transit'
	| 'shipment.out_for_delivery'
	| 'shipment.failed_attempt'
	| 'shipment.awaiting_pickup'
	| 'shipment.delivered'
	| 'shipment.returned'
	| 'shipment.lost'
	| 'shipment.cancelled'
	/** Goods that come back: the customer has posted them, and they are at the shop. */
	| 'return.posted'
	| 'return.delivered';

export interface ShipmentDocuments {
	/** In the state that the event tells of. */
	shipment: Shipment;
}

/** A carrier that tells where its parcels are. Its topics are `ShipmentEventType`s. */
export interface ShipmentSource extends EventSource<ShipmentDocuments> {
	/** Has to be called before a delivery to this URL is verified, where the secret lies at the vendor. */
	prepare?(url: string): Promise<void>;
}
