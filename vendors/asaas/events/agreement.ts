import { asText, type Json } from '../../../runtime/client/json';

/**
 * The states in which a record can be when an event tells of it, in Asaas' own words (Asaas documentation); `deleted` and `there` are
 * those of the field `deleted`. Events that stand for no state are not listed.
 */
const states: Readonly<Record<string, string>> = {
	PAYMENT_CREATED: 'there',
	PAYMENT_RESTORED: 'there',
	PAYMENT_DELETED: 'deleted',
	PAYMENT_RECEIVED: 'RECEIVED RECEIVED_IN_CASH DUNNING_RECEIVED',
	PAYMENT_CONFIRMED: 'CONFIRMED RECEIVED',
	PAYMENT_OVERDUE: 'OVERDUE DUNNING_REQUESTED',
	PAYMENT_REFUNDED: 'REFUNDED',
	// A part leaves the state as it was.
	PAYMENT_PARTIALLY_REFUNDED: 'RECEIVED CONFIRMED RECEIVED_IN_CASH DUNNING_RECEIVED REFUND_REQUESTED REFUND_IN_PROGRESS REFUNDED',
	PAYMENT_REFUND_IN_PROGRESS: 'REFUND_IN_PROGRESS REFUND_REQUESTED REFUNDED',
	PAYMENT_AUTHORIZED: 'AUTHORIZED CONFIRMED RECEIVED',
	PAYMENT_AWAITING_RISK_ANALYSIS: 'AWAITING_RISK_ANALYSIS',
	// Who has paid by another card since is not asked to pay again.
	PAYMENT_CREDIT_CARD_CAPTURE_REFUSED: 'PENDING OVERDUE AUTHORIZED AWAITING_RISK_ANALYSIS DUNNING_REQUESTED',
	PAYMENT_CHARGEBACK_REQUESTED: 'CHARGEBACK_REQUESTED CHARGEBACK_DISPUTE',
	PAYMENT_CHARGEBACK_DISPUTE: 'CHARGEBACK_DISPUTE',
	PAYMENT_AWAITING_CHARGEBACK_REVERSAL: 'AWAITING_CHARGEBACK_REVERSAL',
	PAYMENT_DUNNING_REQUESTED: 'DUNNING_REQUESTED DUNNING_RECEIVED',
	PAYMENT_DUNNING_RECEIVED: 'DUNNING_RECEIVED',
	INVOICE_SYNCHRONIZED: 'SYNCHRONIZED AUTHORIZED ERROR',
	INVOICE_AUTHORIZED: 'AUTHORIZED CANCELLATION_DENIED',
	INVOICE_PROCESSING_CANCELLATION: 'PROCESSING_CANCELLATION CANCELED CANCELLATION_DENIED',
	INVOICE_CANCELED: 'CANCELED',
	INVOICE_CANCELLATION_DENIED: 'CANCELLATION_DENIED',
	INVOICE_ERROR: 'ERROR',
	TRANSFER_IN_BANK_PROCESSING: 'BANK_PROCESSING DONE FAILED',
	TRANSFER_DONE: 'DONE',
	TRANSFER_FAILED: 'FAILED',
	TRANSFER_CANCELLED: 'CANCELLED',
	SUBSCRIPTION_CREATED: 'there',
	SUBSCRIPTION_INACTIVATED: 'INACTIVE EXPIRED',
	SUBSCRIPTION_DELETED: 'deleted',
};

/** Words that Asaas documents; a newer one may mean anything. */
const known = new Set(
	[...Object.values(states), 'PENDING SCHEDULED ACTIVE INACTIVE EXPIRED CONFIRMED AUTHORIZED'].flatMap((words) => words.split(' ')),
);

function saysAState(event: string): boolean {
	return Object.hasOwn(states, event);
}

/** Whether a record is not, or not any more, what an event says of it. */
export function contradicts(event: string, record: Json): boolean {
	const wanted = saysAState(event) ? states[event]!.split(' ') : [];
	if (wanted.length === 0) return false;
	const isDeleted = record.deleted === true;
	if (wanted[0] === 'deleted') return !isDeleted;
	if (isDeleted || wanted[0] === 'there') return isDeleted;
	const status = asText(record.status);
	return status === null || (known.has(status) && !wanted.includes(status));
}
