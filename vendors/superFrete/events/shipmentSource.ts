import type { ShipmentSource } from '../../../domain/ports/shipmentSource';
import { withoutWebhooks } from '../../../runtime/carrier/parcelNews';
import type { Connection } from '../../../runtime/client/connection';
import { openApi } from '../client/api';
import { vendor } from '../client/vendor';
import { listedShipments } from './listedShipments';

/** SuperFrete as a source of events: its labels are looked through. */
export function openShipmentSource(connection: Connection): ShipmentSource {
	const api = openApi(connection);
	return { ...withoutWebhooks(vendor), listed: async (window, { topics }) => await listedShipments(api, window, topics) };
}
