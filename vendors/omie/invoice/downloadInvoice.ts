import type { InvoiceFiles } from '../../../domain/ports/invoiceIssuer';
import { asRecord, asText } from '../../../runtime/client/json';
import { hasClass } from '../../../runtime/errors/integrationError';
import { attempt } from '../../../runtime/errors/attempt';
import type { OmieApi } from '../client/api';
import { requireId } from '../client/answers';
import { methods } from '../client/methods';

/** XML and DANFE, none of an invoice that SEFAZ has not taken. `ObterNfe` goes by an id that only `ConsultarNF` tells. */
export async function downloadInvoice(api: OmieApi, saleId: number): Promise<InvoiceFiles> {
	const found = await attempt(api.ask(methods.findInvoice, { nIdPedido: saleId }));
	if (found.ok) return await filesOf(api, found.value);
	if (hasClass(found.error, 'notFound')) return { xml: null, pdf: null };
	throw found.error;
}

async function filesOf(api: OmieApi, { compl }: Record<string, unknown>): Promise<InvoiceFiles> {
	const document = await api.ask(methods.getDocument, { nIdNfe: requireId(asRecord(compl).nIdNF) });
	return { xml: asText(document.cXmlNfe), pdf: await pdfIn(api, asText(document.cPdf)) };
}

/** `cPdf` is an address at Omie; the file itself, in base64, is read as well. */
async function pdfIn(api: OmieApi, text: string | null): Promise<Buffer | null> {
	if (text === null) return null;
	const isAddress = /^https:\/\/(?:[\w-]+\.)*omie\.com\.br\//.test(text);
	const file = isAddress ? await api.download(text) : Buffer.from(text, 'base64');
	// A page that asks for a login is no DANFE.
	return Buffer.isBuffer(file) && file.subarray(0, 4).toString('latin1') === '%PDF' ? file : null;
}
