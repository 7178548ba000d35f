import { normalizeAccessKey, readAccessKey } from '../../../domain/values/accessKey';
import type { Invoice, InvoiceModel, InvoiceStatus } from '../../../domain/documents/invoice';
import { asRecord, asText, type Json } from '../../../runtime/client/json';
import { documentIn } from '../client/answers';
import type { FocusApi } from '../client/api';
import { orderNumberIn } from './remarks';
import { vendor } from '../client/vendor';

/** Focus NFe's words for the state of a document (vendor documentation). A new word reads as `unknown`. */
const statuses: Record<string, InvoiceStatus> = {
	processando_autorizacao: 'processing',
	autorizado: 'authorized',
	cancelado: 'cancelled',
	erro_autorizacao: 'rejected',
	denegado: 'denied',
};

/** A document as `GET` shows it with `completa=1`; without that the parts about request and protocol are missing. */
export function readInvoice(api: Pick<FocusApi, 'fileUrl'>, body: unknown, { ref, model }: { ref: string; model: InvoiceModel }): Invoice {
	const document = documentIn(body);
	const request = asRecord(document.requisicao_nota_fiscal);
	const protocol = asRecord(document.protocolo_nota_fiscal);
	const status = isOffline(document) ? 'processing' : invoiceStatus(document.status);
	const accessKey = normalizeAccessKey(document.chave_nfe) ?? null;
	return {
		vendor: vendor.id,
		id: ref,
		number: asText(document.numero) ?? (accessKey && String(readAccessKey(accessKey).number)),
		series: asText(document.serie) ?? (accessKey && String(readAccessKey(accessKey).series)),
		model,
		status,
		accessKey,
		protocol: asText(protocol.protocolo) ?? asText(document.protocolo),
		issuedAt: issuedAt(protocol, request),
		xmlUrl: api.fileUrl(document.caminho_xml_nota_fiscal),
		pdfUrl: api.fileUrl(document.caminho_danfe),
		rejection: status === 'rejected' || status === 'denied' ? rejectionOf(document) : null,
		orderNumber: orderNumberIn(request.informacoes_adicionais_contribuinte),
		found: true,
	};
}

/** An NFC-e that went out while SEFAZ was away is called authorized before SEFAZ has seen it, and may still be rejected. */
function isOffline({ status, contingencia_offline: isOut, contingencia_offline_efetivada: isIn }: Json): boolean {
	return status === 'autorizado' && isOut === true && isIn !== true;
}

export function invoiceStatus(status: unknown): InvoiceStatus {
	const word = asText(status) ?? '';
	return (Object.hasOwn(statuses, word) ? statuses[word] : undefined) ?? 'unknown';
}

function rejectionOf({ status_sefaz, mensagem_sefaz, mensagem }: Json): NonNullable<Invoice['rejection']> {
	return { code: asText(status_sefaz), reason: asText(mensagem_sefaz) ?? asText(mensagem) ?? 'Focus NFe gives no reason' };
}

/** SEFAZ's time, else the time that the document was dated. `data_recimento` is how Focus NFe spells it. */
function issuedAt(protocol: Json, request: Json): string | null {
	const moments = [protocol.data_recimento, protocol.data_recebimento, request.data_emissao].map((text) => Date.parse(asText(text) ?? ''));
	const first = moments.find((moment) => !Number.isNaN(moment));
	return first === undefined ? null : new Date(first).toISOString();
}
