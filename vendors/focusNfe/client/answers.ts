import { asRecord, asText, type Json } from '../../../runtime/client/json';
import { unreadableAnswer } from '../../../runtime/errors/unreadableAnswer';
import { vendor } from './vendor';

/** The document that an answer shows; each has a status. */
export function documentIn(body: unknown): Json {
	const document = asRecord(body);
	if (asText(document.status) === null) throw unreadableAnswer(vendor, 'transient');
	return document;
}
