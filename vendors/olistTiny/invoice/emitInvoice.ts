import { readAccessKey } from '../../../domain/values/accessKey';
import type { Invoice } from '../../../domain/documents/invoice';
import { transmitInvoice } from '../../../runtime/erp/transmitInvoice';
import { asLink, asRecord } from '../../../runtime/client/json';
import type { TinyApi } from '../client/api';
import { getInvoice } from './getInvoice';
import { readInvoice } from './readInvoice';

/** Sends a pending or rejected invoice to SEFAZ, once, and answers without waiting for the decision. */
export async function emitInvoice(api: TinyApi, before: Invoice, sendEmail: boolean): Promise<Invoice> {
	return await transmitInvoice(api.connection, before, {
		read: async () => await getInvoice(api, before.id, before.model),
		send: async () => underWay(before, await api.post(`/notas/${before.id}/emitir`, { enviarEmail: sendEmail })),
	});
}

/**
 * What `emitir` answers: the key, which holds number and series, and the link where SEFAZ was quick. A refusal has no reason here, so it
 * is left to be asked for.
 */
function underWay(before: Invoice, answer: unknown): Invoice {
	const data = asRecord(answer);
	const { accessKey, status } = readInvoice(data, before.model);
	return {
		...before,
		...(accessKey === null ? {} : numberIn(accessKey)),
		status: status === 'authorized' ? status : 'processing',
		pdfUrl: asLink(data.linkAcesso),
		rejection: null,
	};
}

function numberIn(accessKey: string): Pick<Invoice, 'accessKey' | 'number' | 'series'> {
	const { number, series } = readAccessKey(accessKey);
	return { accessKey, number: String(number), series: String(series) };
}
