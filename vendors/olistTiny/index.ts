import type { StockCounter, StockKeeper } from '../../domain/ports/stockKeeper';
import type { InvoiceIssuerEntry, VendorEntry } from '../../runtime/vendorEntry';
import { openInvoiceIssuer } from './invoice/invoiceIssuer';
import { openStockCounter } from './stock/stockCounter';
import { openStockKeeper } from './stock/stockKeeper';

const olistTiny = { id: 'olistTiny', name: 'Olist Tiny', credentialType: 'ponteOlistTinyOAuth2Api' };

export const olistTinyInvoiceIssuer: InvoiceIssuerEntry = {
	...olistTiny,
	open: openInvoiceIssuer,
	models: [55, 65],
	can: ['list', 'download'],
	wishes: ['draftOnly', 'operationNature', 'location', 'store', 'freightMode'],
	choices: ['locations'],
};

export const olistTinyStockKeeper: VendorEntry<StockKeeper> = { ...olistTiny, open: openStockKeeper };

export const olistTinyStockCounter: VendorEntry<StockCounter> = { ...olistTiny, open: openStockCounter };
