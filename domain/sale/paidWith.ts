import type { Order } from '../documents/order';
import type { Payment } from '../documents/payment';

const nothingCameOfIt: readonly (Payment['status'] | undefined)[] = ['deleted', 'refunded', 'refund_requested', 'chargeback'];

/** What an order was paid with: not what was tried and came to nothing, or went back, where something else stands. */
export function paidWith({ payments }: Partial<Pick<Order, 'payments'>>): Order['payments'] {
	const all = payments ?? [];
	const standing = all.filter(({ status }) => !nothingCameOfIt.includes(status));
	return standing.length > 0 ? standing : all;
}
