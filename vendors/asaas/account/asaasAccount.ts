import { shownAmount } from '../client/amount';
import type { Connection } from '../../../runtime/client/connection';
import { openCustomers, type CustomerKeeper } from '../customer/customerKeeper';
import { openServiceInvoices, type ServiceInvoiceKeeper } from '../invoice/serviceInvoices';
import { openPaymentLinks, type PaymentLinkKeeper } from '../paymentLinks/paymentLinks';
import { openPayments, type AsaasPayments } from '../payment/payments';
import { openAccount } from '../records/account';
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
	const account = openAccount(connection);
	const customers = openCustomers(account);
	return {
		customers,
		payments: openPayments(account, customers),
		subscriptions: openSubscriptions(account, customers),
		paymentLinks: openPaymentLinks(account),
		serviceInvoices: openServiceInvoices(account, customers),
		transfers: openTransfers(account),
		balance: async () => shownAmount((await getJson(account, '/finance/balance')).balance, 'balance'),
	};
}
