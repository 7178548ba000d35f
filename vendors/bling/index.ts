import type { StockCounter, StockKeeper } from '../../domain/ports/stock';
import type { InvoiceIssuerEntry, InvoiceSourceEntry, VendorEntry } from '../../runtime/vendorEntry';
import { openInvoiceSource } from './events/invoiceSource';
import { setUp } from './events/setUp';
import { openInvoiceIssuer } from './invoice/invoiceIssuer';
import { openStockCounter } from './stock/skuStock';
import { openStockKeeper } from './stock/orderStock';

const bling = { id: 'bling', name: 'Bling', credentialType: 'ponteBlingOAuth2Api' };

export const blingInvoiceIssuer: InvoiceIssuerEntry = {
	...bling,
	open: openInvoiceIssuer,
	models: [55, 65],
	can: ['list', 'download'],
	wishes: ['draftOnly', 'operationNature', 'store', 'freightMode', 'additionalInformation', 'paymentMethods', 'unknownProducts'],
	choices: ['operationNatures', 'stores', 'paymentMethods'],
};

export const blingInvoiceSource: InvoiceSourceEntry = {
	...bling,
	open: openInvoiceSource,
	topics: [
		'invoice.authorized',
		'invoice.cancelled',
		'invoice.created',
		'invoice.denied',
		'invoice.rejected',
		'invoice.sent',
		'stock.changed',
	],
	setUp,
};

export const blingStockKeeper: VendorEntry<StockKeeper> = { ...bling, open: openStockKeeper };

export const blingStockCounter: VendorEntry<StockCounter> = { ...bling, open: openStockCounter };
