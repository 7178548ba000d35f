import type { Payment } from '../documents/payment';
import type { Days, NamedOrder } from './invoiceRegister';

/** Where a provider keeps the payments that it was asked for, by the day on which it was. */
export interface PaymentRegister {
	/** Those made on these days, paid or not, the oldest day first. */
	pages(days: Days): AsyncIterable<readonly Payment[]>;
	/** Those of one order as they stand now, as far as the provider finds them by the order's name. */
	ofOrder(named: NamedOrder): Promise<Payment[]>;
}
