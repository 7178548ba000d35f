import { IntegrationError } from '../../../runtime/errors/integrationError';
import { asRecord, type Json } from '../../../runtime/client/json';
import { parseJson } from '../../../runtime/webhooks/deliveryBody';
import { vendor } from '../client/vendor';

/** A text (left alone) or a number of JSON. */
const textOrNumber = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/** From 16 digits on a number may not be exact any more. Most shops have shorter ids still. */
const longInteger = /^\d{16,}$/;
const anyLong = /\d{16}/;

/** A payload with its long ids as texts: as numbers JavaScript would round them, and some payloads name their order in no other way. */
export function parsePayload(rawBody: Buffer): Json {
	const written = rawBody.toString('utf8');
	const json = anyLong.test(written) ? written.replace(textOrNumber, (token) => (longInteger.test(token) ? `"${token}"` : token)) : written;
	const payload = parseJson(json);
	if (payload === undefined) throw unreadablePayload('The delivery is not JSON');
	return asRecord(payload);
}

export function unreadablePayload(message: string): IntegrationError {
	return new IntegrationError(vendor, { class: 'validation', code: 'payload', message });
}
