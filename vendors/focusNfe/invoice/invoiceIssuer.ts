import type { InvoiceIssuer } from '../../../domain/ports/invoiceIssuer';
import type { Connection } from '../../../runtime/client/connection';
import { openApi } from '../client/api';
import { providerProblems } from '../serviceInvoice/provider';
import { cancelInvoice } from './cancelInvoice';
import { correctInvoice } from './correctInvoice';
import { downloadFiles } from './downloadFiles';
import { getInvoice } from './getInvoice';
import { issueInvoice } from './issueInvoice';
import { voidNumbers } from './voidNumbers';

/** Focus NFe as issuer of NF-e, NFC-e and NFS-e. The id of an invoice is its `ref`, which is made of the request's key. */
export function openInvoiceIssuer(connection: Connection): Required<Omit<InvoiceIssuer, 'list' | 'choices'>> {
	const api = openApi(connection);
	return {
		// SEFAZ mostly answers within seconds, and every question counts against 100 calls a minute.
		pollEverySeconds: 3,
		// City halls take from seconds to hours.
		pollServicesEverySeconds: 10,
		issue: async (request) => await issueInvoice(api, request),
		get: async (id, model) => (await getInvoice(api, id, model)).invoice,
		download: async (id, model) => await downloadFiles(api, id, model),
		cancel: async (id, model, justification) => await cancelInvoice(api, id, model, justification),
		correct: async (id, correction) => await correctInvoice(api, id, correction),
		voidNumbers: async (range) => await voidNumbers(api, range),
		missingSettings: (model) => (model === 'nfse' ? providerProblems(connection) : []),
	};
}
