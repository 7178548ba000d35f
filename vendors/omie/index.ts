import type { StockCounter } from '../../domain/ports/stockKeeper';
import type { InvoiceIssuerEntry, StockKeeperEntry, VendorEntry } from '../../runtime/vendorEntry';
import { openInvoiceIssuer } from './invoice/invoiceIssuer';
import { openStockCounter } from './stock/stockCounter';
import { openStockKeeper } from './stock/stockKeeper';

const omie = { id: 'omie', name: 'Omie', credentialType: 'ponteOmieApi' };

export const omieInvoiceIssuer: InvoiceIssuerEntry = {
	...omie,
	open: openInvoiceIssuer,
	models: [55],
	can: ['download'],
	wishes: ['draftOnly', 'freightMode', 'additionalInformation', 'unknownProducts'],
	choices: [],
	keyed: true,
};

export const omieStockKeeper: StockKeeperEntry = { ...omie, open: openStockKeeper, keyed: true };

export const omieStockCounter: VendorEntry<StockCounter> = { ...omie, open: openStockCounter };
