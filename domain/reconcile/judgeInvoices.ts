import type { Order } from '../documents/order';
import type { RegisteredInvoice } from '../ports/invoiceRegister';
import { parseDay } from '../values/day';
import { formatReais, fromCents, toCents } from '../values/money';
import { centsOf, dueCents, notCounting, notDue, sumCents } from './dueInvoice';
import type { FieldDifference, Finding, Reason } from './finding';

const dayMs = 86_400_000;

/** Cents that rounding may be off by, however few lines there are. */
const roundingCents = 5;

/** An invoice this long after its order, or as long as clocks and zones differ before it, is of another day. */
const lateMs = 7 * dayMs;
const earlyMs = 1 * dayMs;

/** Whether these are all that the order needs, in money and in time. */
export function agree(order: Order, invoices: readonly RegisteredInvoice[]): boolean {
	return sumCents(invoices) === dueCents(order) && invoices.every((invoice) => isInTime(order, invoice));
}

/** What order and invoices say differently; undefined where they agree, or need nothing of each other. */
export function judgeInvoices(key: string, order: Order | undefined, invoices: readonly RegisteredInvoice[]): Finding | undefined {
	const counting = invoices.filter((invoice) => notCounting(invoice) === undefined);
	if (!order) return counting.length === 0 ? undefined : onlyInvoices(key, counting);
	const excuse = notDue(order);
	if (excuse !== undefined) return counting.length === 0 ? undefined : notToBeInvoiced(key, counting, excuse);
	if (counting.length > 0) return agree(order, counting) ? undefined : unequal(key, order, counting);
	return invoices.length === 0 ? noInvoice(key, order) : noneThatCounts(key, order, invoices);
}

function onlyInvoices(key: string, invoices: readonly RegisteredInvoice[]): Finding {
	const fields = [amounts('total', null, sumCents(invoices))];
	const message = `Invoice ${numbersOf(invoices)} is for order ${key}, which the shop does not have`;
	return { kind: 'missing_here', key, reason: 'missing', fields, message };
}

function noInvoice(key: string, order: Order): Finding {
	const due = dueCents(order);
	const message = `Order ${key} over ${reais(due)} is paid and has no invoice`;
	return { kind: 'missing_there', key, reason: 'missing', fields: [amounts('total', due, null)], message };
}

/** The customer has the money back, or never paid, and the invoice stands. */
function notToBeInvoiced(key: string, invoices: readonly RegisteredInvoice[], excuse: string): Finding {
	const known: Readonly<Record<string, Reason>> = {
		cancelled: 'cancelled_here',
		refunded: 'refund',
		test: 'test',
		unpaid: 'unpaid',
	};
	const words: Readonly<Record<string, string>> = {
		cancelled: 'was cancelled in the shop',
		refunded: 'was refunded in full',
		test: 'is a test',
		unpaid: 'is not paid',
	};
	const reason = known[excuse] ?? 'amount';
	const fields: FieldDifference[] = [{ field: 'status', here: excuse, there: 'authorized' }];
	const message = `Order ${key} ${words[excuse] ?? 'needs no invoice'}, and invoice ${numbersOf(invoices)} stands`;
	return { kind: 'different', key, reason, fields, message };
}

function noneThatCounts(key: string, order: Order, invoices: readonly RegisteredInvoice[]): Finding {
	const last = invoices.find(({ status }) => status === 'pending' || status === 'processing') ?? invoices.at(-1)!;
	const reason: Reason = last.status === 'cancelled' ? 'cancelled_there' : isRefused(last) ? 'refused' : 'under_way';
	const fields: FieldDifference[] = [{ field: 'status', here: order.financialStatus, there: last.status }];
	const said = { cancelled_there: 'was cancelled', refused: 'was refused by SEFAZ', under_way: 'is not authorized yet' }[reason];
	return { kind: 'different', key, reason, fields, message: `Order ${key} is paid, and its invoice ${numbersOf([last])} ${said}` };
}

function isRefused({ status }: RegisteredInvoice): boolean {
	return status === 'rejected' || status === 'denied';
}

