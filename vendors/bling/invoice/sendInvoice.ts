import { accessKeyInXml, readAccessKey } from '../../../domain/values/accessKey';
import type { Invoice } from '../../../domain/documents/invoice';
import { transmitInvoice } from '../../../runtime/erp/transmitInvoice';
import type { BlingApi } from '../client/api';
import { asRecord } from '../client/answers';
import { getInvoice } from './getInvoice';
import { resourceOf } from './models';

/** Transmits a pending or rejected invoice to SEFAZ, once, and answers without waiting for the decision. */
export async function sendInvoice(api: BlingApi, before: Invoice, sendEmail: boolean): Promise<Invoice> {
	const path = `${resourceOf(before.model)}/${before.id}/enviar`;
	// Bling mails an NF-e only: the parameter does not exist for an NFC-e (Bling documentation, Notas Fiscais de Consumidor).
	const query = before.model === 55 ? { enviarEmail: sendEmail } : undefined;
	return await transmitInvoice(api.connection, before, {
		read: async () => (await getInvoice(api, before.id, before.model)).invoice,
		send: async () => underWay(before, await api.post(path, undefined, query)),
	});
}

/** The answer holds the document; number and series are in its key. */
function underWay(before: Invoice, answer: unknown): Invoice {
	const accessKey = accessKeyInXml(asRecord(asRecord(answer).data).xml);
	if (accessKey === undefined) return { ...before, status: 'processing', rejection: null };
	const { number, series } = readAccessKey(accessKey);
	return { ...before, status: 'processing', rejection: null, accessKey, number: String(number), series: String(series) };
}
