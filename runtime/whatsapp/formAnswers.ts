import { asRecord, type Json } from '../client/json';
import { parseJson } from '../webhooks/deliveryBody';

/** The answers of a filled form, given as JSON or already read; `flow_token` is the shop's own name of the form, no answer. */
export function formAnswers(written: unknown): Json {
	const fields = asRecord(typeof written === 'string' ? parseJson(written) : written);
	return Object.fromEntries(Object.entries(fields).filter(([name]) => name !== 'flow_token'));
}
