import { perAccount } from '../../../runtime/memory/perAccount';
import { Recent } from '../../../runtime/memory/recent';
import { exclusive } from '../../../runtime/once/exclusive';
import type { WooApi } from '../client/api';
import { webhookName } from './listening';
import { markBody, type MarkBody } from './marks';
import type { Json } from '../../../runtime/client/json';

/** A small host saves an order in a tenth of a second, and the store waits for the answer to its delivery. */
const maxInCall = 20;

const dayMs = 24 * 3_600_000;

/** By order and trigger: what a delivery holds may be from before the mark. */
const told = new Recent<readonly string[]>(dayMs);

interface Waiting {
	body: MarkBody;
	/** The call that took it along. */
	sent?: Promise<unknown>;
}

const waiting = perAccount((): Waiting[] => []);

/** What this process has told of an order. */
export function knownTold(api: WooApi, url: string, id: string): readonly string[] {
	return told.get(nameOf(api, url, id), api.connection.clock) ?? [];
}

/** Notes with the order that these are told, too. While one call is under way the marks of other orders gather, and go in the next one. */
export async function markTold(
	api: WooApi,
	url: string,
	id: string,
	{ order, names }: { order: Json; names: readonly string[] },
): Promise<void> {
	const all = [...knownTold(api, url, id), ...names];
	told.set(nameOf(api, url, id), all, api.connection.clock);
	const { account } = api.connection;
	const marks = waiting(account);
	const mark: Waiting = { body: markBody(order, url, all) };
	marks.push(mark);
	await exclusive(`${account}:marks of orders`, async () => {
		if (mark.sent === undefined) {
			const group = marks.splice(0, maxInCall);
			const sent = send(api, group);
			for (const each of group) each.sent = sent;
		}
		await mark.sent;
	});
}

async function send(api: WooApi, group: readonly Waiting[]): Promise<void> {
	const [first, ...others] = group.map(({ body }) => body);
	if (others.length === 0) await api.put(`/orders/${first!.id}`, first);
	else await api.batch('/orders/batch', { update: [first, ...others] });
}

function nameOf(api: WooApi, url: string, id: string): string {
	return `${webhookName(api, url)}:${id}`;
}
