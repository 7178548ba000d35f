import { classOfStatus } from '../../../runtime/client/classOfStatus';
import { retryPause, type HttpResponse } from '../../../runtime/client/http';
import { asRecord, asText } from '../../../runtime/client/json';
import type { ErrorClass, Failure } from '../../../runtime/errors/integrationError';

const hintsByStatus: Readonly<Record<number, string>> = {
	400: 'Correct what Stripe names, then run it again',
	401: 'Open the credential and paste the secret key again (Stripe: Developers → API keys)',
	402: 'The bank of the card said no: ask the customer for another way to pay',
	403: 'Give the restricted key the permission that Stripe names (Stripe: Developers → API keys → the key)',
	404: 'Look whether it exists in Stripe, and whether the key is of the same mode (live or test)',
	429: 'The account has used up its calls to Stripe for now. Run the item again later',
};

/** What a shop can do about, by Stripe's own code. */
const classesByCode: Readonly<Record<string, ErrorClass>> = {
	resource_missing: 'notFound',
	charge_already_refunded: 'conflict',
	charge_disputed: 'rejected',
	charge_not_refundable: 'rejected',
	idempotency_key_in_use: 'transient',
};

/** The failure in an answer of Stripe: `{error: {type, code, message}}`. */
export function classify(response: HttpResponse, now: number): Failure | undefined {
	const { status, headers, body } = response;
	if (status >= 200 && status < 300) return undefined;
	const error = asRecord(asRecord(body).error);
	const code = asText(error.code) ?? asText(error.type) ?? `http${status}`;
	const words = asText(error.message);
	const hint = hintsByStatus[status];
	return {
		class: classesByCode[code] ?? (status === 402 ? 'rejected' : classOfStatus(status)),
		code,
		message:
			status >= 500 ? 'Stripe is having a temporary problem' : `Stripe refused${words === null ? ` (HTTP ${status})` : `: ${words}`}`,
		...(hint === undefined ? {} : { hint }),
		...retryPause(headers, now),
	};
}
