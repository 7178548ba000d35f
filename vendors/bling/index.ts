import type { StockKeeper } from '../../domain/ports/stockKeeper';
import type { InvoiceIssuerEntry, VendorEntry } from '../../runtime/vendorEntry';
import { openInvoiceIssuer } from './invoice/invoiceIssuer';
import { openStockKeeper } from './stock/stockKeeper';

const bling = { id: 'bling', name: 'Bling', credentialType: 'ponteBlingOAuth2Api' };

export const blingInvoiceIssuer: InvoiceIssuerEntry = {
	...bling,
	open: openInvoiceIssuer,
	models: [55, 65],
	can: ['list', 'download'],
	wishes: ['draftOnly', 'operationNature', 'store', 'freightMode', 'additionalInformation', 'paymentMethods', 'unknownProducts'],
	choices: ['operationNatures', 'stores', 'paymentMethods'],
};

export const blingStockKeeper: VendorEntry<StockKeeper> = { ...bling, open: openStockKeeper };
