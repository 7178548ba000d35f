import type { ShipmentSource } from '../../../domain/ports/shipmentSource';
import { isLabelProbe, nameOfLabelEvent } from '../../../runtime/carrier/labelDelivery';
import { withoutWebhooks } from '../../../runtime/carrier/parcelNews';
import type { Connection } from '../../../runtime/client/connection';
import { openApi } from '../client/api';
import { vendor } from '../client/vendor';
import { readDelivery, verify } from './delivery';
import { listedShipments } from './listedShipments';

/**
 * Melhor Envio as a source of events. The labels are looked through: its webhooks tell only of those that were bought through an OAuth app, and
 * are made in its panel by a person.
 */
export function openShipmentSource(connection: Connection): ShipmentSource {
	const call = openApi(connection);
	return {
		...withoutWebhooks(vendor),
		isProbe: isLabelProbe,
		verify: (delivery) => verify(connection, delivery),
		deduplicationKey: (delivery) => nameOfLabelEvent(vendor, delivery),
		read: async (delivery, request) => await readDelivery(call, delivery, request),
		listed: async (window, { topics }) => await listedShipments(connection, call, window, topics),
	};
}
