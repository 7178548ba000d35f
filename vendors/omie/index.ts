import type { InvoiceIssuerEntry } from '../../runtime/vendorEntry';
import { openInvoiceIssuer } from './invoice/invoiceIssuer';

const omie = { id: 'omie', name: 'Omie', credentialType: 'ponteOmieApi' };

export const omieInvoiceIssuer: InvoiceIssuerEntry = {
	...omie,
	open: openInvoiceIssuer,
	models: [55],
	can: ['download'],
	wishes: ['draftOnly', 'freightMode', 'additionalInformation', 'unknownProducts'],
	choices: [],
};
