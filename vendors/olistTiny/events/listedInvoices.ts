import { listener } from '../../../runtime/client/connection';
import type { Json } from '../../../runtime/client/json';
import { vendor } from '../client/vendor';
import { readAccessKey } from '../../../domain/values/accessKey';
import { brazilDate } from '../../../domain/values/brazilTime';
import type { Invoice } from '../../../domain/documents/invoice';
import type { MissedEvent, SourceEvent, TimeWindow } from '../../../domain/ports/eventSource';
import { eventTypeOf, type InvoiceDocuments } from '../../../domain/ports/invoiceSource';
import { hasClass } from '../../../runtime/errors/integrationError';
import { attempt } from '../../../runtime/errors/attempt';
import { subjectOf, watchedEvent } from '../../../runtime/erp/watchedInvoices';
import { hasMore, listIn, pageSize } from '../client/answers';
import type { TinyApi } from '../client/api';
import { getInvoice } from '../invoice/getInvoice';
import { readInvoice } from '../invoice/readInvoice';

/** More invoices than that in the window would cost more requests a minute than the smallest plan spares. */
const maxPages = 5;

/** Invoices that were issued in the window and are in one of these states now, oldest first: a call for each hundred. */
export async function listedInvoices(
	api: TinyApi,
	window: TimeWindow,
	topics: readonly string[],
): Promise<MissedEvent<InvoiceDocuments>[]> {
	const listed = await listPages(api, window);
	const wanted = listed.filter(({ status }) => topics.some((topic) => topic === eventTypeOf(status)));
	return wanted.toReversed().map((invoice) => ({
		subject: subjectOf(invoice),
		read: async () => await readWhole(api, invoice),
	}));
}

async function listPages(api: TinyApi, { since, until }: TimeWindow): Promise<Invoice[]> {
	const [dataInicial, dataFinal] = [since, until].map((moment) => brazilDate(Date.parse(moment)));
	const found: Invoice[] = [];
	for (let page = 0, offset = 0; page < maxPages; page++) {
		const answer = await api.get('/notas', { tipo: 'S', orderBy: 'desc', dataInicial, dataFinal, limit: pageSize, offset });
		const rows = listIn(answer);
		found.push(...readableIn(api, rows));
		if (!hasMore(answer, offset)) return found;
		offset += rows.length;
	}
	listener(api.connection, vendor)(`invoices beyond the newest ${found.length} of the last days`);
	return found;
}

function readableIn({ connection }: TinyApi, rows: readonly Json[]): Invoice[] {
	const invoices = rows.map((row) => readInvoice(row, 55));
	const isReadable = ({ id, status }: Invoice) => id !== '' && status !== 'unknown';
	if (!invoices.every(isReadable)) listener(connection, vendor)('invoices in the list of the last days (id, situacao)');
	return invoices.filter(isReadable);
}

/** Links and reasons are not in the list: two calls. Undefined where it stands otherwise since, which is another line of the list. */
async function readWhole(api: TinyApi, listed: Invoice): Promise<SourceEvent<InvoiceDocuments> | undefined> {
	const found = await attempt(getInvoice(api, listed.id, modelOf(listed)));
	if (!found.ok) {
		if (hasClass(found.error, 'notFound')) return undefined;
		throw found.error;
	}
	return found.value.status === listed.status ? watchedEvent(found.value, api.connection.clock) : undefined;
}

/** Only the key tells it; what was never sent has none. */
function modelOf({ accessKey }: Invoice): 55 | 65 {
	return accessKey !== null && readAccessKey(accessKey).model === '65' ? 65 : 55;
}
