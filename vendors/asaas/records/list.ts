import type { HttpRequest } from '../../../runtime/client/http';
import { asRecord } from '../../../runtime/client/json';
import { unreadableAnswer } from '../../../runtime/errors/unreadableAnswer';
import type { AsaasApi } from '../client/api';
import { identified, type AsaasRecord, type Collection } from './calls';
import { vendor } from '../client/vendor';

export type Filters = NonNullable<HttpRequest['query']>;

/** Asaas documentation: 100 records a page at most. */
const maxInPage = 100;

/** The records that the filters let through, page by page, in Asaas' order; `max` ends it early. */
export async function list(api: AsaasApi, collection: Collection, filters: Filters = {}, max = Infinity): Promise<AsaasRecord[]> {
	const records: AsaasRecord[] = [];
	for (let more = true; more && records.length < max; ) {
		const limit = Math.min(maxInPage, max - records.length);
		const page = await getPage(api, collection, { ...filters, limit, offset: records.length });
		records.push(...page.records);
		more = page.hasMore && page.records.length > 0;
	}
	return records.slice(0, max);
}

async function getPage({ send, at }: AsaasApi, collection: Collection, query: Filters) {
	const { body } = await send({ method: 'GET', url: at(`/${collection}`), query, safety: 'read' });
	const page = asRecord(body);
	// What does not say whether there is more may be a part.
	if (!Array.isArray(page.data) || typeof page.hasMore !== 'boolean')
		throw unreadableAnswer(vendor, 'unknownOutcome', `the request for ${collection}`, ['data', 'hasMore']);
	const records = page.data.map((record) => identified(record, collection));
	// What may be on a page that cannot be asked for is not "nothing there".
	if (page.hasMore && records.length === 0) throw unreadableAnswer(vendor, 'unknownOutcome', `the request for ${collection}`, ['data']);
	return { records, hasMore: page.hasMore };
}
