import { shownAmount } from '../client/amount';
import type { Payment } from '../../../domain/documents/payment';
import { asText } from '../../../runtime/client/json';
import { readDay } from '../client/dates';
import type { AsaasRecord } from '../records/calls';
import { readReference } from '../client/reference';
import { paymentMethod } from '../client/words';
import { vendor } from '../client/vendor';

export interface Subscription {
	vendor: 'asaas';
	id: string;
	/** Asaas' own word in lower case, `deleted` once it was removed. */
	status: string;
	method: Payment['method'];
	/** Asaas' own word in lower case, e.g. `monthly`. */
	cycle: string;
	/** Reais a cycle. */
	value: number;
	/** `YYYY-MM-DD` */
	nextDueDate: string | null;
	endDate: string | null;
	description: string | null;
	customerId: string | null;
	orderNumber: string | null;
}

/** The answer of `GET /subscriptions/{id}`, or the `subscription` of an event, which writes days as `31/12/2026` (Asaas documentation). */
export function readSubscription(record: AsaasRecord): Subscription {
	return {
		vendor: vendor.id,
		id: record.id,
		status: record.deleted === true ? 'deleted' : (asText(record.status) ?? 'unknown').toLowerCase(),
		method: paymentMethod(asText(record.billingType), null),
		cycle: (asText(record.cycle) ?? 'unknown').toLowerCase(),
		value: shownAmount(record.value, 'value'),
		nextDueDate: readDay(record.nextDueDate),
		endDate: readDay(record.endDate),
		description: asText(record.description),
		customerId: asText(record.customer),
		orderNumber: readReference(asText(record.externalReference))?.number ?? null,
	};
}
