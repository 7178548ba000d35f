import { IntegrationError, type Failure } from '../../../runtime/errors/integrationError';
import { unreadableAnswer } from '../../../runtime/errors/unreadableAnswer';
import { asRecord, asRecords, asText, type Json } from '../../../runtime/client/json';
import { textsOf } from './reading';
import { vendor } from './vendor';

/** Why Shopify refused a mutation; `code` only where the mutation's error type has one. */
export interface UserError {
	/** e.g. `['webhookSubscription', 'callbackUrl']` */
	field: string[];
	message: string;
	code: string | null;
}

/** Our word for a refusal to which Shopify gives no code. */
export const uncoded = 'userError';

/** `list`: where a mutation has its own errors elsewhere. Shopify always has the list: an answer without it does not say that it was done. */
export function userErrorsOf(payload: Json, list = 'userErrors'): UserError[] {
	const errors = payload[list];
	if (!Array.isArray(errors)) throw unreadableAnswer(vendor, 'unknownOutcome', 'a change', [list]);
	return asRecords(errors).map((error) => ({
		field: textsOf(error.field),
		message: asText(error.message) ?? 'refused without a reason',
		code: asText(error.code),
	}));
}

/** The payload of a mutation that was carried out; a refused one is thrown with the fields that Shopify names. */
export function acceptedPayload(data: Json, mutation: string, hintFor: (error: UserError) => string | undefined = () => undefined): Json {
	const payload = asRecord(data[mutation]);
	const errors = userErrorsOf(payload);
	if (errors.length > 0) throw refusedBy(errors, hintFor);
	return payload;
}

export function refusedBy(
	errors: readonly UserError[],
	hintFor: (error: UserError) => string | undefined = () => undefined,
): IntegrationError {
	const [first] = errors;
	return new IntegrationError(vendor, refusal(errors, first && hintFor(first)));
}

function refusal(errors: readonly UserError[], hint: string | undefined): Failure {
	const told = errors.map(({ field, message }) => (field.length > 0 ? `${field.join('.')}: ${message}` : message));
	return {
		class: 'validation',
		code: errors[0]?.code ?? uncoded,
		message: `Shopify refused it: ${told.join('; ')}`,
		...(hint === undefined ? {} : { hint }),
	};
}
