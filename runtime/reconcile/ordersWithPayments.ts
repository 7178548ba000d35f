import type { Order } from '../../domain/documents/order';
import type { Payment } from '../../domain/documents/payment';
import type { OrderReader } from '../../domain/ports/orderKeeper';
import type { PaymentRegister } from '../../domain/ports/paymentRegister';
import { agree, judgePayments, notPaid, notTaken } from '../../domain/reconcile/judgePayments';
import { momentsOf, type Period } from '../../domain/reconcile/period';
import type { Held } from '../../domain/reconcile/sieve';
import { brazilDate } from '../../domain/values/brazilTime';
import { plainName } from '../../domain/values/plainName';
import type { Comparison, Judgement } from './compareSides';
import { orderNow } from './orderNow';

export interface OrdersWithPayments {
	orders: Pick<OrderReader, 'get' | 'pages'>;
	register: PaymentRegister;
	period: Period;
	/** What the shop's names of its ways to pay contain where the money is at this provider. */
	gateway: string;
	now: number;
}

/** A shop's orders with a provider's payments: what one says it has, the other has, too. */
export function ordersWithPayments(sides: OrdersWithPayments): Comparison<Order, Payment> {
	const { orders, register, period, now } = sides;
	const { begin, end } = momentsOf(period);
	const shop: Shop = { name: undefined };
	const window = { since: new Date(begin).toISOString(), until: new Date(Math.max(end, now)).toISOString() };
	const days = { from: brazilDate(begin), to: brazilDate(Math.max(end - 1, now)) };
	return {
		here: {
			pages: orders.pages(window),
			keyOf: ({ number }) => number || undefined,
			ignores: (order) => {
				shop.name ??= shopOf(order.id);
				return notPaid(order) ?? (isOf(order, sides.gateway) ? undefined : 'other_gateway');
			},
		},
		there: {
			pages: register.pages(days),
			keyOf: ({ orderNumber }) => orderNumber ?? undefined,
			ignores: (payment) => notTaken(payment) ?? otherShop(payment, shop),
		},
		agree,
		judge: async (key, held) => await judge(sides, shop, end, key, held),
	};
}

/** As the shop's orders name it, known with the first of them. */
interface Shop {
	name: string | undefined;
}

/** `shopify:loja` of `shopify:loja/6123`. */
function shopOf(orderId: string): string | undefined {
	return /^(.+)\/[^/]+$/.exec(orderId)?.[1];
}

/** Two shops may have an order of the same number and one account for their money. */
function otherShop({ orderId }: Payment, { name }: Shop): string | undefined {
	const other = orderId === null ? undefined : shopOf(orderId);
	return name === undefined || other === undefined || other === name ? undefined : 'other_shop';
}

function isOf({ payments }: Order, gateway: string): boolean {
	const wanted = plainName(gateway);
	return payments.some(({ vendor }) => plainName(vendor ?? '').includes(wanted));
}

async function judge(sides: OrdersWithPayments, shop: Shop, end: number, key: string, held: Held<Order, Payment>): Promise<Judgement> {
	const order = await orderNow(sides.orders, key, held.here[0]);
	shop.name ??= order && shopOf(order.id);
	const payments = (await paymentsNow(sides, key, order, held.there)).filter((payment) => otherShop(payment, shop) === undefined);
	if (!order && payments.length === 0) return { ignored: 'other_shop' };
	const finding = judgePayments(key, order, payments, order !== undefined && isOf(order, sides.gateway));
	if (!finding) return 'matched';
	// Its other half may be on the way.
	if (order ? Date.parse(order.createdAt) >= end : payments.every(({ paidAt }) => Date.parse(paidAt ?? '') >= end))
		return { ignored: 'of_today' };
	const [payment] = payments;
	const documents = {
		...(order ? { order } : {}),
		...(payment ? { payment } : {}),
		...(payments.length > 1 ? { payments } : {}),
	};
	return { finding, documents, ids: [order?.id ?? '', ...payments.map(({ vendor, id }) => `${vendor}:${id}`)] };
}

async function paymentsNow({ register }: OrdersWithPayments, key: string, order: Order | undefined, listed: readonly Payment[]) {
	const found = await register.ofOrder({ number: key, order: order ?? null });
	const known = new Set(found.map(({ id }) => id));
	return [...found, ...listed.filter(({ id }) => !known.has(id))];
}
