import type { PaymentRegister } from '../../domain/ports/paymentRegister';
import type { Connection } from '../../runtime/client/connection';
import type { InvoiceIssuerEntry, VendorEntry } from '../../runtime/vendorEntry';
import { accountOf, vendor } from './client/vendor';
import { otherTopics } from './events/families';
import type { PaymentSourceOptions } from './events/paymentSource';
import { paymentTopics } from './events/paymentTopics';
import { countsPaidOnce, defaultEvents, presets, topicsOf } from './events/presets';

const asaas = { ...vendor, accountOf, credentialType: 'ponteAsaasApi' };

export const asaasPaymentSource = {
	...asaas,
	open: async (connection: Connection, chosen?: Partial<PaymentSourceOptions>) =>
		(await import('./events/paymentSource')).openPaymentSource(connection, chosen),
	presets,
	/** All events of Asaas, family by family. */
	topics: [...paymentTopics, ...otherTopics],
	defaultEvents,
	topicsOf,
	countsPaidOnce,
};

/** The same payments, looked through for who has not paid. */
export const asaasUnpaidSource = {
	...asaas,
	open: async (connection: Connection) => (await import('./unpaid/unpaidSource')).openUnpaidSource(connection),
};

export const asaasAccount = {
	...asaas,
	open: async (connection: Connection) => (await import('./account/asaasAccount')).openAsaasAccount(connection),
};

export const asaasPaymentRegister: VendorEntry<PaymentRegister> = {
	...asaas,
	open: async (connection) => (await import('./payment/paymentRegister')).openPaymentRegister(connection),
};

export const asaasInvoiceIssuer: InvoiceIssuerEntry = {
	...asaas,
	open: async (connection) => (await import('./invoice/invoiceIssuer')).openInvoiceIssuer(connection),
	models: ['nfse'],
	keyed: true,
	can: [],
	overrides: [],
	choices: [],
};
