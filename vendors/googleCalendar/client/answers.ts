import { asRecord, asText, type Json } from '../../../runtime/client/json';
import { unreadableAnswer } from '../../../runtime/errors/unreadableAnswer';
import { vendor } from './vendor';

/** The records of a page. It may be short, or empty, and have another one behind it all the same. */
export function itemsIn(body: unknown): Json[] {
	const { items } = asRecord(body);
	if (items === undefined) return [];
	if (!Array.isArray(items)) throw unreadableAnswer(vendor, 'transient');
	return items.map(asRecord);
}

/** An event, which stands bare. */
export function eventIn(body: unknown, afterWrite = false): Json {
	const event = asRecord(body);
	if (asText(event.id) === null) throw unreadableAnswer(vendor, afterWrite ? 'unknownOutcome' : 'transient');
	return event;
}
