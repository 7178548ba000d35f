import type { Connection } from '../../../runtime/client/connection';
import { money } from '../../../domain/values/money';
import { openCustomers, type CustomerKeeper } from '../customer/customerKeeper';
import { openServiceInvoices, type ServiceInvoiceKeeper } from '../invoice/serviceInvoices';
import { openPaymentLinks, type PaymentLinkKeeper } from '../paymentLinks/paymentLinks';
import { openPayments, type AsaasPayments } from '../payment/payments';
import { openBooks } from '../records/books';
import { getJson } from '../records/calls';
import { openSubscriptions, type SubscriptionKeeper } from '../subscriptions/subscriptions';
import { openTransfers, type TransferKeeper } from '../transfers/transfers';

/** An account at Asaas with all that a flow does in it. */
export interface AsaasAccount {
	customers: CustomerKeeper;
	payments: AsaasPayments;
	subscriptions: SubscriptionKeeper;
	paymentLinks: PaymentLinkKeeper;
	serviceInvoices: ServiceInvoiceKeeper;
	transfers: TransferKeeper;
	/** Reais at the account's disposal. */
	balance(): Promise<number>;
}

export function openAsaasAccount(connection: Connection): AsaasAccount {
	const books = openBooks(connection);
	const customers = openCustomers(books);
	return {
		customers,
		payments: openPayments(books, customers),
		subscriptions: openSubscriptions(books, customers),
		paymentLinks: openPaymentLinks(books),
		serviceInvoices: openServiceInvoices(books, customers),
		transfers: openTransfers(books),
		balance: async () => money((await getJson(books, '/finance/balance')).balance),
	};
}
