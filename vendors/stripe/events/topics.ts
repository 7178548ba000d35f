import { asRecord, asText, type Json } from '../../../runtime/client/json';
import { isRefunded, isRelease } from '../payments/givenBack';
import type { Sale } from '../payments/lookUp';
import { idOf, isOver } from '../payments/lookUp';

/** When a boleto or a Pix counts as paid: when its bank says so, or when the money has arrived. */
export type PaidWhen = 'confirmed' | 'received';

/** Something that happened, named once and for all. */
export interface Happening {
	name: string;
	/** The refund that it is about. */
	refund?: Json;
}

/** What a shop means by several of Stripe's events. */
export interface PaymentTopic {
	topic: string;
	/** As the flow's event names it. */
	eventType: string;
	name: string;
	description: string;
	/** Stripe's own names of the events that may tell it. */
	events: readonly string[];
	/** What happened by the sale as it is now; `told` is what the event is about. Undefined where it is not so, or not so any more. */
	happening(sale: Sale, told: Json): Happening | undefined;
}

export const paymentTopics: readonly PaymentTopic[] = [
	{
		topic: 'disputed',
		eventType: 'payment.chargeback',
		name: 'Payment Disputed',
		description: 'A customer wants the money of a card back from the bank',
		events: ['charge.dispute.created'],
		happening: (_sale, told) => (isOver(told) ? undefined : named('dispute', told)),
	},
	{
		topic: 'expired',
		eventType: 'checkout.expired',
		name: 'Checkout Expired',
		description: 'A customer left a checkout without paying',
		events: ['checkout.session.expired'],
		// In one that only keeps a card nothing is bought.
		happening: ({ session }) => (asText(session?.status) === 'expired' && session?.mode !== 'setup' ? { name: 'expired' } : undefined),
	},
	{
		topic: 'failed',
		eventType: 'payment.failed',
		name: 'Payment Failed',
		description: 'A card was declined, or a boleto or Pix ran out',
		events: ['checkout.session.async_payment_failed', 'payment_intent.payment_failed'],
		happening(sale) {
			// In any other state the customer is at another try, or has paid by it.
			if (sale.intent === null || !['requires_payment_method', 'canceled'].includes(asText(sale.intent.status) ?? '')) return undefined;
			const tried = idOf(asRecord(sale.intent.last_payment_error).charge) ?? idOf(sale.charge) ?? 'once';
			return { name: `failed/${tried}` };
		},
	},
	{
		topic: 'paid',
		eventType: 'payment.received',
		name: 'Payment Received',
		description: 'Somebody has paid. "When Is It Paid?" says what that means for boletos and Pix.',
		events: ['checkout.session.async_payment_succeeded', 'checkout.session.completed', 'payment_intent.succeeded'],
		happening: (sale, told) => (isPaid(sale, ['succeeded']) && !isToldByAnother(sale, told) ? { name: 'paid' } : undefined),
	},
	{
		topic: 'refunded',
		eventType: 'payment.refunded',
		name: 'Payment Refunded',
		description: 'Money went back to the customer, all of it or a part; each refund once',
		events: ['refund.created', 'refund.updated'],
		happening({ charge }, told) {
			const refund = named('refund', told);
			return refund && asText(told.status) === 'succeeded' && !isRelease(charge, told) ? { ...refund, refund: told } : undefined;
		},
	},
];

export const defaultTopics: readonly string[] = ['paid'];

/**
 * A subscription's first checkout is told by its payment alone, as all the later ones are. Not any more where the money went back or a bank
 * has taken it; and not yet while the checkout still collects what it asks for: its own event comes when it is complete.
 */
function isPaid({ intent, charge, session }: Sale, statuses: readonly string[]): boolean {
	if (isRefunded(charge) || charge?.disputed === true || asText(session?.status) === 'open') return false;
	if (intent !== null) return statuses.includes(asText(intent.status) ?? '');
	return asText(session?.mode) === 'payment' && asText(session?.status) === 'complete' && asText(session?.payment_status) !== 'unpaid';
}

/**
 * Stripe delivers each of a sale's events until it is taken, so one of them starts the flow, and of two processes of n8n that get one each
 * not both do. A checkout that completes unpaid has another event once it is paid; a payment that succeeds is told by its checkout, unless
 * the amount was only reserved there: of its capture the checkout tells no more.
 */
function isToldByAnother({ intent, session }: Sale, told: Json): boolean {
	if (told.object === 'checkout.session') return told.payment_status === 'unpaid';
	const isCaptured = ['automatic', 'automatic_async'].includes(asText(intent?.capture_method) ?? '');
	return told.object === 'payment_intent' && told.status === 'succeeded' && isCaptured && asText(session?.mode) === 'payment';
}

/** The topics of a choice, each with the meaning of "paid" in it. */
export function chosen(topics: readonly string[]): PaymentTopic[] {
	const confirmed = topics.includes(confirmedTopic);
	return paymentTopics
		.filter(({ topic }) => topics.includes(topic))
		.map((each) =>
			each.topic === 'paid' && confirmed
				? {
						...each,
						events: [...each.events, 'payment_intent.processing'],
						happening: (sale, told) =>
							isPaid(sale, ['succeeded', 'processing']) && !isToldByAnother(sale, told) ? { name: 'paid' } : undefined,
					}
				: each,
		);
}

/** Stands among the topics where "paid" is when the bank says so. */
const confirmedTopic = 'confirmed';

export function topicsOf({ events, paidWhen }: { events: readonly string[]; paidWhen: PaidWhen }): string[] {
	return [...events, ...(paidWhen === 'confirmed' ? [confirmedTopic] : [])];
}

export function stripeEventsOf(topics: readonly string[]): string[] {
	return [...new Set(chosen(topics).flatMap(({ events }) => events))].toSorted();
}

function named(kind: string, told: Json): Happening | undefined {
	const id = asText(told.id);
	return id === null ? undefined : { name: `${kind}/${id}` };
}
