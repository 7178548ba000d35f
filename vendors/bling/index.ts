import type { InvoiceRegister } from '../../domain/ports/invoiceRegister';
import type { SkuStock, OrderStock } from '../../domain/ports/stock';
import type { InvoiceIssuerEntry, InvoiceSourceEntry, VendorEntry } from '../../runtime/vendorEntry';
import { accountOf, vendor } from './client/vendor';
import { setUp } from './events/setUp';

const bling = { ...vendor, accountOf, credentialType: 'ponteBlingOAuth2Api' };

export const blingInvoiceIssuer: InvoiceIssuerEntry = {
	...bling,
	open: async (connection) => (await import('./invoice/invoiceIssuer')).openInvoiceIssuer(connection),
	models: [55, 65],
	can: ['list', 'download'],
	overrides: [
		'draftOnly',
		'operationNature',
		'store',
		'freightMode',
		'additionalInformation',
		'paymentMethods',
		'unknownProducts',
		'intermediary',
	],
	choices: ['operationNatures', 'stores', 'paymentMethods'],
};

export const blingInvoiceRegister: VendorEntry<InvoiceRegister> = {
	...bling,
	open: async (connection) => (await import('./invoice/invoiceRegister')).openInvoiceRegister(connection),
};

export const blingInvoiceSource: InvoiceSourceEntry = {
	...bling,
	open: async (connection) => (await import('./events/invoiceSource')).openInvoiceSource(connection),
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

export const blingOrderStock: VendorEntry<OrderStock> = {
	...bling,
	open: async (connection) => (await import('./stock/orderStock')).openOrderStock(connection),
};

export const blingSkuStock: VendorEntry<SkuStock> = {
	...bling,
	open: async (connection) => (await import('./stock/skuStock')).openSkuStock(connection),
};
