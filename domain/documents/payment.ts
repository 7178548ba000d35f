import type { Customer } from './customer';
import type { PostalAddress } from '../values/postalAddress';

export type PaymentStatus =
	| 'pending'
	| 'authorized'
	| 'confirmed'
	| 'received'
	| 'overdue'
	| 'refund_requested'
	| 'refunded'
	| 'chargeback'
	| 'risk_analysis'
	| 'dunning'
	| 'deleted'
	| 'unknown';

export interface PaymentCustomer extends Customer {
	/** The vendor's own id. */
	id: string | null;
	address: PostalAddress | null;
}

export interface PaymentRefund {
	amount: number;
	reason: string | null;
}

export interface Payment {
	vendor: string;
	id: string;
	status: PaymentStatus;
	/** The vendor's own word for the status. */
	vendorStatus: string;
	method:
		| 'pix'
		| 'bank_slip'
		| 'credit_card'
		| 'debit_card'
		| 'transfer'
		| 'deposit'
		| 'cash'
		| 'gift_card'
		| 'store_credit'
		| 'undefined'
		| 'unknown';
	value: number;
	netValue: number | null;
	/** Only with an event that tells of a refund: what went back with it. */
	refund?: PaymentRefund | null;
	/** What went back in all; absent, as `remaining`, where nothing did. */
	refunded?: number;
	/** What of the value has not gone back. */
	remaining?: number;
	/** `YYYY-MM-DD` */
	dueDate: string | null;
	paidAt: string | null;
	customer: PaymentCustomer | null;
	/** The order it pays for, without a leading `#`. */
	orderNumber: string | null;
	/** The order's own id (`order.id`), where the payment names it. */
	orderId: string | null;
	invoiceUrl: string | null;
	pix: { payload: string | null; image: string | null } | null;
	bankSlip: { line: string | null; url: string | null } | null;
	/** Only on a payment that was made to try things out: no money moved. */
	test?: true;
}
