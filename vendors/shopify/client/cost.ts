import { asNumber, asRecord } from '../../../runtime/client/json';

/** What an answer's `extensions.cost` tells of the points in the account's bucket (Shopify documentation, "API rate limits"). */
export interface ThrottleStatus {
	maximumAvailable: number;
	currentlyAvailable: number;
	/** Points a second. */
	restoreRate: number;
}

export interface AnswerCost {
	/** What the query could have cost at most; Shopify wants that much in the bucket before it runs the query. */
	requested: number | null;
	status: ThrottleStatus | undefined;
}

export function readCost(body: unknown): AnswerCost {
	const cost = asRecord(asRecord(asRecord(body).extensions).cost);
	const status = asRecord(cost.throttleStatus);
	const maximumAvailable = asNumber(status.maximumAvailable);
	const currentlyAvailable = asNumber(status.currentlyAvailable);
	const restoreRate = asNumber(status.restoreRate);
	const known = maximumAvailable !== null && currentlyAvailable !== null && restoreRate !== null && restoreRate > 0;
	return {
		requested: asNumber(cost.requestedQueryCost),
		status: known ? { maximumAvailable, currentlyAvailable, restoreRate } : undefined,
	};
}
