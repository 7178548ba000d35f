import type { Order } from '../documents/order';
import type { Payment, PaymentStatus } from '../documents/payment';
import { formatReais, fromCents, toCents } from '../values/money';
import type { FieldDifference, Finding, Reason } from './finding';

/** Cents that the parts of instalments may be off by. */
const roundingCents = 5;

const taken: readonly PaymentStatus[] = ['confirmed', 'received'];

/** Why a payment is no money that came in; undefined where it is. */
export function notTaken({ status, orderNumber, test }: Payment): string | undefined {
	if (test === true) return 'test';
	if (!taken.includes(status)) return status;
	return orderNumber === null || orderNumber === '' ? 'no_order_number' : undefined;
}

/** Why no payment is expected of an order; undefined where one is. */
export function notPaid(order: Order): string | undefined {
	if (order.test === true) return 'test';
	if (order.currency !== 'BRL') return 'other_currency';
	return paidCents(order) === 0 ? order.financialStatus : undefined;
}

/** What the shop says it has. What is no amount equals none, 0 least of all. */
export function paidCents({ financialStatus, totals }: Order): number {
	return ['paid', 'partially_refunded'].includes(financialStatus) ? toCents(totals.total)! : 0;
}

/** What the provider says it has, less what went back. */
function takenCents(payments: readonly Payment[]): number {
	const counting = payments.filter((payment) => notTaken({ ...payment, orderNumber: 'any' }) === undefined);
	return counting.reduce((sum, { remaining, value }) => sum + toCents(remaining ?? value)!, 0);
}

/** The same money; what went back without goods stays in some shops' totals. */
export function agree(order: Order, payments: readonly Payment[]): boolean {
	const [here, there] = [paidCents(order), takenCents(payments)];
	return here === there || (there > 0 && here - (toCents(order.totals.givenBack) ?? 0) === there);
}

/**
 * What order and payments say differently; undefined where they agree, or have nothing to do with each other.
 *
 * @param isOfProvider whether the shop says that the order was paid there
 */
export function judgePayments(
	key: string,
	order: Order | undefined,
	payments: readonly Payment[],
	isOfProvider: boolean,
): Finding | undefined {
	const there = takenCents(payments);
	if (!order) return there === 0 ? undefined : onlyPayment(key, there);
	if (order.test === true || agree(order, payments)) return undefined;
	const here = paidCents(order);
	if (here > 0 && payments.length === 0) return isOfProvider ? noPayment(key, here) : undefined;
	const reason = reasonOf(order, payments, here, there);
	const fields = [amounts('paid', here, there), ...statusesOf(order, payments, here, there)];
	const message = `Order ${key}: the shop has ${reais(here)}, its payment ${reais(there)} (${explained[reason] ?? 'nothing known explains it'})`;
	return { kind: 'different', key, reason, fields, message };
}

const explained: Partial<Record<Reason, string>> = {
	unpaid: 'paid on one side only',
	refund: 'refunded on one side only, or otherwise',
	chargeback: 'the customer has called the money back',
	cancelled_here: 'the order was cancelled, and the money has not gone back',
	cancelled_there: 'the payment was taken back',
	duplicate: 'it was paid more than once',
	rounding: 'the difference is of rounding',
};

function onlyPayment(key: string, there: number): Finding {
	const message = `A payment over ${reais(there)} is for order ${key}, which the shop does not have`;
	return { kind: 'missing_here', key, reason: 'missing', fields: [amounts('paid', null, there)], message };
}

function noPayment(key: string, here: number): Finding {
	const message = `Order ${key} over ${reais(here)} is paid in the shop and has no payment`;
	return { kind: 'missing_there', key, reason: 'missing', fields: [amounts('paid', here, null)], message };
}

function reasonOf(order: Order, payments: readonly Payment[], here: number, there: number): Reason {
	const has = (...statuses: PaymentStatus[]) => payments.some(({ status }) => statuses.includes(status));
	if (has('chargeback')) return 'chargeback';
	if (there === 0) return has('refunded', 'refund_requested') ? 'refund' : has('deleted') ? 'cancelled_there' : 'unpaid';
	if (here === 0) return order.financialStatus === 'refunded' ? 'refund' : order.cancelledAt === null ? 'unpaid' : 'cancelled_here';
	if (payments.length > 1 && payments.some(({ value }) => toCents(value) === here)) return 'duplicate';
	if (Math.abs(there - here) <= roundingCents) return 'rounding';
	const isRefunded = order.financialStatus === 'partially_refunded' || payments.some(({ refunded }) => (refunded ?? 0) > 0);
	return isRefunded ? 'refund' : 'amount';
}

function statusesOf(order: Order, payments: readonly Payment[], here: number, there: number): FieldDifference[] {
	if (here > 0 && there > 0) return [];
	return [{ field: 'status', here: order.financialStatus, there: payments.map(({ status }) => status).join(', ') }];
}

function amounts(field: string, here: number | null, there: number | null): FieldDifference {
	const inReais = (cents: number | null) => (cents === null ? null : fromCents(cents));
	const difference = here === null || there === null ? {} : { difference: fromCents(there - here) };
	return { field, here: inReais(here), there: inReais(there), ...difference };
}

function reais(cents: number): string {
	return formatReais(fromCents(cents));
}
