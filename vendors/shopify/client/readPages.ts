import { asRecord, asText, type Json } from '../../../runtime/client/json';
import { listedIn } from './reading';

/** Follows a connection page by page to its end, or until there are `limit` nodes. */
export async function readPages(ask: (after: string | null) => Promise<unknown>, limit = Infinity): Promise<Json[]> {
	const nodes: Json[] = [];
	let after: string | null = null;
	do {
		const connection: unknown = await ask(after);
		nodes.push(...listedIn(connection, 'a list'));
		const { hasNextPage, endCursor } = asRecord(asRecord(connection).pageInfo);
		after = hasNextPage === true ? asText(endCursor) : null;
	} while (after !== null && nodes.length < limit);
	return nodes.slice(0, limit);
}
