import type { Delivery } from '../../../domain/ports/eventSource';
import { jsonObject } from '../../../runtime/deliveryBody';
import { vendor } from '../vendor';

/** What a webhook says, without the key of the instance, which Evolution puts into every one, and the address that the key opens. */
export function payloadOf(delivery: Delivery): Record<string, unknown> {
	const { apikey: _apikey, server_url: _serverUrl, ...payload } = jsonObject(vendor, delivery);
	return payload;
}
