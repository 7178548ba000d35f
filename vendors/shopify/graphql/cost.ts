import { fieldsOf, numberOf } from '../reading';

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
	const cost = fieldsOf(fieldsOf(fieldsOf(body).extensions).cost);
	const status = fieldsOf(cost.throttleStatus);
	const maximumAvailable = numberOf(status.maximumAvailable);
	const currentlyAvailable = numberOf(status.currentlyAvailable);
	const restoreRate = numberOf(status.restoreRate);
	const known = maximumAvailable !== null && currentlyAvailable !== null && restoreRate !== null && restoreRate > 0;
	return {
		requested: numberOf(cost.requestedQueryCost),
		status: known ? { maximumAvailable, currentlyAvailable, restoreRate } : undefined,
	};
}
