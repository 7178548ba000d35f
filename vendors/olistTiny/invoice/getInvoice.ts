import type { Invoice, InvoiceModel } from '../../../domain/documents/invoice';
import { readSefazDecision } from '../../../domain/sefaz/sefazDecision';
import { IntegrationError } from '../../../runtime/errors/integrationError';
import { asRecord, asText } from '../../../runtime/client/json';
import { attempt } from '../../../runtime/errors/attempt';
import { recordIn } from '../client/answers';
import type { TinyApi } from '../client/api';
import { readInvoice } from './readInvoice';

/** An invoice as it is now: one call, and a second one for the DANFE's link or for the reason of a refusal. */
export async function getInvoice(api: TinyApi, id: string, model: InvoiceModel): Promise<Invoice> {
	const invoice = readInvoice(recordIn(await api.get(`/notas/${encodeURIComponent(id)}`)), model);
	if (invoice.status === 'authorized') return { ...invoice, pdfUrl: (await orNothing(danfeLink(api, id))) ?? null };
	if (invoice.status !== 'rejected' && invoice.status !== 'denied') return invoice;
	const decision = readSefazDecision(await orNothing(invoiceXml(api, id)));
	const reason = decision?.reason ?? 'Olist Tiny does not give the reason here: open the invoice there to read it';
	return { ...invoice, protocol: decision?.protocol ?? null, rejection: { code: decision?.code ?? null, reason } };
}

/** The address of the DANFE, open to whoever has it; null before the invoice is authorized. */
export async function danfeLink(api: TinyApi, id: string): Promise<string | null> {
	const link = asText(asRecord(await api.get(`/notas/${encodeURIComponent(id)}/link`)).link);
	return link?.startsWith('https://') ? link : null;
}

/** The XML as far as it has come: as it was sent, or with SEFAZ's answer. */
export async function invoiceXml(api: TinyApi, id: string): Promise<string | null> {
	return asText(asRecord(await api.get(`/notas/${encodeURIComponent(id)}/xml`)).xmlNfe);
}

/** Without a link or a reason the status is still true: a document that cannot be fetched is no failure. */
async function orNothing<T>(work: Promise<T>): Promise<T | undefined> {
	const outcome = await attempt(work);
	if (outcome.ok) return outcome.value;
	if (outcome.error instanceof IntegrationError) return undefined;
	throw outcome.error;
}
