import type { InvoiceIssuerEntry } from '../../runtime/vendorEntry';
import { displayName, vendor } from './client/vendor';
import { openInvoiceIssuer } from './invoice/invoiceIssuer';

export const focusNfeInvoiceIssuer: InvoiceIssuerEntry = {
	id: vendor,
	name: displayName,
	credentialType: 'ponteFocusNfeApi',
	open: openInvoiceIssuer,
	models: [55, 65],
	can: ['download', 'cancel', 'correct', 'voidNumbers'],
	wishes: ['operationNature', 'series', 'freightMode', 'additionalInformation', 'paymentMethods'],
	choices: [],
	asksTaxes: true,
	keyed: true,
};
