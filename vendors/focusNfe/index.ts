import type { InvoiceIssuerEntry, InvoiceSourceEntry } from '../../runtime/vendorEntry';
import { accountOf, vendor } from './client/vendor';

const focusNfe = { ...vendor, accountOf, credentialType: 'ponteFocusNfeApi' };

export const focusNfeInvoiceIssuer: InvoiceIssuerEntry = {
	...focusNfe,
	open: async (connection) => (await import('./invoice/invoiceIssuer')).openInvoiceIssuer(connection),
	models: [55, 65, 'nfse'],
	can: ['download', 'cancel', 'correct', 'voidNumbers'],
	overrides: ['operationNature', 'series', 'freightMode', 'additionalInformation', 'paymentMethods', 'intermediary'],
	choices: [],
	asksTaxes: true,
	asksServiceCode: true,
	keyed: true,
};

export const focusNfeInvoiceSource: InvoiceSourceEntry = {
	...focusNfe,
	open: async (connection) => (await import('./events/invoiceSource')).openInvoiceSource(connection),
	topics: ['invoice.authorized', 'invoice.cancelled', 'invoice.denied', 'invoice.rejected'],
};
