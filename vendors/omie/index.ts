import type { StockCounter } from '../../domain/ports/stock';
import type { InvoiceIssuerEntry, InvoiceSourceEntry, StockKeeperEntry, VendorEntry } from '../../runtime/vendorEntry';
import { openInvoiceSource } from './events/invoiceSource';
import { openInvoiceIssuer } from './invoice/invoiceIssuer';
import { openStockCounter } from './stock/skuStock';
import { openStockKeeper } from './stock/orderStock';

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

export const omieInvoiceSource: InvoiceSourceEntry = {
	...omie,
	open: openInvoiceSource,
	topics: ['invoice.authorized', 'invoice.cancelled', 'invoice.denied'],
	setUp:
		'Omie signs no webhooks, so its invoices of the last two days are looked through every two minutes instead, as often as Omie lets the same be asked: one call for each hundred. There is nothing to set up, and nothing to come while you listen for a test event.',
};

export const omieStockKeeper: StockKeeperEntry = { ...omie, open: openStockKeeper, keyed: true };

export const omieStockCounter: VendorEntry<StockCounter> = { ...omie, open: openStockCounter };
