import type { FinancialStatus, Order } from '../../../domain/documents/order';
import type { PaymentStatus } from '../../../domain/documents/payment';
import { methodOfName, type Method } from '../../../domain/sale/methodOfName';
import { asLink, asText, type Json } from '../../../runtime/client/json';
import { shownMoment } from '../client/shown';
import { statusOf } from './statuses';

const statuses: Readonly<Record<FinancialStatus, PaymentStatus>> = {
	pending: 'pending',
	authorized: 'authorized',
	partially_paid: 'pending',
	paid: 'received',
	partially_refunded: 'received',
	refunded: 'refunded',
	voided: 'deleted',
	unknown: 'unknown',
};

/** Gateways of WooCommerce and its plugins whose names do not say it; looked for in the name without its signs. */
const own: readonly (readonly [RegExp, Method])[] = [
	[/^bacs$/g, 'transfer'],
	[/^cod$/g, 'cash'],
	// Mercado Pago and Asaas call a boleto a ticket, Mercado Pago its own card form "custom".
	[/(mercadopago|asaas)ticket$/g, 'bank_slip'],
	[/mercadopagocustom$/g, 'credit_card'],
];

/** How the order is paid: by the gateway's id, else by what the checkout called it. */
export function mapPayments(order: Json, financialStatus: FinancialStatus): Order['payments'] {
	const gateway = asText(order.payment_method);
	const title = asText(order.payment_method_title);
	if (gateway === null && title === null) return [];
	const byId = methodOfName(gateway ?? '', own);
	return [
		{
			vendor: gateway ?? title ?? '',
			...idOf(order),
			status: statuses[financialStatus],
			vendorStatus: statusOf(order),
			method: byId === 'unknown' ? methodOfName(title ?? '') : byId,
			paidAt: shownMoment(order.date_paid_gmt),
			...(financialStatus === 'pending' ? { invoiceUrl: asLink(order.payment_url) } : {}),
		},
	];
}

/** The gateway's own, where it told the shop. */
function idOf({ transaction_id: id }: Json): { id?: string } {
	const text = asText(id);
	return text === null ? {} : { id: text };
}