function unequal(key: string, order: Order, invoices: readonly RegisteredInvoice[]): Finding {
	const [due, sum] = [dueCents(order), sumCents(invoices)];
	if (due === sum) return onAnotherDay(key, order, invoices);
	const reason = reasonOf(order, invoices, sum - due);
	const fields = [amounts('total', due, sum), ...freightOf(order, invoices, reason)];
	const message = `Order ${key} is over ${reais(due)}, invoice ${numbersOf(invoices)} over ${reais(sum)}: ${explained[reason] ?? 'nothing known explains it'}`;
	return { kind: 'different', key, reason, fields, message };
}

const explained: Partial<Record<Reason, string>> = {
	duplicate: 'it was invoiced more than once',
	freight: 'the difference is the freight',
	rounding: 'the difference is of rounding',
	refund: 'a part of the order was refunded',
	discount: 'the difference is the discount',
	left_out: 'the difference is what no invoice is made over, such as a tip',
	tax: 'the difference is the tax',
};

function onAnotherDay(key: string, order: Order, invoices: readonly RegisteredInvoice[]): Finding {
	const late = invoices.find((invoice) => !isInTime(order, invoice)) ?? invoices[0]!;
	const fields: FieldDifference[] = [{ field: 'day', here: dayOf(order.createdAt), there: dayOf(late.issuedAt) }];
	const message = `Order ${key} of ${fields[0]!.here} has its invoice ${numbersOf([late])} of ${fields[0]!.there}`;
	return { kind: 'different', key, reason: 'other_day', fields, message };
}

/** In Brasília: the last hours of a month are the next one's elsewhere. */
function dayOf(moment: string | null): string {
	return parseDay(moment) ?? '';
}

/** An amount can have several explanations: the more exact one comes first. */
function reasonOf(order: Order, invoices: readonly RegisteredInvoice[], difference: number): Reason {
	const due = dueCents(order);
	const cents = (amount: unknown) => toCents(amount) ?? 0;
	const equals = (amount: number) => amount !== 0 && Math.abs(difference) === Math.abs(amount);
	if (invoices.length > 1 && invoices.some((invoice) => centsOf(invoice) === due)) return 'duplicate';
	if (equals(cents(order.totals.shipping))) return 'freight';
	if (Math.abs(difference) <= Math.max(roundingCents, order.items.length)) return 'rounding';
	if (order.financialStatus === 'partially_refunded' && difference > 0) return 'refund';
	if (equals(cents(order.totals.discount))) return 'discount';
	if (equals(cents(order.totals.total) - due)) return 'left_out';
	return equals(cents(order.totals.tax)) ? 'tax' : 'amount';
}

function freightOf(order: Order, invoices: readonly RegisteredInvoice[], reason: Reason): FieldDifference[] {
	if (reason !== 'freight' || invoices.some(({ freight }) => freight === null)) return [];
	const there = invoices.reduce((sum, { freight }) => sum + (toCents(freight) ?? 0), 0);
	return [amounts('shipping', toCents(order.totals.shipping) ?? 0, there)];
}

function isInTime({ createdAt }: Order, { issuedAt }: RegisteredInvoice): boolean {
	const [ordered, issued] = [Date.parse(createdAt), Date.parse(issuedAt ?? '')];
	if (Number.isNaN(ordered) || Number.isNaN(issued)) return true;
	return issued - ordered <= lateMs + dayMs && ordered - issued <= earlyMs;
}

function amounts(field: string, here: number | null, there: number | null): FieldDifference {
	const inReais = (cents: number | null) => (cents === null ? null : fromCents(cents));
	const difference = here === null || there === null ? {} : { difference: fromCents(there - here) };
	return { field, here: inReais(here), there: inReais(there), ...difference };
}

function reais(cents: number): string {
	return formatReais(fromCents(cents));
}

function numbersOf(invoices: readonly RegisteredInvoice[]): string {
	return invoices.map(({ number, id }) => number ?? id).join(', ');
}
