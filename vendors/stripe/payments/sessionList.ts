import type { Connection } from '../../../runtime/client/connection';
import { asRecord, asRecords, type Json } from '../../../runtime/client/json';
import { openApi } from '../client/api';

/** Stripe answers with a session's payment and its charge inside where that is asked for: all of them as of one moment. */
export const payment = 'payment_intent.latest_charge';

const maxRows = 100;

/** A list that does not come soon is worse than many calls. */
const maxListMs = 3000;

/** The sessions as they come one by one, by id; who is not on the page, or without a product of its own, is not among them. */
export async function listSessions(
	{ clock, deadline, transport, ...rest }: Connection,
	asked: readonly { id: string; created: number }[],
): Promise<Map<unknown, Json>> {
	const api = openApi({
		...rest,
		clock,
		deadline: Math.min(deadline, clock.now() + maxListMs),
		transport: async (request) => await transport({ ...request, timeoutMs: maxListMs }),
	});
	const times = asked.map(({ created }) => created);
	const within = { 'created[gte]': Math.min(...times), 'created[lte]': Math.max(...times) };
	const page = await api.list('/checkout/sessions', { ...within, expand: [`data.${payment}`, 'data.line_items'] }, maxRows);
	const sessions = page.filter((session) => asked.some(({ id }) => id === session.id));
	// Products are one level deeper than a list may go.
	const ids = [...new Set(sessions.flatMap(linesIn).flatMap(productIn))].slice(0, maxRows);
	const products = ids.length === 0 ? [] : await api.list('/products', { ids }, maxRows);
	const byId = new Map(products.map((product) => [product.id, product]));
	const isWhole = (session: Json) => linesIn(session).every((line) => productIn(line).every((id) => byId.has(id)));
	return new Map(sessions.filter(isWhole).map((session) => [session.id, withProducts(session, byId)]));
}

/** None where there are more than stand in a session: whoever reads it asks for all of them, with their products. */
function linesIn({ line_items: lines }: Json): Json[] {
	const { data, has_more: hasMore } = asRecord(lines);
	return hasMore === false ? asRecords(data) : [];
}

/** None where it stands there whole, or there is none. */
function productIn({ price }: Json): string[] {
	const { product } = asRecord(price);
	return typeof product === 'string' ? [product] : [];
}

function withProducts(session: Json, products: ReadonlyMap<unknown, Json>): Json {
	const data = linesIn(session).map((line) => {
		const [id] = productIn(line);
		return id === undefined ? line : { ...line, price: { ...asRecord(line.price), product: products.get(id) } };
	});
	return data.length === 0 ? session : { ...session, line_items: { ...asRecord(session.line_items), data } };
}
