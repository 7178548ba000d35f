import type { InvoiceModel } from '../../../domain/documents/invoice';
import { IntegrationError } from '../../../runtime/errors/integrationError';
import { vendor } from '../client/vendor';

/** The path of a model's invoices in Bling. */
export function resourceOf(model: InvoiceModel): '/nfe' | '/nfce' {
	if (model === 55) return '/nfe';
	if (model === 65) return '/nfce';
	throw new IntegrationError(vendor, {
		class: 'validation',
		code: 'invoiceModel',
		message: 'With Bling this package issues NF-e (55) and NFC-e (65), but not NFS-e',
		hint: 'Choose the model NF-e or NFC-e',
	});
}

/** The last part of the path that makes such an invoice of a sale. */
export function generatorOf(model: InvoiceModel): 'gerar-nfe' | 'gerar-nfce' {
	return resourceOf(model) === '/nfe' ? 'gerar-nfe' : 'gerar-nfce';
}
