import type { InvoiceModel } from '../../../domain/documents/invoice';
import type { InvoiceFiles } from '../../../domain/ports/invoiceIssuer';
import { hasClass } from '../../../runtime/errors/integrationError';
import { attempt } from '../../../runtime/errors/attempt';
import type { BlingApi } from '../client/api';
import { recordIn } from '../client/answers';
import { isOfBling } from './blingLink';
import { resourceOf } from './models';

/** The files that the invoice's own fields name: three calls, of which the links lead to Bling's site, outside the API. */
export async function downloadInvoice(api: BlingApi, id: string, model: InvoiceModel): Promise<InvoiceFiles> {
	const { xml, linkPDF } = recordIn(await api.get(`${resourceOf(model)}/${encodeURIComponent(id)}`));
	return { xml: await authorizedXml(api, xml), pdf: await danfe(api, linkPDF) };
}

/** `xml` holds a link or the document itself; before SEFAZ has answered it has no protocol and is worth nothing. */
async function authorizedXml(api: BlingApi, xml: unknown): Promise<string | null> {
	const bytes = isOfBling(xml) ? await fetched(api, xml) : null;
	const document = bytes ? bytes.toString('utf8') : xml;
	return typeof document === 'string' && /<protNFe\b/.test(document) ? document : null;
}

/** A page that asks for a login is no DANFE. */
async function danfe(api: BlingApi, link: unknown): Promise<Buffer | null> {
	const bytes = isOfBling(link) ? await fetched(api, link) : null;
	return bytes?.subarray(0, 5).toString('latin1') === '%PDF-' ? bytes : null;
}

/** Null where Bling's site does not hand the file out; a temporary problem is one. */
async function fetched(api: BlingApi, url: string): Promise<Buffer | null> {
	const outcome = await attempt(api.downloadBytes(url));
	if (outcome.ok) return outcome.value;
	if (hasClass(outcome.error, 'auth', 'notFound', 'validation')) return null;
	throw outcome.error;
}
