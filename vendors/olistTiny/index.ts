import type { InvoiceRegister } from '../../domain/ports/invoiceRegister';
import type { SkuStock, OrderStock } from '../../domain/ports/stock';
import type { InvoiceIssuerEntry, InvoiceSourceEntry, VendorEntry } from '../../runtime/vendorEntry';
import { accountOf, vendor } from './client/vendor';
import { openInvoiceSource } from './events/invoiceSource';
import { openInvoiceIssuer } from './invoice/invoiceIssuer';
import { openInvoiceRegister } from './invoice/invoiceRegister';
import { openSkuStock } from './stock/skuStock';
import { openOrderStock } from './stock/orderStock';

const olistTiny = { ...vendor, accountOf, credentialType: 'ponteOlistTinyOAuth2Api' };

export const olistTinyInvoiceIssuer: InvoiceIssuerEntry = {
	...olistTiny,
	open: openInvoiceIssuer,
	models: [55, 65],
	namesConsumer: true,
	can: ['list', 'download'],
	overrides: ['draftOnly', 'operationNature', 'location', 'store', 'freightMode'],
	choices: ['locations'],
};

export const olistTinyInvoiceRegister: VendorEntry<InvoiceRegister> = { ...olistTiny, open: openInvoiceRegister };

export const olistTinyInvoiceSource: InvoiceSourceEntry = {
	...olistTiny,
	open: openInvoiceSource,
	topics: ['invoice.authorized', 'invoice.cancelled', 'invoice.denied', 'invoice.rejected'],
	setUp:
		'Olist Tiny does not sign its webhooks, so its invoices of the last two days are looked through every minute instead: one call for each hundred. There is nothing to set up, and no event arrives while you listen for a test event.',
};

export const olistTinyOrderStock: VendorEntry<OrderStock> = { ...olistTiny, open: openOrderStock };

export const olistTinySkuStock: VendorEntry<SkuStock> = { ...olistTiny, open: openSkuStock };
