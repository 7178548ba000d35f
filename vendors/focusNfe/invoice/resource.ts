import type { InvoiceModel } from '../../../domain/documents/invoice';
import type { FocusApi } from '../client/api';
import { serviceSystem } from '../serviceInvoice/provider';

/** The path of a model's documents at Focus NFe; services have one for each of the two systems that they are issued through. */
export function resourceOf({ connection }: Pick<FocusApi, 'connection'>, model: InvoiceModel): '/nfe' | '/nfce' | '/nfse' | '/nfsen' {
	if (model === 55) return '/nfe';
	if (model === 65) return '/nfce';
	return serviceSystem(connection) === 'national' ? '/nfsen' : '/nfse';
}

export function documentPath(api: Pick<FocusApi, 'connection'>, ref: string, model: InvoiceModel): string {
	return `${resourceOf(api, model)}/${encodeURIComponent(ref)}`;
}
