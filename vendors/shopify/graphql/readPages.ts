import { fieldsOf, nodesOf, textOf, type Fields } from '../reading';

/** Follows a connection page by page to its end, or until there are `limit` nodes. */
export async function readPages(ask: (after: string | null) => Promise<unknown>, limit = Infinity): Promise<Fields[]> {
	const nodes: Fields[] = [];
	let after: string | null = null;
	do {
		const connection: unknown = await ask(after);
		nodes.push(...nodesOf(connection));
		const { hasNextPage, endCursor } = fieldsOf(fieldsOf(connection).pageInfo);
		after = hasNextPage === true ? textOf(endCursor) : null;
	} while (after !== null && nodes.length < limit);
	return nodes.slice(0, limit);
}
