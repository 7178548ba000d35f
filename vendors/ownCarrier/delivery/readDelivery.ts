import { shipmentProblems } from '../../../domain/checks/orderCheck';
import { customerCountry, type FinancialStatus, type Order } from '../../../domain/documents/order';
import type { PaymentStatus } from '../../../domain/documents/payment';
import { fromCents, toCents } from '../../../domain/values/money';
import { readPhone } from '../../../domain/values/phone';
import type { PostalAddress } from '../../../domain/values/postalAddress';
import type { Problem } from '../../../domain/values/problem';
import { recipientName, refuseRecipient } from '../../../runtime/carrier/recipient';
import { goodsOf } from '../../../runtime/carrier/declaredGoods';
import { vendor } from '../client/vendor';

export interface Delivery {
	number: string;
	recipient: string;
	/** E.164 */
	phone: string;
	address: PostalAddress;
	goods: { name: string; quantity: number }[];
	/** Reais to collect at the door; 'unknown': some, nobody says how much. */
	collect: number | 'nothing' | 'unknown' | null;
	note: string | null;
}

/** What the courier has to know; what is missing is refused by the names of its fields, all at once. */
export function readDelivery(order: Order): Delivery {
	const phone = phoneOf(order);
	const recipient = recipientName(order);
	refuseRecipient(vendor, order, [
		...shipmentProblems(order),
		...(recipient === '' ? [missing('order.shippingAddress.recipient', 'the courier asks for somebody')] : []),
		...('problem' in phone ? [phone.problem] : []),
	]);
	return {
		number: order.number,
		recipient,
		phone: 'e164' in phone ? phone.e164 : '',
		address: order.shippingAddress!,
		goods: goodsOf(order).map(({ name, quantity }) => ({ name, quantity })),
		collect: collectOf(order),
		note: typeof order.note === 'string' && order.note.trim() !== '' ? order.note.trim() : null,
	};
}

/** Of the delivery address, where it has one of its own: that is who is called at the door. */
function phoneOf(order: Order): { e164: string } | { problem: Problem } {
	const readings = [order.shippingAddress?.phone, order.customer.phone].map((phone) => readPhone(phone, customerCountry(order)));
	const known = readings.find((reading) => reading.valid);
	if (known?.valid) return { e164: known.e164 };
	const field = 'order.customer.phone';
	if (!order.customer.phone) return { problem: missing(field, 'the courier calls from the door') };
	const [, own] = readings;
	return { problem: { field, message: `cannot exist: ${own?.valid === false ? own.reason : ''}` } };
}

/**
 * Cash that nobody has counted yet is paid at the door. Its payment may be called received all the same: WooCommerce has an order that is
 * paid on delivery "processing", like one that is paid, and only the moment of the payment is missing.
 */
function collectOf({ payments, financialStatus, totals }: Order): Delivery['collect'] {
	const all = (Array.isArray(payments) ? payments : []).filter((payment) => payment && !calledOff.includes(payment.status));
	const atTheDoor = all.filter(({ method, paidAt }) => method === 'cash' && !paidAt);
	if (atTheDoor.length === 0) return financialStatus === 'paid' || financialStatus === 'partially_refunded' ? 'nothing' : null;
	const cents = toCents(totals.total);
	if (cents === undefined || atTheDoor.length < all.length || inPart.includes(financialStatus) || (totals.givenBack ?? 0) > 0)
		return 'unknown';
	return cents > 0 ? fromCents(cents) : 'nothing';
}

const calledOff: readonly unknown[] = ['refunded', 'deleted'] satisfies PaymentStatus[];

/** Then some of the total was paid before, or is not owed any more. */
const inPart: readonly unknown[] = ['partially_paid', 'partially_refunded', 'refunded', 'voided'] satisfies FinancialStatus[];

function missing(field: string, why: string): Problem {
	return { field, message: `is missing: ${why}` };
}
