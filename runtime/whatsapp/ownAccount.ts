import type { Vendor } from '../client/vendor';
import { unreadableEvent } from '../webhooks/deliveryBody';

/**
 * Whether a delivery is of the credential's own account at the gateway. A server's accounts may share the secret that proves their
 * deliveries, so that proof alone does not tell whose news it is. What names no account is handed back. `own` is undefined where every
 * account will do.
 */
export function isOfAccount(gateway: Vendor, own: string | undefined, named: unknown): boolean {
	if (own === undefined) return true;
	if (typeof named !== 'string' || named === '') throw unreadableEvent(gateway, 'The delivery does not say whose it is');
	return named === own;
}
