import type { ShipmentEventType } from '../../../domain/ports/shipmentSource';

/** What SuperFrete can tell of; the carriers' scans on the way it does not have. */
export const shipmentTopics: readonly ShipmentEventType[] = [
	'shipment.label_ready',
	'shipment.posted',
	'shipment.delivered',
	'shipment.cancelled',
	'return.posted',
	'return.delivered',
];
