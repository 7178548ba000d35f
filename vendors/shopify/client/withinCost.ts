import type { Connection } from '../../../runtime/client/connection';
import type { HttpRequest, HttpResponse, Transport } from '../../../runtime/client/http';
import { asRecord, asText } from '../../../runtime/client/json';
import { processesAt } from '../../../runtime/client/sharedLimits';
import { readCost } from './cost';
import { bucketFor, type CostBucket } from './costBucket';
import { vendor } from './vendor';

/** The connection's transport, with every query held back until the account's bucket has its points. */
export function withinCost(connection: Connection): Transport {
	const account = `${vendor.id}:${connection.account}`;
	const bucket = bucketFor(account, connection.clock, processesAt(account, connection.settings, connection.clock));
	return async (request) => {
		const query = queryOf(request);
		const ticket = await bucket.take(query, connection.deadline);
		if (ticket === undefined) return throttledAnswer(bucket, query);
		const answer = await connection.transport(request);
		bucket.settle(ticket, answer.answered ? readCost(answer.body) : undefined);
		return answer;
	};
}

function queryOf({ body }: HttpRequest): string {
	return asText(asRecord(body).query) ?? '';
}

/** What Shopify would have said: the points come after the time that this node may wait. */
function throttledAnswer(bucket: CostBucket, query: string): HttpResponse {
	const { requested, status } = bucket.shortage(query);
	const body = {
		errors: [{ message: 'Throttled', extensions: { code: 'THROTTLED' } }],
		extensions: { cost: { requestedQueryCost: requested, actualQueryCost: null, throttleStatus: status } },
	};
	return { answered: true, status: 200, headers: {}, body };
}
