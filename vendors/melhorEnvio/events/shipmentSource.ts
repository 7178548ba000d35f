import type { ShipmentSource } from '../../../domain/ports/shipmentSource';
import { withoutWebhooks } from '../../../runtime/carrier/parcelNews';
import type { Connection } from '../../../runtime/client/connection';
import { openApi } from '../client/api';
import { vendor } from '../client/vendor';
import { listedShipments } from './listedShipments';

/**
 * Melhor Envio as a source of events. Its webhooks tell only of labels that were bought through an OAuth app, and those of a token made in
 * the panel are what shops have: so the labels are looked through.
 */
export function openShipmentSource(connection: Connection): ShipmentSource {
	const call = openApi(connection);
	return {
		...withoutWebhooks(vendor),
		listed: async (window, { topics }) => await listedShipments(connection, call, window, topics),
	};
}
