import { IntegrationError } from '../../../runtime/errors/integrationError';
import { asRecord, type Json } from '../../../runtime/client/json';
import { parseJson } from '../../../runtime/webhooks/deliveryBody';
import { vendor } from '../client/vendor';

/** From 16 digits on a number may not be exact any more. Most shops have shorter ids still. */
const longInteger = /(?<=[:,[\s])\d{16,}(?=[\s,}\]])/g;

/** A payload with its long ids as texts: as numbers JavaScript would round them, and some payloads name their order in no other way. */
export function parsePayload(rawBody: Buffer): Json {
	const payload = parseJson(longIntegersAsTexts(rawBody.toString('utf8')));
	if (payload === undefined) throw unreadablePayload('The delivery is not JSON');
	return asRecord(payload);
}

const anyLong = /\d{16}/;

/** What looks like one inside of a text is left alone: the quotes before it are counted, once each. */
function longIntegersAsTexts(json: string): string {
	if (!anyLong.test(json)) return json;
	let written = '';
	let copied = 0;
	let quote = json.indexOf('"');
	let isInText = false;
	for (const { 0: digits, index } of json.matchAll(longInteger)) {
		for (; quote >= 0 && quote < index; quote = json.indexOf('"', quote + 1))
			if (!isInText || !isEscaped(json, quote)) isInText = !isInText;
		if (isInText) continue;
		written += `${json.slice(copied, index)}"${digits}"`;
		copied = index + digits.length;
	}
	return written + json.slice(copied);
}

/** Behind an odd number of backslashes. */
function isEscaped(json: string, at: number): boolean {
	let first = at;
	while (json[first - 1] === '\\') first--;
	return (at - first) % 2 === 1;
}

export function unreadablePayload(message: string): IntegrationError {
	return new IntegrationError(vendor, { class: 'validation', code: 'payload', message });
}
