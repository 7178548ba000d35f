import type { Delivery } from '../../domain/ports/eventSource';
import { asRecord, isRecord, type Json } from '../client/json';
import type { Vendor } from '../client/vendor';
import { IntegrationError } from '../errors/integrationError';

type Body = Pick<Delivery, 'rawBody'>;

/** The JSON object of a delivery. Anything else is handed back: better than an event that vanishes. */
export function jsonObject(vendor: Vendor, { rawBody }: Body): Json {
	const value = valueOf(rawBody);
	if (isRecord(value)) return value;
	throw unreadableEvent(vendor);
}

/** The same, empty for anything else: for a reader that finds out by the fields it needs. */
export function jsonFields({ rawBody }: Body): Json {
	return asRecord(valueOf(rawBody));
}

/** A delivery is looked at when it is verified, for its name and for what it tells: the same bytes are the same value. */
const values = new WeakMap<Buffer, { value: unknown }>();

function valueOf(rawBody: Buffer): unknown {
	const known = values.get(rawBody) ?? { value: parseJson(rawBody.toString('utf8')) };
	values.set(rawBody, known);
	return known.value;
}

/** Undefined where the text is not JSON. */
export function parseJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

/** The answer to the vendor is then "not now", so that it keeps the event, delivers it again or tells the shop. */
export function unreadableEvent(vendor: Vendor, hint?: string): IntegrationError {
	return new IntegrationError(vendor, {
		class: 'validation',
		code: 'unreadableEvent',
		message: `${vendor.name} delivered an event that cannot be read`,
		...(hint === undefined ? {} : { hint }),
	});
}

/** ISO 8601 of a moment that may come as a number or a text; `otherwise` where it is none. */
export function isoTime(moment: unknown, unit: 'seconds' | 'milliseconds', otherwise: string): string {
	const isWritten = typeof moment === 'number' || (typeof moment === 'string' && /^\s*\d+(\.\d+)?\s*$/.test(moment));
	const ms = isWritten ? Number(moment) * (unit === 'seconds' ? 1_000 : 1) : Number.NaN;
	return ms > 0 && ms < 8.64e15 ? new Date(ms).toISOString() : otherwise;
}
