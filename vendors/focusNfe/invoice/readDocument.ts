import type { Invoice, InvoiceModel } from '../../../domain/documents/invoice';
import type { FocusApi } from '../client/api';
import { readServiceInvoice } from '../serviceInvoice/readServiceInvoice';
import { readInvoice } from './readInvoice';

/** A document of any model, as Focus NFe shows it. */
export function readDocument(api: Pick<FocusApi, 'fileUrl'>, body: unknown, { ref, model }: { ref: string; model: InvoiceModel }): Invoice {
	return model === 'nfse' ? readServiceInvoice(api, body, ref) : readInvoice(api, body, { ref, model });
}
