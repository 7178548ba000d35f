import type { Order } from '../../domain/documents/order';
import type { InvoiceRegister, RegisteredInvoice } from '../../domain/ports/invoiceRegister';
import type { OrderReader } from '../../domain/ports/orderKeeper';
import { notCounting, notDue } from '../../domain/reconcile/dueInvoice';
import { agree, judgeInvoices } from '../../domain/reconcile/judgeInvoices';
import { momentsOf, type Period } from '../../domain/reconcile/period';
import type { Held } from '../../domain/reconcile/sieve';
import { brazilDate } from '../../domain/values/brazilTime';
import type { Comparison, Judgement } from './compareSides';
import { orderNow } from './orderNow';

export interface OrdersWithInvoices {
	orders: Pick<OrderReader, 'get' | 'pages'>;
	register: InvoiceRegister;
	period: Period;
	/** Stands before the shop's numbers in the register. */
	numberPrefix: string;
	now: number;
}

/** Not compared because it is of today: its other half may be on the way. */
const tooYoung = { ignored: 'of_today' } as const;

/** A shop's orders with the invoices of an issuer: every order that is due has one, over its own amount, and every invoice has its order. */
export function ordersWithInvoices(sides: OrdersWithInvoices): Comparison<Order, RegisteredInvoice> {
	const { orders, register, period, now } = sides;
	const { begin, end } = momentsOf(period);
	// Both are read up to now: what is invoiced at night is often the order of the evening before.
	const window = { since: new Date(begin).toISOString(), until: new Date(Math.max(end, now)).toISOString() };
	const days = { from: brazilDate(begin), to: brazilDate(Math.max(end - 1, now)) };
	return {
		here: { pages: orders.pages(window), keyOf: ({ number }) => number || undefined, ignores: notDue },
		there: {
			pages: register.pages(days),
			keyOf: ({ orderNumber }) => shopNumber(orderNumber, sides.numberPrefix),
			ignores: (invoice) => notCounting(invoice) ?? otherShop(invoice, sides.numberPrefix),
		},
		agree,
		judge: async (key, held) => await judge(sides, end, key, held),
	};
}

function shopNumber(orderNumber: string | null, prefix: string): string | undefined {
	return orderNumber?.startsWith(prefix) ? orderNumber.slice(prefix.length) || undefined : undefined;
}

function otherShop({ orderNumber }: RegisteredInvoice, prefix: string): string | undefined {
	return shopNumber(orderNumber, prefix) === undefined ? 'other_shop' : undefined;
}

async function judge(sides: OrdersWithInvoices, end: number, key: string, held: Held<Order, RegisteredInvoice>): Promise<Judgement> {
	const order = await orderNow(sides.orders, key, held.here[0]);
	const invoices = await invoicesNow(sides, key, order, held.there);
	const finding = judgeInvoices(key, order, invoices);
	if (!finding) return 'matched';
	if (isYoung(order, invoices, end)) return tooYoung;
	return {
		finding,
		documents: documentsOf(order, invoices),
		ids: [order?.id ?? '', ...invoices.map(({ vendor, id }) => `${vendor}:${id}`)],
	};
}

function isYoung(order: Order | undefined, invoices: readonly RegisteredInvoice[], end: number): boolean {
	if (order) return Date.parse(order.createdAt) >= end;
	return invoices.every(({ issuedAt }) => Date.parse(issuedAt ?? '') >= end);
}

/** All that the register has of the order, and what its lists had under the number beside that. */
async function invoicesNow(
	{ register, numberPrefix }: OrdersWithInvoices,
	key: string,
	order: Order | undefined,
	listed: readonly RegisteredInvoice[],
): Promise<RegisteredInvoice[]> {
	const number = `${numberPrefix}${key}`;
	const found = await register.ofOrder({ number, order: order ? { ...order, number } : null });
	const known = new Set(found.map(({ id }) => id));
	return [...found, ...listed.filter(({ id }) => !known.has(id))];
}

function documentsOf(order: Order | undefined, invoices: readonly RegisteredInvoice[]): Record<string, unknown> {
	const [first] = invoices;
	// Several stand beside the first one: nodes that take "invoice" take one.
	const several = invoices.length > 1 ? { invoices } : {};
	return { ...(order ? { order } : {}), ...(first ? { invoice: first } : {}), ...several };
}
