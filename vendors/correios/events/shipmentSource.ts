import type { ShipmentEventType, ShipmentSource } from '../../../domain/ports/shipmentSource';
import { withoutWebhooks } from '../../../runtime/carrier/parcelNews';
import type { Connection } from '../../../runtime/client/connection';
import { openApi } from '../client/api';
import { vendor } from '../client/vendor';
import { listedShipments } from './listedShipments';

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

/** Correios as a source of events. It has webhooks only for its largest contracts: labels and scans are looked through. */
export function openShipmentSource(connection: Connection): ShipmentSource {
	const api = openApi(connection);
	return { ...withoutWebhooks(vendor), listed: async (window, { topics }) => await listedShipments(api, window, topics) };
}
