import type { InvoiceModel } from '../../../domain/invoice';
import { IntegrationError } from '../../../runtime/integrationError';
import { vendor } from '../client/vendor';

export type GoodsModel = 55 | 65;

/** The path of a model's documents at Focus NFe. */
export function resourceOf(model: InvoiceModel): '/nfe' | '/nfce' {
	if (model === 55) return '/nfe';
	if (model === 65) return '/nfce';
	throw new IntegrationError(vendor, {
		class: 'validation',
		code: 'invoiceModel',
		message: 'This package issues NF-e (55) and NFC-e (65) with Focus NFe, no NFS-e',
		hint: 'Choose the model NF-e or NFC-e',
	});
}

export function documentPath(ref: string, model: InvoiceModel): string {
	return `${resourceOf(model)}/${encodeURIComponent(ref)}`;
}
