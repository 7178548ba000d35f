import type { Invoice, InvoiceModel } from '../../../domain/documents/invoice';
import { hasClass } from '../../../runtime/errors/integrationError';
import { attempt } from '../../../runtime/errors/attempt';
import { asRecord, type Json } from '../../../runtime/client/json';
import type { FocusApi } from '../client/api';
import { readDocument } from './readDocument';
import { documentPath } from './resource';

/** What Focus NFe has of a document, as it shows it and as we read it. */
export interface KnownInvoice {
	invoice: Invoice;
	document: Json;
}

export async function getInvoice(api: FocusApi, ref: string, model: InvoiceModel): Promise<KnownInvoice> {
	const body = await api.get(documentPath(api, ref, model), { completa: 1 });
	return { invoice: readDocument(api, body, { ref, model }), document: asRecord(body) };
}

/** Undefined where Focus NFe has no document of this ref and model. */
export async function findInvoice(api: FocusApi, ref: string, model: InvoiceModel): Promise<KnownInvoice | undefined> {
	const outcome = await attempt(getInvoice(api, ref, model));
	if (outcome.ok) return outcome.value;
	if (hasClass(outcome.error, 'notFound')) return undefined;
	throw outcome.error;
}
