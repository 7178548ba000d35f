import { listener } from '../../../runtime/client/connection';
import { unreadableAnswer } from '../../../runtime/errors/unreadableAnswer';
import type { InvoiceStatus } from '../../../domain/documents/invoice';
import type { MissedEvent, SourceEvent, TimeWindow } from '../../../domain/ports/eventSource';
import { eventTypeOf, type InvoiceDocuments } from '../../../domain/ports/invoiceSource';
import { hasClass, IntegrationError } from '../../../runtime/errors/integrationError';
import { asId, asNumber, asRecord, asText, isRecord, type Json } from '../../../runtime/client/json';
import { attempt } from '../../../runtime/errors/attempt';
import { subjectOf, watchedEvent } from '../../../runtime/erp/watchedInvoices';
import type { OmieApi } from '../client/api';
import { isYes } from '../client/answers';
import { omieDate } from '../client/dates';
import { methods } from '../client/methods';
import { saleState } from '../sale/saleState';
import { vendor } from '../client/vendor';

const pageSize = 100;

/** More invoices than that in the window would cost more requests than a poll should. */
const maxPages = 5;

interface ListedInvoice {
	saleId: number;
	status: InvoiceStatus;
}

/**
 * Invoices of sales that were issued in the window and are in one of these states, oldest first: a call for each hundred, and none
 * within a minute of the last one, for Omie punishes a question that is repeated earlier.
 */
export async function listedInvoices(
	api: OmieApi,
	window: TimeWindow,
	topics: readonly string[],
): Promise<MissedEvent<InvoiceDocuments>[]> {
	const rows = await listPages(api, window);
	if (!rows.every(isReadable)) listener(api.connection, vendor)('invoices in the list of the last days (ide, compl)');
	const listed = rows.filter(isReadable).flatMap(readListed);
	const wanted = listed.filter(({ status }) => topics.some((topic) => topic === eventTypeOf(status)));
	return wanted.toReversed().map((each) => ({
		subject: subjectOf({ id: String(each.saleId), status: each.status }),
		read: async () => await readWhole(api, each),
	}));
}

async function listPages(api: OmieApi, { since, until }: TimeWindow): Promise<Json[]> {
	const [dEmiInicial, dEmiFinal] = [since, until].map((moment) => omieDate(Date.parse(moment)));
	// tpNF 1: what leaves the shop.
	const query = { registros_por_pagina: pageSize, ordenar_por: 'CODIGO', ordem_decrescente: 'S', dEmiInicial, dEmiFinal, tpNF: '1' };
	const found: Json[] = [];
	for (let page = 1; page <= maxPages; page++) {
		const outcome = await attempt(api.ask(methods.listInvoices, { pagina: page, ...query }));
		if (!outcome.ok) {
			// A list without records is a fault.
			if (hasClass(outcome.error, 'notFound')) break;
			throw outcome.error;
		}
		const { nfCadastro, total_de_paginas: pages } = outcome.value;
		// Without the number of pages, this one could be a part.
		if (!Array.isArray(nfCadastro) || asNumber(pages) === null)
			throw unreadableAnswer(vendor, 'transient', 'the request for invoices', ['nfCadastro', 'total_de_paginas']);
		found.push(...nfCadastro.map(asRecord));
		if (page >= asNumber(pages)!) break;
		if (page === maxPages) listener(api.connection, vendor)(`invoices beyond the newest ${found.length} of the last days`);
	}
	return found;
}

/** An invoice without these could be any. */
function isReadable({ ide, compl }: Json): boolean {
	return isRecord(ide) && isRecord(compl);
}

/** Only what was made of a sale: an invoice is asked for by that. */
function readListed({ ide, compl }: Json): ListedInvoice[] {
	const saleId = asId(asRecord(compl).nIdPedido);
	const status = statusOf(asRecord(ide));
	return saleId === undefined || status === undefined ? [] : [{ saleId, status }];
}

/** The list holds what SEFAZ has decided for good (Omie documentation, ConsultarNF: `ide`), and numbers that were voided. */
function statusOf({ dCan, dInut, cDeneg }: Json): InvoiceStatus | undefined {
	if (asText(dInut)) return undefined;
	if (asText(dCan)) return 'cancelled';
	return isYes(cDeneg) ? 'denied' : 'authorized';
}

/** Order number and links are not in the list: one call. Undefined where it was cancelled since, which is another line of the list. */
async function readWhole(api: OmieApi, { saleId, status }: ListedInvoice): Promise<SourceEvent<InvoiceDocuments> | undefined> {
	const question = { codigo_pedido: saleId };
	const found = await attempt(saleState(api, question, { patient: false }));
	if (!found.ok) {
		if (hasClass(found.error, 'notFound')) return undefined;
		throw found.error;
	}
	const { invoice } = found.value;
	if (invoice.status === status) return watchedEvent(invoice, api.connection.clock);
	if (invoice.status === 'cancelled') return undefined;
	// The same was asked within the minute, before SEFAZ had decided: that answer is given once more.
	api.forget(methods.saleStatus, question);
	throw outdated();
}

function outdated(): IntegrationError {
	return new IntegrationError(vendor, {
		class: 'transient',
		code: 'outdatedAnswer',
		message: 'Omie lists the invoice as decided, and its sale as not yet',
		hint: 'It will be checked again in the next minutes',
	});
}
