import type { HttpRequest } from '../../../runtime/client/http';
import type { BlingApi } from './api';
import { listIn, type Json } from './answers';

/** A page of Bling's lists holds 100 records at most. */
export const pageSize = 100;

/** The first `max` records of a list, page by page; `Infinity` for all. */
export async function listPages(api: BlingApi, path: string, query: HttpRequest['query'], max = Infinity): Promise<Json[]> {
	const records: Json[] = [];
	for (let page = 1; records.length < max; page++) {
		const limit = Math.min(pageSize, max);
		const found = listIn(await api.get(path, { ...query, pagina: page, limite: limit }));
		records.push(...found);
		if (found.length < limit) break;
	}
	return records.slice(0, max);
}
