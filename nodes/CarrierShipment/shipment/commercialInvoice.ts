import { normalizeAccessKey } from '../../../domain/values/accessKey';
import type { Invoice } from '../../../domain/documents/invoice';
import { asObject } from '../../../runtime/host/itemDocuments';
import { IntegrationError } from '../../../runtime/errors/integrationError';
import type { IDataObject } from 'n8n-workflow';

/**
 * The nota fiscal that the parcel travels with; null where the item has none. One that is not authorized is refused: the parcel
 * would leave with a declaration of content although an invoice is on its way.
 */
export function commercialInvoice(json: IDataObject, orderNumber: string): Invoice | null {
	const invoice = asObject(json.invoice) as Partial<Invoice> | undefined;
	if (!invoice || invoice.model === 'nfse') return null;
	const accessKey = normalizeAccessKey(invoice.accessKey);
	if (invoice.status === 'authorized' && accessKey) return { ...(invoice as Invoice), accessKey };
	throw new IntegrationError('ponte', {
		class: 'validation',
		code: 'invoiceNotAuthorized',
		message: `Order ${orderNumber}: its invoice ${invoice.status === 'authorized' ? 'has no valid access key' : `is not authorized (${String(invoice.status)})`}`,
		hint: 'Run this node when the invoice is authorized: check invoice.status before it, e.g. with an If node',
	});
}
