import { normalizeAccessKey, readAccessKey } from '../../../domain/values/accessKey';
import { withoutZeros, type Invoice, type InvoiceModel } from '../../../domain/documents/invoice';
import { fromBrazilTime } from '../../../domain/values/brazilTime';
import { asId, asLink, asNumber, asRecord, asText, type Json } from '../client/answers';
import { invoiceStatus } from './invoiceStatus';
import { readSefazDecision } from '../../../domain/sefaz/sefazDecision';
import { vendor } from '../client/vendor';

/**
 * An invoice as `GET /nfe/{id}` and `GET /nfce/{id}` answer it, and in short as their lists do. Why SEFAZ refused it is in none of the fields, only in the XML:
 * `rejection` is left to the caller.
 */
export function readInvoice(data: Json, model: InvoiceModel): Invoice {
	const status = invoiceStatus(asNumber(data.situacao));
	const accessKey = normalizeAccessKey(data.chaveAcesso) ?? null;
	return {
		vendor: vendor.id,
		id: String(asId(data.id) ?? ''),
		number: withoutZeros(asText(data.numero)),
		// Lists have no series of their own.
		series: asText(data.serie) ?? (accessKey ? String(readAccessKey(accessKey).series) : null),
		model,
		status,
		accessKey,
		protocol: readSefazDecision(data.xml)?.protocol ?? null,
		issuedAt: fromBrazilTime(asText(data.dataEmissao)),
		xmlUrl: asLink(data.xml),
		pdfUrl: asLink(data.linkPDF) ?? asLink(data.linkDanfe),
		rejection: null,
		orderNumber: asText(data.numeroPedidoLoja) ?? asText(asRecord(data.loja).numero),
		found: true,
	};
}

/** Bling pads numbers: `000123`. */
