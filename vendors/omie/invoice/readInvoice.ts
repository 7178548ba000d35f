import { normalizeAccessKey, readAccessKey } from '../../../domain/values/accessKey';
import { parseDay } from '../../../domain/values/day';
import { withoutZeros, type Invoice, type InvoiceStatus } from '../../../domain/documents/invoice';
import { asId, asLink, asRecords, asText, type Json } from '../../../runtime/client/json';
import { isYes } from '../client/answers';
import { orderNumberIn } from '../client/keys';
import { invoiceStatus } from './invoiceStatus';
import { vendor } from '../client/vendor';

/**
 * The invoice in the answer of `StatusPedido`. Its id is the sale's: Omie has one for a sale, and that is what it is asked by. A
 * sale without one reads as `pending`.
 */
export function readInvoice(sale: Json): Invoice {
	const nfe = currentNfe(sale);
	const status = statusOf(sale, nfe);
	const accessKey = normalizeAccessKey(nfe?.chave_nfe) ?? null;
	const inKey = accessKey === null ? undefined : readAccessKey(accessKey);
	return {
		vendor: vendor.id,
		id: String(asId(sale.codigo_pedido) ?? ''),
		number: withoutZeros(asText(nfe?.numero_nfe)) ?? textOf(inKey?.number),
		series: withoutZeros(asText(nfe?.serie_nfe)) ?? textOf(inKey?.series),
		model: 55,
		status,
		accessKey,
		protocol: null,
		issuedAt: parseDay(sale.data_faturamento) ?? null,
		xmlUrl: asLink(nfe?.xml_distr),
		pdfUrl: asLink(nfe?.danfe),
		rejection: status === 'rejected' || status === 'denied' ? rejectionOf(nfe) : null,
		orderNumber: orderNumberIn(asText(sale.codigo_pedido_integracao)),
		found: true,
	};
}

/** The last one; an authorized one goes before all others. */
function currentNfe(sale: Json): Json | undefined {
	const all = asRecords(sale.ListaNfe);
	return all.find(({ status_nfe }) => invoiceStatus(asText(status_nfe)) === 'authorized') ?? all.at(-1);
}

function statusOf(sale: Json, nfe: Json | undefined): InvoiceStatus {
	if (isYes(sale.cancelada)) return 'cancelled';
	if (nfe) return invoiceStatus(asText(nfe.status_nfe));
	return isYes(sale.faturada) ? 'unknown' : 'pending';
}

/** `mensagens` is a list of texts; a single text and records with one are read, too. */
function rejectionOf(nfe: Json | undefined): NonNullable<Invoice['rejection']> {
	const said = Array.isArray(nfe?.mensagens) ? nfe.mensagens : [nfe?.mensagens];
	const texts = said.flatMap((each: unknown) => asText(each) ?? []);
	const reason = texts.join(' ') || 'Omie does not give the reason here: open the sale in Omie to read it';
	return { code: asText(nfe?.status_nfe), reason };
}

function textOf(number: number | undefined): string | null {
	return number === undefined ? null : String(number);
}
