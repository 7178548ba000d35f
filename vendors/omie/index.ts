import type { InvoiceRegister } from '../../domain/ports/invoiceRegister';
import type { SkuStock } from '../../domain/ports/stock';
import type { InvoiceIssuerEntry, InvoiceSourceEntry, OrderStockEntry, VendorEntry } from '../../runtime/vendorEntry';
import { accountOf, vendor } from './client/vendor';
import { openInvoiceSource } from './events/invoiceSource';
import { openInvoiceIssuer } from './invoice/invoiceIssuer';
import { openInvoiceRegister } from './invoice/invoiceRegister';
import { openSkuStock } from './stock/skuStock';
import { openOrderStock } from './stock/orderStock';

const omie = { ...vendor, accountOf, credentialType: 'ponteOmieApi' };

export const omieInvoiceIssuer: InvoiceIssuerEntry = {
	...omie,
	open: openInvoiceIssuer,
	models: [55],
	can: ['download'],
	overrides: ['draftOnly', 'freightMode', 'additionalInformation', 'unknownProducts'],
	choices: [],
	keyed: true,
};

export const omieInvoiceRegister: VendorEntry<InvoiceRegister> = { ...omie, open: openInvoiceRegister };

export const omieInvoiceSource: InvoiceSourceEntry = {
	...omie,
	open: openInvoiceSource,
	topics: ['invoice.authorized', 'invoice.cancelled', 'invoice.denied'],
	setUp:
		'Omie does not sign its webhooks, so its invoices of the last two days are looked through every two minutes instead, as often as Omie lets the same be asked: one call for each hundred. There is nothing to set up, and no event arrives while you listen for a test event.',
};

export const omieOrderStock: OrderStockEntry = { ...omie, open: openOrderStock, keyed: true };

export const omieSkuStock: VendorEntry<SkuStock> = { ...omie, open: openSkuStock };
