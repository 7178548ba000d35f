/** What shops mean, in the events of Asaas. */

/**
 * When a payment counts as paid.
 * - `confirmed`: the customer has paid. Card and boleto are confirmed before the money is there, by a card up to 32 days; Pix and cash
 *   are received at once and never confirmed.
 * - `received`: the money is in the account.
 */
export type PaidWhen = 'confirmed' | 'received';

export interface Preset {
	id: string;
	name: string;
	description: string;
	topics: readonly string[];
}

/** The preset that `PaidWhen` is about. */
const paid = 'paid';

export const presets: readonly Preset[] = [
	{
		id: paid,
		name: 'Payment Received',
		description: 'Somebody has paid. "When Is It Paid?" says what that means for cards and boletos.',
		topics: ['PAYMENT_RECEIVED'],
	},
	{ id: 'overdue', name: 'Payment Overdue', description: 'The due date has passed without payment', topics: ['PAYMENT_OVERDUE'] },
	{
		id: 'refundedOrDisputed',
		name: 'Payment Refunded or Disputed',
		description: 'Money went back, or the card holder wants it back',
		topics: ['PAYMENT_REFUNDED', 'PAYMENT_PARTIALLY_REFUNDED', 'PAYMENT_CHARGEBACK_REQUESTED', 'PAYMENT_CHARGEBACK_DISPUTE'],
	},
	{ id: 'created', name: 'Payment Created', description: 'A new charge was made', topics: ['PAYMENT_CREATED'] },
	{
		id: 'changedOrDeleted',
		name: 'Payment Changed or Deleted',
		description: 'Due date or value was changed, or the charge was removed or brought back',
		topics: ['PAYMENT_UPDATED', 'PAYMENT_DELETED', 'PAYMENT_RESTORED'],
	},
	{
		id: 'cardRefused',
		name: 'Card Refused',
		description: 'The card was declined, or the risk analysis said no',
		topics: ['PAYMENT_CREDIT_CARD_CAPTURE_REFUSED', 'PAYMENT_REPROVED_BY_RISK_ANALYSIS'],
	},
	{
		id: 'subscriptionEnded',
		name: 'Subscription Ended',
		description: 'A subscription was stopped or deleted',
		topics: ['SUBSCRIPTION_INACTIVATED', 'SUBSCRIPTION_DELETED'],
	},
	{
		id: 'serviceInvoiceIssued',
		name: 'Service Invoice Issued',
		description: 'The city hall has authorized an NFS-e',
		topics: ['INVOICE_AUTHORIZED'],
	},
	{ id: 'serviceInvoiceFailed', name: 'Service Invoice Failed', description: 'The city hall refused an NFS-e', topics: ['INVOICE_ERROR'] },
];

export const defaultEvents: readonly string[] = [paid];

export interface EventChoice {
	/** Ids of presets and single events of Asaas, in any mixture. */
	events: readonly string[];
	paidWhen: PaidWhen;
}

/** The events to ask Asaas for. */
export function topicsOf({ events, paidWhen }: EventChoice): string[] {
	const topics = events.flatMap((event) => presets.find(({ id }) => id === event)?.topics ?? [event]);
	const confirmations = events.includes(paid) && paidWhen === 'confirmed' ? ['PAYMENT_CONFIRMED'] : [];
	return [...new Set([...topics, ...confirmations])];
}

/** Whether a payment that was confirmed before is no news when its money arrives: unless the arrival was asked for by itself. */
export function countsPaidOnce({ events, paidWhen }: EventChoice): boolean {
	return paidWhen === 'confirmed' && events.includes(paid) && !events.includes('PAYMENT_RECEIVED');
}
