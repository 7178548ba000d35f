import type { Invoice } from '../../../domain/documents/invoice';
import { asRecords, asText, type Json } from '../../../runtime/client/json';
import { documentIn } from '../client/answers';
import type { FocusApi } from '../client/api';
import { vendor } from '../client/vendor';
import { invoiceStatus } from '../invoice/readInvoice';
import { orderNumberInRef } from './serviceRef';

/** An NFS-e as `GET /v2/nfse/REF` and `/v2/nfsen/REF` show it. It has no access key of 44 characters. */
export function readServiceInvoice(api: Pick<FocusApi, 'fileUrl'>, body: unknown, ref: string): Invoice {
	const document = documentIn(body);
	const status = statusOf(document.status);
	return {
		vendor: vendor.id,
		id: ref,
		number: asText(document.numero),
		series: asText(document.serie_rps),
		model: 'nfse',
		status,
		accessKey: null,
		protocol: asText(document.codigo_verificacao),
		issuedAt: momentOf(document.data_emissao),
		xmlUrl: api.fileUrl(document.caminho_xml_nota_fiscal),
		pdfUrl: api.fileUrl(document.url_danfse) ?? webAddress(document.url_danfse) ?? webAddress(document.url),
		rejection: status === 'rejected' ? rejectionOf(document) : null,
		orderNumber: orderNumberInRef(ref),
		found: true,
	};
}

/** Another one took its place (`substituido`): it is no longer valid. A cancellation that failed leaves it valid. */
const ownStatuses: Record<string, Invoice['status']> = { substituido: 'cancelled', erro_cancelamento: 'authorized' };

function statusOf(word: unknown): Invoice['status'] {
	const text = asText(word) ?? '';
	return (Object.hasOwn(ownStatuses, text) ? ownStatuses[text] : undefined) ?? invoiceStatus(text);
}

/** City halls have codes of their own, and may name several mistakes at once. */
function rejectionOf(document: Json): NonNullable<Invoice['rejection']> {
	const mistakes = asRecords(document.erros);
	return { code: asText(mistakes[0]?.codigo), reason: mistakesIn(document) ?? 'Focus NFe gives no reason' };
}

/** `erros` of a refusal by a city hall, with what it says to do; null where there are none. */
export function mistakesIn({ erros }: Json): string | null {
	const said = asRecords(erros).flatMap(({ mensagem, correcao }) => {
		const parts = [asText(mensagem), asText(correcao)].filter((text) => text !== null);
		return parts.length === 0 ? [] : [parts.join(' → ')];
	});
	return said.length === 0 ? null : said.join('; ');
}

function momentOf(text: unknown): string | null {
	const moment = Date.parse(asText(text) ?? '');
	return Number.isNaN(moment) ? null : new Date(moment).toISOString();
}

function webAddress(url: unknown): string | null {
	const text = asText(url);
	return text !== null && /^https?:\/\//.test(text) ? text : null;
}
