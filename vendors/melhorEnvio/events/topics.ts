import type { ShipmentEventType } from '../../../domain/ports/shipmentSource';

/** What Melhor Envio can tell of; the carriers' scans on the way it does not have. */
export const shipmentTopics: readonly ShipmentEventType[] = [
	'shipment.label_ready',
	'shipment.posted',
	'shipment.failed_attempt',
	'shipment.delivered',
	'shipment.cancelled',
];
