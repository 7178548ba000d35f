import type { InvoiceModel } from '../../../domain/documents/invoice';
import { IntegrationError } from '../../../runtime/errors/integrationError';
import type { FocusApi } from '../client/api';
import { vendor } from '../client/vendor';
import { serviceSystem } from '../serviceInvoice/provider';

/** The path of a model's documents at Focus NFe; services have one for each of the two systems that they are issued through. */
export function resourceOf({ connection }: Pick<FocusApi, 'connection'>, model: InvoiceModel): '/nfe' | '/nfce' | '/nfse' | '/nfsen' {
	if (model === 55) return '/nfe';
	if (model === 65) return '/nfce';
	return serviceSystem(connection) === 'national' ? '/nfsen' : '/nfse';
}

export function documentPath(api: Pick<FocusApi, 'connection'>, ref: string, model: InvoiceModel): string {
	// Half of a character cannot stand in an address, and two references must not become one by its loss.
	if (/\p{Cs}/u.test(ref)) throw brokenReference();
	return `${resourceOf(api, model)}/${encodeURIComponent(ref)}`;
}

function brokenReference(): IntegrationError {
	return new IntegrationError(vendor, {
		class: 'validation',
		code: 'reference',
		message: 'The reference of the invoice holds half of a character',
		hint: 'Write the reference or the order number again, in letters and digits only',
	});
}
