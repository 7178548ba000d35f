import type { ShipmentEventType } from '../../../domain/ports/shipmentSource';

/** The scans on the way, too. */
export const shipmentTopics: readonly ShipmentEventType[] = [
	'shipment.label_ready',
	'shipment.posted',
	'shipment.in_transit',
	'shipment.out_for_delivery',
	'shipment.failed_attempt',
	'shipment.awaiting_pickup',
	'shipment.delivered',
	'shipment.returned',
	'shipment.lost',
	'shipment.cancelled',
	'return.posted',
	'return.delivered',
];
