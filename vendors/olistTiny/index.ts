import type { InvoiceRegister } from '../../domain/ports/invoiceRegister';
import type { SkuStock, OrderStock } from '../../domain/ports/stock';
import type { InvoiceIssuerEntry, InvoiceSourceEntry, VendorEntry } from '../../runtime/vendorEntry';
import { accountOf, vendor } from './client/vendor';

const olistTiny = { ...vendor, accountOf, credentialType: 'ponteOlistTinyOAuth2Api' };

export const olistTinyInvoiceIssuer: InvoiceIssuerEntry = {
	...olistTiny,
	open: async (connection) => (await import('./invoice/invoiceIssuer')).openInvoiceIssuer(connection),
	models: [55, 65],
	namesConsumer: true,
	can: ['list', 'download'],
	overrides: ['draftOnly', 'operationNature', 'location', 'store', 'freightMode'],
	choices: ['locations'],
};

export const olistTinyInvoiceRegister: VendorEntry<InvoiceRegister> = {
	...olistTiny,
	open: async (connection) => (await import('./invoice/invoiceRegister')).openInvoiceRegister(connection),
};

export const olistTinyInvoiceSource: InvoiceSourceEntry = {
	...olistTiny,
	open: async (connection) => (await import('./events/invoiceSource')).openInvoiceSource(connection),
	topics: ['invoice.authorized', 'invoice.cancelled', 'invoice.denied', 'invoice.rejected'],
	setUp:
		'Olist Tiny does not sign its webhooks, so its invoices of the last two days are looked through every minute instead: one call for each hundred. There is nothing to set up, and no event arrives while you listen for a test event.',
};

export const olistTinyOrderStock: VendorEntry<OrderStock> = {
	...olistTiny,
	open: async (connection) => (await import('./stock/orderStock')).openOrderStock(connection),
};

export const olistTinySkuStock: VendorEntry<SkuStock> = {
	...olistTiny,
	open: async (connection) => (await import('./stock/skuStock')).openSkuStock(connection),
};
