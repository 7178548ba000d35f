import type { HttpRequest } from '../../runtime/http';
import type { AsaasApi } from './api';
import { asRecord, text, type JsonRecord } from './fields';

/** Asaas documentation. */
const pageSize = 100;

/** A shop with more payments than these in one list is looked after from its newest ones. */
const mostPages = 50;

/** The payments that a filter of `GET /payments` finds, newest first. */
export async function listPayments({ send, at }: AsaasApi, filter: HttpRequest['query']): Promise<JsonRecord[]> {
	const payments: JsonRecord[] = [];
	for (let page = 0; page < mostPages; page++) {
		const query = { ...filter, limit: pageSize, offset: page * pageSize };
		const body = asRecord((await send({ method: 'GET', url: at('/payments'), query, safety: 'read' })).body);
		const data = Array.isArray(body?.data) ? body.data : [];
		payments.push(...data.flatMap((each) => asRecord(each) ?? []).filter(({ id }) => text(id) !== null));
		if (body?.hasMore !== true) break;
	}
	return payments;
}
