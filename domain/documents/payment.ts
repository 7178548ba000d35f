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

export interface Payment {
	vendor: string;
	id: string;
	status: PaymentStatus;
	/** The vendor's own word for the status. */
	vendorStatus: string;
	method: 'pix' | 'bank_slip' | 'credit_card' | 'debit_card' | 'transfer' | 'deposit' | 'cash' | 'undefined' | 'unknown';
	value: number;
	netValue: number | null;
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
}
