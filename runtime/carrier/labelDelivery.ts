import type { Delivery } from '../../domain/ports/eventSource';
import { asRecord, asText } from '../client/json';
import { jsonFields, unreadableEvent } from '../webhooks/deliveryBody';
import type { Vendor } from '../client/vendor';
import { hmac, isSignedBy } from '../webhooks/signature';

/** Both carriers that deliver sign alike: `X-ME-Signature`, an HMAC-SHA256 of the raw body. */
const header = 'x-me-signature';

/** As base64 or as hex, also with `sha256=` before it: vendors and their own clients differ. Closed without a secret. */
export function isSignedLabelEvent({ headers, rawBody }: Delivery, secrets: readonly string[]): boolean {
	const signature = (headers[header] ?? '').replace(/^sha256=/, '');
	const isHex = isSignedBy(secrets, rawBody, signature.toLowerCase(), 'hex');
	const isBase64 = isSignedBy(secrets, rawBody, signature, 'base64');
	return isHex || isBase64;
}

export function isUnsigned({ headers }: Delivery): boolean {
	return headers[header] === undefined || headers[header] === '';
}

/** A question whether anybody is there: neither signed nor about a label. */
export function isLabelProbe(delivery: Delivery): boolean {
	const { event, data } = jsonFields(delivery);
	return isUnsigned(delivery) && event === undefined && data === undefined;
}

/** No event has an id: its bytes are its name. */
export function nameOfLabelEvent(vendor: Vendor, { rawBody }: Delivery): string {
	return `body:${hmac('sha256', vendor.id, rawBody).toString('hex')}`;
}

/** The label that it is about. What else the delivery says is not relied upon: its state lags behind in places. */
export function labelIdOf(vendor: Vendor, delivery: Delivery): string {
	const id = asText(asRecord(jsonFields(delivery).data).id);
	if (id === null) throw unreadableEvent(vendor);
	return id;
}
