import type { InvoiceRegister } from '../../domain/ports/invoiceRegister';
import type { SkuStock, OrderStock } from '../../domain/ports/stock';
import type { InvoiceIssuerEntry, InvoiceSourceEntry, VendorEntry } from '../../runtime/vendorEntry';
import { accountOf, vendor } from './client/vendor';
import { openInvoiceSource } from './events/invoiceSource';
import { setUp } from './events/setUp';
import { openInvoiceIssuer } from './invoice/invoiceIssuer';
import { openInvoiceRegister } from './invoice/invoiceRegister';
import { openSkuStock } from './stock/skuStock';
import { openOrderStock } from './stock/orderStock';

const bling = { ...vendor, accountOf, credentialType: 'ponteBlingOAuth2Api' };

export const blingInvoiceIssuer: InvoiceIssuerEntry = {
	...bling,
	open: openInvoiceIssuer,
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

export const blingInvoiceRegister: VendorEntry<InvoiceRegister> = { ...bling, open: openInvoiceRegister };

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

export const blingOrderStock: VendorEntry<OrderStock> = { ...bling, open: openOrderStock };

export const blingSkuStock: VendorEntry<SkuStock> = { ...bling, open: openSkuStock };
