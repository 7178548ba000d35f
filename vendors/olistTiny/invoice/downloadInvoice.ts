import type { InvoiceFiles } from '../../../domain/ports/invoiceIssuer';
import { readSefazDecision } from '../../../domain/sefaz/sefazDecision';
import { hasClass, IntegrationError } from '../../../runtime/errors/integrationError';
import { attempt } from '../../../runtime/errors/attempt';
import type { TinyApi } from '../client/api';
import { danfeLink, invoiceXml } from './getInvoice';

/** The XML with SEFAZ's protocol, and the DANFE if its link leads to a PDF and not to a web page. */
export async function downloadInvoice(api: TinyApi, id: string): Promise<InvoiceFiles> {
	const xml = await ifThere(invoiceXml(api, id));
	if (readSefazDecision(xml)?.protocol == null) return { xml: null, pdf: null };
	const link = await ifThere(danfeLink(api, id));
	return { xml: xml ?? null, pdf: link && isOfTiny(link) ? await pdfAt(api, link) : null };
}

/** Before SEFAZ has answered there is no file: that is an answer, too. */
async function ifThere<T>(work: Promise<T>): Promise<T | undefined> {
	const outcome = await attempt(work);
	if (outcome.ok) return outcome.value;
	if (hasClass(outcome.error, 'conflict', 'notFound')) return undefined;
	throw outcome.error;
}

/** The login goes along with the request, so it is sent to Olist Tiny's own hosts and nowhere else. */
function isOfTiny(link: string): boolean {
	return /^https:\/\/(?:[\w-]+\.)*(?:tiny|olist)\.com(?:\.br)?\//.test(link);
}

async function pdfAt(api: TinyApi, link: string): Promise<Buffer | null> {
	const outcome = await attempt(api.download(link));
	if (outcome.ok) {
		const { body } = outcome.value;
		return Buffer.isBuffer(body) && body.subarray(0, 5).toString('latin1') === '%PDF-' ? body : null;
	}
	if (outcome.error instanceof IntegrationError) return null;
	throw outcome.error;
}
