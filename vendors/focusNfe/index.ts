import type { InvoiceIssuerEntry, InvoiceSourceEntry } from '../../runtime/vendorEntry';
import { accountOf, vendor } from './client/vendor';
import { openInvoiceSource } from './events/invoiceSource';
import { openInvoiceIssuer } from './invoice/invoiceIssuer';

const focusNfe = { ...vendor, accountOf, credentialType: 'ponteFocusNfeApi' };

export const focusNfeInvoiceIssuer: InvoiceIssuerEntry = {
	...focusNfe,
	open: openInvoiceIssuer,
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
	open: openInvoiceSource,
	topics: ['invoice.authorized', 'invoice.cancelled', 'invoice.denied', 'invoice.rejected'],
};
