import type { FinancialStatus, Order } from '../../../domain/documents/order';
import type { PaymentStatus } from '../../../domain/documents/payment';
import type { Json } from '../../../runtime/client/json';
import { textsOf } from '../client/reading';
import { paymentMethod } from './paymentMethod';

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

/** How the order is paid, as far as the payload tells: the gateways by name, and one status for all of them. */
export function mapPayments(payload: Json, financialStatus: FinancialStatus): Order['payments'] {
	return textsOf(payload.payment_gateway_names).map((gateway) => ({
		vendor: gateway,
		status: statuses[financialStatus],
		vendorStatus: financialStatus,
		method: paymentMethod(gateway),
	}));
}
