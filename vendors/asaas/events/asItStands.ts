import { hasClass } from '../../../runtime/errors/integrationError';
import { attempt } from '../../../runtime/errors/attempt';
import { asText, type Json } from '../../../runtime/client/json';
import type { AsaasApi } from '../client/api';
import { getRecord, type AsaasRecord, type Collection } from '../records/calls';
import { contradicts } from './agreement';
import type { Envelope } from './delivery';

/** An event that is on its way for longer than this may tell of a record that is another one by now. */
const freshMs = 60_000;

const collections: Readonly<Record<string, Collection>> = {
	payment: 'payments',
	invoice: 'invoices',
	transfer: 'transfers',
	subscription: 'subscriptions',
};

/**
 * Asaas signs nothing: its token proves who sends, not what is sent or when. What says otherwise than its event, or was long on its way,
 * is asked for again. Undefined where it is not so, or not so any more. One call, and none for what is fresh and of one piece.
 */
export async function asItStands(api: AsaasApi, envelope: Envelope, receivedAt: string): Promise<Envelope | undefined> {
	const { name, occurredAt, content } = envelope;
	const id = content ? asText(content.record.id) : null;
	const collection = content && Object.hasOwn(collections, content.key) ? collections[content.key] : undefined;
	if (!content || id === null || collection === undefined) return envelope;
	const isFresh = Date.parse(receivedAt) - Date.parse(occurredAt) <= freshMs;
	if (isFresh && !contradicts(name, content.record)) return envelope;
	const told = content.record;
	const record = await recordNow(api, collection, { ...told, id });
	return contradicts(name, record) ? undefined : { ...envelope, content: { key: content.key, record }, told };
}

/** What Asaas has no more is as good as deleted. */
async function recordNow(api: AsaasApi, collection: Collection, told: AsaasRecord): Promise<Json> {
	const found = await attempt(getRecord(api, collection, told.id));
	if (found.ok) return found.value;
	if (hasClass(found.error, 'notFound')) return { ...told, deleted: true };
	throw found.error;
}
