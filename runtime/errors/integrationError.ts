import type { Vendor } from '../client/vendor';
import { scrub } from './scrub';

/**
 * - `transient`: a temporary problem at the vendor, nothing was done
 * - `rateLimited`: refused for the number of calls, nothing was done
 * - `auth`: the login or a permission
 * - `validation`: the request, and so the data or the setting behind it
 * - `notFound`: what the call is about does not exist
 * - `conflict`: it contradicts what exists
 * - `rejected`: a business "no" (SEFAZ, a bank, a carrier)
 * - `unknownOutcome`: the answer was lost; it may have been done
 */
export type ErrorClass = 'transient' | 'rateLimited' | 'auth' | 'validation' | 'notFound' | 'conflict' | 'rejected' | 'unknownOutcome';

/** What went wrong, told from a vendor's answer by its folder. */
export interface Failure {
	class: ErrorClass;
	/** The vendor's own code, else a short word of ours. */
	code: string;
	/** What happened; scrubbed of personal data before anyone sees it. */
	message: string;
	/** What the user can do about it. */
	hint?: string;
	retryAfterMs?: number;
	/** The wait is about this one call (a recipient, a record), not about the account. */
	onlyThisCall?: boolean;
	httpStatus?: number;
	condition?: FailureCondition;
}

/** What a node acts on, whatever the vendor's code for it. `windowClosed`: the customer may be written to by a template only. */
export type FailureCondition = 'windowClosed';

/** Whose error it is: a vendor's, or this package's own. */
type Origin = Pick<Vendor, 'id'> | 'ponte';

export class IntegrationError extends Error {
	/** Id of the vendor. */
	readonly vendor: string;

	readonly failure: Readonly<Failure>;

	/** What the error output shall carry all the same, e.g. the invoice that SEFAZ refused. */
	readonly documents: Readonly<Record<string, unknown>>;

	constructor(origin: Origin, failure: Failure, documents: Readonly<Record<string, unknown>> = {}) {
		const message = scrub(failure.message);
		super(message);
		this.name = 'IntegrationError';
		this.vendor = typeof origin === 'string' ? origin : origin.id;
		this.documents = documents;
		const { retryAfterMs = 0 } = failure;
		this.failure = {
			...failure,
			...(Number.isFinite(retryAfterMs) ? {} : { retryAfterMs: 3_600_000 }),
			code: scrub(failure.code),
			message,
			...(failure.hint === undefined ? {} : { hint: scrub(failure.hint) }),
		};
	}

	get retryable(): boolean {
		return this.failure.class === 'transient' || this.failure.class === 'rateLimited';
	}
}

export function hasClass(error: unknown, ...classes: ErrorClass[]): error is IntegrationError {
	return error instanceof IntegrationError && classes.includes(error.failure.class);
}
