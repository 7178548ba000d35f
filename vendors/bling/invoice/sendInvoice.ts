import { accessKeyInXml, readAccessKey } from '../../../domain/accessKey';
import type { Invoice } from '../../../domain/invoice';
import { hasClass } from '../../../runtime/integrationError';
import { lookUpThenWrite } from '../../../runtime/lookUpThenWrite';
import { settle } from '../../../runtime/settle';
import type { BlingApi } from '../client/api';
import { asRecord } from '../client/answers';
import { skippingFirst } from '../../../runtime/skippingFirst';
import { getInvoice } from './getInvoice';
import { resourceOf } from './models';

/** Transmits a pending or rejected invoice to SEFAZ, once, and answers without waiting for the verdict. */
export async function sendInvoice(api: BlingApi, before: Invoice, sendEmail: boolean): Promise<Invoice> {
	const path = `${resourceOf(before.model)}/${before.id}/enviar`;
	// Bling mails an NF-e only: the parameter does not exist for an NFC-e (Bling documentation, Notas Fiscais de Consumidor).
	const query = before.model === 55 ? { enviarEmail: sendEmail } : undefined;
	const sentSince = async () => {
		const { invoice } = await getInvoice(api, before.id, before.model);
		return isUnsent(invoice, before) ? undefined : invoice;
	};
	const outcome = await settle(
		lookUpThenWrite(api.connection.clock, {
			lookUp: skippingFirst(sentSince),
			write: async () => underWay(before, await api.post(path, undefined, query)),
		}),
	);
	if ('value' in outcome) return { ...outcome.value.value, found: false };
	if (!hasClass(outcome.error, 'validation', 'conflict')) throw outcome.error;
	// Refused: by Bling, or because it is already with SEFAZ, or by a SEFAZ that answers at once.
	const since = await sentSince();
	if (since === undefined) throw outcome.error;
	return since;
}

/** Still as it was: pending, or with the rejection that it had before. */
function isUnsent(now: Invoice, before: Invoice): boolean {
	return now.status === 'pending' || (now.status === 'rejected' && before.status === 'rejected');
}

/** The answer holds the document; number and series are in its key. */
function underWay(before: Invoice, answer: unknown): Invoice {
	const accessKey = accessKeyInXml(asRecord(asRecord(answer).data).xml);
	if (accessKey === undefined) return { ...before, status: 'processing', rejection: null };
	const { number, series } = readAccessKey(accessKey);
	return { ...before, status: 'processing', rejection: null, accessKey, number: String(number), series: String(series) };
}
