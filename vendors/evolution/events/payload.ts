import type { Delivery } from '../../../domain/ports/eventSource';
import { jsonObject } from '../../../runtime/webhooks/deliveryBody';
import { vendor } from '../client/vendor';

/** The key of the instance, which Evolution puts into every webhook, and the address that it opens. */
const secrets = ['apikey', 'server_url'];

/** What a webhook says, without the server's own secrets. */
export function payloadOf(delivery: Delivery): Record<string, unknown> {
	return Object.fromEntries(Object.entries(jsonObject(vendor, delivery)).filter(([name]) => !secrets.includes(name)));
}
