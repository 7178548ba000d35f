import type { ShipmentSource } from '../../../domain/ports/shipmentSource';
import { isLabelProbe, nameOfLabelEvent } from '../../../runtime/carrier/labelDelivery';
import type { Connection } from '../../../runtime/client/connection';
import { openApi } from '../client/api';
import { vendor } from '../client/vendor';
import { readDelivery, verify } from './delivery';
import { listedShipments } from './listedShipments';
import { registerWebhooks, removeWebhooks } from './registration';
import { loadSecrets } from './secrets';

/** SuperFrete as a source of events: its labels are looked through, and it delivers what would be found. */
export function openShipmentSource(connection: Connection): ShipmentSource {
	const api = openApi(connection);
	return {
		prepare: async (url) => await loadSecrets(api, url),
		registerWebhooks: async (request) => await registerWebhooks(api, request),
		removeWebhooks: async (request) => await removeWebhooks(api, request),
		isProbe: isLabelProbe,
		verify: (delivery, request) => verify(api, delivery, request),
		deduplicationKey: (delivery) => nameOfLabelEvent(vendor, delivery),
		read: async (delivery, request) => await readDelivery(api, delivery, request),
		listed: async (window, { topics }) => await listedShipments(api, window, topics),
	};
}
