import type { InvoiceRegister } from '../../domain/ports/invoiceRegister';
import type { SkuStock } from '../../domain/ports/stock';
import type { InvoiceIssuerEntry, InvoiceSourceEntry, OrderStockEntry, VendorEntry } from '../../runtime/vendorEntry';
import { accountOf, vendor } from './client/vendor';

const omie = { ...vendor, accountOf, credentialType: 'ponteOmieApi' };

export const omieInvoiceIssuer: InvoiceIssuerEntry = {
	...omie,
	open: async (connection) => (await import('./invoice/invoiceIssuer')).openInvoiceIssuer(connection),
	models: [55],
	can: ['download'],
	overrides: ['draftOnly', 'freightMode', 'additionalInformation', 'unknownProducts'],
	choices: [],
	keyed: true,
};

export const omieInvoiceRegister: VendorEntry<InvoiceRegister> = {
	...omie,
	open: async (connection) => (await import('./invoice/invoiceRegister')).openInvoiceRegister(connection),
};

export const omieInvoiceSource: InvoiceSourceEntry = {
	...omie,
	open: async (connection) => (await import('./events/invoiceSource')).openInvoiceSource(connection),
	topics: ['invoice.authorized', 'invoice.cancelled', 'invoice.denied'],
	setUp:
		'Omie does not sign its webhooks, so its invoices of the last two days are looked through every two minutes instead, as often as Omie lets the same be asked: one call for each hundred. There is nothing to set up, and no event arrives while you listen for a test event.',
};

export const omieOrderStock: OrderStockEntry = {
	...omie,
	open: async (connection) => (await import('./stock/orderStock')).openOrderStock(connection),
	keyed: true,
};

export const omieSkuStock: VendorEntry<SkuStock> = {
	...omie,
	open: async (connection) => (await import('./stock/skuStock')).openSkuStock(connection),
};
