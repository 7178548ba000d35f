import type { Invoice } from '../../../domain/documents/invoice';
import { IntegrationError } from '../../../runtime/errors/integrationError';
import type { WooApi } from '../client/api';
import { vendor } from '../client/vendor';
import { addNote } from './addNote';

/**
 * Keeps what is known of the nota fiscal in fields of the order, where plugins and the shop's own code find it, and in a note that the
 * shop's people see; the same values again change nothing.
 */
export async function recordInvoice(api: WooApi, orderId: string, invoice: Invoice): Promise<{ recorded: string[] }> {
	const fields = fieldsOf(invoice);
	if (fields.length === 0) throw nothingToRecord();
	await api.put(`/orders/${orderId}`, { meta_data: fields });
	await addNote(api, orderId, { text: noteOf(invoice), forCustomer: false });
	return { recorded: fields.map(({ key }) => key) };
}

/** What the invoice does not have yet is left as it is. */
function fieldsOf({ accessKey, number, series, pdfUrl }: Invoice): { key: string; value: string }[] {
	const danfe = pdfUrl && /^https?:\/\/\S+$/.test(pdfUrl) ? pdfUrl : null;
	const values = { _nfe_key: accessKey, _nfe_number: number, _nfe_series: series, _nfe_danfe: danfe };
	return Object.entries(values).flatMap(([key, value]) => (value ? [{ key, value }] : []));
}

function noteOf({ accessKey, number, series }: Invoice): string {
	const parts = [number && `número ${number}`, series && `série ${series}`, accessKey && `chave ${accessKey}`].filter(Boolean);
	return `Nota fiscal: ${parts.join(', ') || 'DANFE'}`;
}

function nothingToRecord(): IntegrationError {
	return new IntegrationError(vendor, {
		class: 'validation',
		code: 'invoiceEmpty',
		message: 'The invoice on the item has no access key, number, series or DANFE link yet',
		hint: 'Wait for the authorization before this node: ERP Invoice does so with "Wait for Authorization"',
	});
}
