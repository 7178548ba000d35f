import type { ErrorClass, Failure } from '../../../runtime/errors/integrationError';
import { asRecord, asRecords, asText, type Json } from '../../../runtime/client/json';
import { readCost } from './cost';

/** Shopify's codes of errors that concern the whole request, as in `errors[].extensions.code`. */
const classes: Readonly<Record<string, ErrorClass>> = {
	THROTTLED: 'rateLimited',
	ACCESS_DENIED: 'auth',
	SHOP_INACTIVE: 'auth',
	INTERNAL_SERVER_ERROR: 'transient',
	TIMEOUT: 'transient',
	RESOURCE_NOT_FOUND: 'notFound',
};

/** What the body of an HTTP 200 says went wrong; the refusals of a mutation (`userErrors`) are not looked at here. */
export function topLevelFailure(body: unknown): Failure | undefined {
	const answer = asRecord(body);
	const errors = asRecords(answer.errors);
	if (errors.length === 0) return answer.data === undefined || answer.data === null ? unreadable() : undefined;
	const worst = errors.find((error) => codeOf(error) === 'THROTTLED') ?? errors[0]!;
	const code = codeOf(worst);
	return {
		class: classes[code] ?? 'validation',
		code,
		message: `Shopify: ${asText(worst.message) ?? code}`,
		...hintFor(code, worst),
		...(code === 'THROTTLED' ? { retryAfterMs: restoredAfterMs(answer) } : {}),
	};
}

function codeOf(error: Json): string {
	return asText(asRecord(error.extensions).code) ?? 'graphqlError';
}

function hintFor(code: string, error: Json): { hint?: string } {
	if (code === 'ACCESS_DENIED') {
		const access = asText(asRecord(error.extensions).requiredAccess);
		const what = access === null ? 'the missing scope' : access;
		return { hint: `Give the app this access in the Dev Dashboard (${what}), release the version and update the app in the shop` };
	}
	if (code === 'SHOP_INACTIVE') return { hint: 'The shop is paused or closed. Look at its plan in the Shopify admin' };
	if (code === 'RESOURCE_NOT_FOUND') return { hint: 'Check that the order belongs to the shop of this credential' };
	return {};
}

/** Until the bucket holds what the query asks for, at the rate that Shopify told; a second where it told none. */
function restoredAfterMs(answer: Json): number {
	const { requested, status } = readCost(answer);
	if (requested === null || status === undefined) return 1000;
	return Math.max(0, Math.ceil(((requested - status.currentlyAvailable) / status.restoreRate) * 1000));
}

function unreadable(): Failure {
	return { class: 'transient', code: 'unreadable', message: 'Shopify sent an unexpected response' };
}
