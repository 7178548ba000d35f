import type { InvoiceModel } from '../../../domain/documents/invoice';
import { IntegrationError } from '../../../runtime/errors/integrationError';
import { vendor } from '../client/vendor';

/** The model as `gerar-nota-fiscal` wants it. */
export function modelNumber(model: InvoiceModel): 55 | 65 {
	if (model !== 'nfse') return model;
	throw new IntegrationError(vendor, {
		class: 'validation',
		code: 'invoiceModel',
		message: 'With Olist Tiny this package issues NF-e (55) and NFC-e (65), but not NFS-e',
		hint: 'Choose the model NF-e or NFC-e',
	});
}
