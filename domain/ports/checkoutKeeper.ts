import type { Order } from '../documents/order';
import type { Payment } from '../documents/payment';

/** A sale as a payment provider with a checkout knows it; `order` where it was bought in one. */
export interface Checkout {
	payment: Payment;
	order?: Order;
}

export interface CheckoutRefundRequest {
	/** The provider's own id of the payment. */
	paymentId: string;
	/** Names this refund once and for all. */
	key: string;
	/** What goes back; null for all that is left. */
	amount: number | null;
	/** The provider's own word; null for none. */
	reason: string | null;
}

/** What is asked of a payment provider with a checkout. */
export interface CheckoutKeeper {
	getPayment(id: string): Promise<Checkout>;
	getSession(id: string): Promise<Checkout>;
	/** `status`: the provider's own word, e.g. `pending` while a bank is still at it. */
	refund(request: CheckoutRefundRequest): Promise<{ id: string; amount: number; status: string; found: boolean }>;
}
