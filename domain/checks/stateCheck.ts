import type { Order } from '../documents/order';
import type { Payment, PaymentStatus } from '../documents/payment';
import type { Problem } from '../values/problem';
import { sumProblems } from './totalsCheck';

/** States of an order in which nothing that cannot be undone is done for it, unless the shop wants it otherwise. */
export const unwantedStates = ['cancelled', 'voided', 'refunded', 'test', 'unpaid'] as const;
export type UnwantedState = (typeof unwantedStates)[number];

const messages: Readonly<Record<UnwantedState, Problem>> = {
	cancelled: { field: 'order.cancelledAt', message: 'says that the order was cancelled in the shop' },
	voided: { field: 'order.financialStatus', message: 'is voided: the payment was called off' },
	refunded: { field: 'order.financialStatus', message: 'is refunded: all of the money went back' },
	test: { field: 'order.test', message: 'says that this is a test order: no money moved' },
	unpaid: { field: 'order.financialStatus', message: 'says that the order is not paid, or only a part of it' },
};

/** What speaks against acting on an order as it stands; `allowed`: what the shop does not mind. */
export function stateProblems(order: Order, allowed: readonly string[]): Problem[] {
	const problems = unwantedStates.filter((state) => isIn[state](order) && !allowed.includes(state)).map((state) => messages[state]);
	if (!financialStatuses.includes(statusOf(order))) problems.push(unknownStatus);
	if (allowed.includes('refunded')) return problems;
	if (isClaimedBack(order)) return [...problems, claimedBack];
	return isPaidBack(order) ? [...problems, paidBack] : problems;
}

/** A bank has taken the money, or keeps it until it has decided; the shop system may call the order paid all the same. */
function isClaimedBack({ payments }: Partial<Pick<Order, 'payments'>>): boolean {
	return Array.isArray(payments) && payments.some((payment) => payment?.status === 'chargeback');
}

/** Whoever gives the money back at the gateway need not have told the shop. */
function isPaidBack(order: Partial<Pick<Order, 'financialStatus' | 'payments'>>): boolean {
	const payments = Array.isArray(order.payments) ? order.payments : [];
	return statusOf(order) === 'paid' && payments.length > 0 && payments.every((payment) => tellsOfRefund(payment?.status));
}

const paidBack: Problem = {
	field: 'order.payments',
	message: 'say that all of the money went back, though the order counts as paid',
};

const claimedBack: Problem = {
	field: 'order.payments',
	message: 'say that the customer has claimed the money back (chargeback)',
};

/** Orders from elsewhere may lack these fields: what is not known does not count. What they say in another form does. */
const isIn: Readonly<Record<UnwantedState, (order: Order) => boolean>> = {
	// A moment in any form, also a number, or just "yes".
	cancelled: ({ cancelledAt }) => Boolean(cancelledAt),
	voided: (order) => statusOf(order) === 'voided',
	refunded: (order) => statusOf(order) === 'refunded',
	test: ({ test }) => String(test) === 'true',
	// One that is authorized is paid when it is sent: shops with manual capture do it in this order.
	unpaid: (order) => ['pending', 'partially_paid'].includes(statusOf(order)),
};

const financialStatuses = 'pending authorized partially_paid paid partially_refunded refunded voided unknown'.split(' ');

/** A word that nobody knows may be one for what is called off. */
const unknownStatus: Problem = {
	field: 'order.financialStatus',
	message: `is a word that these nodes do not know (${financialStatuses.join(', ')}): it may say that the sale is off`,
};

/** Capitals do not count. Where the order does not say it, what all of its payments say. */
function statusOf({ financialStatus, payments }: Partial<Pick<Order, 'financialStatus' | 'payments'>>): string {
	const status = String(financialStatus ?? '').toLowerCase() || 'unknown';
	if (status !== 'unknown' || !Array.isArray(payments)) return status;
	const [first, ...others] = payments.map((payment) => wordsOf(payment?.status)?.[0]);
	if (first === undefined || others.includes(undefined)) return status;
	return first === 'unpaid' ? 'pending' : 'refunded';
}

/** What an invoice over the whole sale minds besides; the parcel and the stock are of the goods, which stay. */
export const invoiceStates = [...unwantedStates, 'partlyRefunded'] as const;
export type InvoiceState = (typeof invoiceStates)[number];

/** What speaks against an invoice over an order as it stands. */
export function invoiceStateProblems(order: Order, allowed: readonly string[]): Problem[] {
	const isPart = wentBackInPart(order) && !allowed.includes('partlyRefunded');
	return [...stateProblems(order, allowed), ...(isPart ? [partlyRefunded('order.totals.givenBack', order.totals.givenBack)] : [])];
}

/** Where the total is lower by it, the sums say so themselves (`sumProblems`). */
function wentBackInPart(order: Order): boolean {
	return statusOf(order) === 'partially_refunded' && order.totals?.givenBack !== undefined && sumProblems(order).length === 0;
}

function partlyRefunded(field: string, amount: number | null | undefined): Problem {
	const part = typeof amount === 'number' ? `${amount.toFixed(2)} of the money` : 'a part of the money';
	return { field, message: `says that ${part} went back, and not for which goods: it is not known what the invoice is to be over` };
}

/** Of a payment the same words as of an order: what was taken back, and what is not there yet. */
const ofPayment: Partial<Readonly<Record<PaymentStatus, [UnwantedState, string]>>> = {
	deleted: ['cancelled', 'says that the payment was deleted'],
	refund_requested: ['refunded', 'says that the money goes back'],
	refunded: ['refunded', 'is refunded: all of the money went back'],
	chargeback: ['refunded', 'says that the customer has claimed the money back (chargeback)'],
	pending: ['unpaid', 'says that nothing was paid yet'],
	overdue: ['unpaid', 'says that it is overdue: nothing was paid'],
	risk_analysis: ['unpaid', 'says that the payment is still examined'],
	dunning: ['unpaid', 'says that the money is being collected'],
};

function wordsOf(status: unknown): [UnwantedState, string] | undefined {
	return ofPayment[String(status ?? '').toLowerCase() as PaymentStatus];
}

/** Whether the money of a payment goes or went back. */
export function tellsOfRefund(status: unknown): boolean {
	return wordsOf(status)?.[0] === 'refunded';
}

/** What speaks against acting on a payment that is all there is of a sale. */
export function paymentStateProblems(payment: PaymentState, allowed: readonly string[]): Problem[] {
	const tried = payment.test === true && !allowed.includes('test') ? [testPayment] : [];
	const [state, message] = wordsOf(payment.status) ?? [];
	if (state === undefined || message === undefined) return [...tried, ...partProblems(payment, allowed)];
	return allowed.includes(state) ? tried : [...tried, { field: 'payment.status', message }];
}

type PaymentState = Pick<Payment, 'status' | 'test' | 'refunded' | 'remaining'>;

function partProblems({ refunded }: PaymentState, allowed: readonly string[]): Problem[] {
	return (refunded ?? 0) > 0 && !allowed.includes('partlyRefunded') ? [partlyRefunded('payment.refunded', refunded)] : [];
}

const testPayment: Problem = { field: 'payment.test', message: 'says that this is a test payment: no money moved' };
