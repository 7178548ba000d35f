import type { InvoiceModel } from '../../../domain/documents/invoice';
import type { InvoiceFiles } from '../../../domain/ports/invoiceIssuer';
import type { FocusApi } from '../client/api';
import { getInvoice } from './getInvoice';

/**
 * The authorized XML and the PDF, each by the link that the document names. Focus NFe shows some NFC-e as a page, which is no PDF, and
 * of some NFS-e there is only the page of the city hall.
 */
export async function downloadFiles(api: FocusApi, ref: string, model: InvoiceModel): Promise<InvoiceFiles> {
	const { xmlUrl, pdfUrl } = (await getInvoice(api, ref, model)).invoice;
	const xml = xmlUrl === null ? null : (await api.download(xmlUrl)).toString('utf8');
	const page = api.fileUrl(pdfUrl) === null ? null : await api.download(pdfUrl!);
	return { xml, pdf: page?.subarray(0, 5).toString('latin1') === '%PDF-' ? page : null };
}
