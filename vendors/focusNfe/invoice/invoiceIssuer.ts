import type { InvoiceIssuer, IssueRequest } from '../../../domain/ports/invoiceIssuer';
import type { Problem } from '../../../domain/values/problem';
import type { Connection } from '../../../runtime/client/connection';
import { openApi, type FocusApi } from '../client/api';
import { nationalProblems } from '../serviceInvoice/nationalBody';
import { providerProblems, serviceSystem } from '../serviceInvoice/provider';
import { cancelInvoice } from './cancelInvoice';
import { correctInvoice } from './correctInvoice';
import { downloadFiles } from './downloadFiles';
import { getInvoice } from './getInvoice';
import { issueInvoice } from './issueInvoice';
import { goodsProblems } from './requireGoods';
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
		problems: (request) => problemsOf(api, request),
		missingSettings: (model) => (model === 'nfse' ? providerProblems(connection) : []),
	};
}

function problemsOf(api: FocusApi, request: IssueRequest): Problem[] {
	const { order, taxes, model } = request;
	if (!order) return [];
	if (model === 'nfse') return serviceSystem(api.connection) === 'national' ? nationalProblems(request) : [];
	return taxes ? goodsProblems({ ...request, order, taxes }, api.issuer, api.connection.clock.now()) : [];
}
