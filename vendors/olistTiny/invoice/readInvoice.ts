import { normalizeAccessKey } from '../../../domain/values/accessKey';
import { parseDay } from '../../../domain/values/day';
import { fromBrazilTime } from '../../../domain/values/brazilTime';
import { withoutZeros, type Invoice, type InvoiceModel } from '../../../domain/documents/invoice';
import { asId, asNumber, asText, type Json } from '../../../runtime/client/json';
import { shopNumberIn } from '../sale/shopNumber';
import { invoiceStatus } from './invoiceStatus';
import { vendor } from '../client/vendor';

/**
 * An invoice as `GET /notas/{id}`, the list and `emitir` answer it. The DANFE's link and why SEFAZ refused stand elsewhere: `pdfUrl` and
 * `rejection` are left to the caller.
 */
export function readInvoice(data: Json, model: InvoiceModel): Invoice {
	return {
		vendor: vendor.id,
		id: String(asId(data.id) ?? ''),
		number: withoutZeros(asText(data.numero)),
		series: asText(data.serie),
		model,
		status: invoiceStatus(asNumber(data.situacao)),
		accessKey: normalizeAccessKey(data.chaveAcesso) ?? null,
		protocol: null,
		issuedAt: momentOf(asText(data.dataEmissao)),
		xmlUrl: null,
		pdfUrl: null,
		rejection: null,
		orderNumber: shopNumberIn(data),
		found: true,
	};
}

/** Numbers may be padded: `000123`. */
/** A day, with or without a time, both of Brasília. A day alone counts from its midnight. */
function momentOf(text: string | null): string | null {
	const day = parseDay(text);
	return fromBrazilTime(text) ?? fromBrazilTime(day === undefined ? null : `${day} 00:00:00`);
}
