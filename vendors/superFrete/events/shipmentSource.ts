import type { ShipmentEventType, ShipmentSource } from '../../../domain/ports/shipmentSource';
import { withoutWebhooks } from '../../../runtime/carrier/parcelNews';
import type { Connection } from '../../../runtime/client/connection';
import { openApi } from '../client/api';
import { vendor } from '../client/vendor';
import { listedShipments } from './listedShipments';

/** What SuperFrete can tell of; the carriers' scans on the way it does not have. */
export const shipmentTopics: readonly ShipmentEventType[] = [
	'shipment.label_ready',
	'shipment.posted',
	'shipment.delivered',
	'shipment.cancelled',
];

/** SuperFrete as a source of events: its labels are looked through. */
export function openShipmentSource(connection: Connection): ShipmentSource {
	const api = openApi(connection);
	return { ...withoutWebhooks(vendor), listed: async (window, { topics }) => await listedShipments(api, window, topics) };
}
