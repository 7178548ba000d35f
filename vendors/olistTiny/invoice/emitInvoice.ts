import { readAccessKey } from '../../../domain/accessKey';
import type { Invoice } from '../../../domain/invoice';
import { hasClass } from '../../../runtime/integrationError';
import { asRecord, asText } from '../../../runtime/json';
import { lookUpThenWrite } from '../../../runtime/lookUpThenWrite';
import { settle } from '../../../runtime/settle';
import { skippingFirst } from '../../../runtime/skippingFirst';
import type { TinyApi } from '../client/api';
import { getInvoice } from './getInvoice';
import { readInvoice } from './readInvoice';

/** Sends a pending or rejected invoice to SEFAZ, once, and answers without waiting for the verdict. */
export async function emitInvoice(api: TinyApi, before: Invoice, sendEmail: boolean): Promise<Invoice> {
	const sentSince = async () => {
		const invoice = await getInvoice(api, before.id, before.model);
		return isUnsent(invoice, before) ? undefined : invoice;
	};
	const outcome = await settle(
		lookUpThenWrite(api.connection.clock, {
			lookUp: skippingFirst(sentSince),
			write: async () => underWay(before, await api.post(`/notas/${before.id}/emitir`, { enviarEmail: sendEmail })),
		}),
	);
	if ('value' in outcome) return { ...outcome.value.value, found: false };
	if (!hasClass(outcome.error, 'validation', 'conflict')) throw outcome.error;
	// Refused: by Olist Tiny, or because it is with SEFAZ already.
	const since = await sentSince();
	if (since === undefined) throw outcome.error;
	return since;
}

/** Still as it was: pending, or with the rejection that it had before. */
function isUnsent(now: Invoice, before: Invoice): boolean {
	return now.status === 'pending' || (now.status === 'rejected' && before.status === 'rejected');
}

/**
 * What `emitir` answers: the key, which holds number and series, and the link where SEFAZ was quick. A refusal has no reason here, so it
 * is left to be asked for.
 */
function underWay(before: Invoice, answer: unknown): Invoice {
	const data = asRecord(answer);
	const { accessKey, status } = readInvoice(data, before.model);
	const link = asText(data.linkAcesso);
	return {
		...before,
		...(accessKey === null ? {} : numberIn(accessKey)),
		status: status === 'authorized' ? status : 'processing',
		pdfUrl: link?.startsWith('https://') ? link : null,
		rejection: null,
	};
}

function numberIn(accessKey: string): Pick<Invoice, 'accessKey' | 'number' | 'series'> {
	const { number, series } = readAccessKey(accessKey);
	return { accessKey, number: String(number), series: String(series) };
}
