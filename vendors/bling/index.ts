import type { StockCounter, StockKeeper } from '../../domain/ports/stockKeeper';
import type { InvoiceIssuerEntry, VendorEntry } from '../../runtime/vendorEntry';
import { openInvoiceIssuer } from './invoice/invoiceIssuer';
import { openStockCounter } from './stock/stockCounter';
import { openStockKeeper } from './stock/stockKeeper';

const bling = { id: 'bling', name: 'Bling', credentialType: 'ponteBlingOAuth2Api' };

export const blingInvoiceIssuer: InvoiceIssuerEntry = {
	...bling,
	open: openInvoiceIssuer,
	models: [55, 65],
	can: [],
	wishes: [],
	choices: [],
};

export const blingStockKeeper: VendorEntry<StockKeeper> = { ...bling, open: openStockKeeper };

export const blingStockCounter: VendorEntry<StockCounter> = { ...bling, open: openStockCounter };
