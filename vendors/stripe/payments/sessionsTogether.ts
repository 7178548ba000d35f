import type { Json } from '../../../runtime/client/json';
import { attempt } from '../../../runtime/errors/attempt';
import { Recent } from '../../../runtime/memory/recent';
import type { StripeApi } from '../client/api';
import { listSessions, payment } from './sessionList';

export async function getSession(api: StripeApi, id: string): Promise<Json> {
	return await api.get(`/checkout/sessions/${encodeURIComponent(id)}`, { expand: [payment, 'line_items.data.price.product'] });
}

/** No call that hangs holds anybody up for longer. */
const maxWaitMs = 250;

/** A page has room for 100: there may be others of the same time. */
const maxTogether = 50;

interface Waiting {
	api: StripeApi;
	id: string;
	created: number;
	/** Undefined: it has to be asked for by itself. */
	tell(session: Json | undefined): void;
	session: Promise<Json>;
}

interface Queue {
	calls: number;
	waiting: Map<string, Waiting>;
}

/** Of the accounts whose sessions are being read. */
const queues = new Map<string, Queue>();

/** Accounts whose list was no help of late: the key may not read products, or most sessions of the time are other customers'. */
const useless = new Recent<true>(60_000);

/**
 * In a burst deliveries come faster than Stripe lets single sessions be asked for: those that come while others are being read share a
 * call, which leaves after each of them came, so that none gets a session as it was before. `created`: in seconds.
 */
export async function getSessionOf(api: StripeApi, id: string, created: number): Promise<Json> {
	const { account, clock } = api.connection;
	const queue = queues.get(account) ?? { calls: 0, waiting: new Map<string, Waiting>() };
	queues.set(account, queue);
	try {
		if (queue.calls < 2 || useless.get(account, clock)) return await counted(queue, getSession(api, id));
		return await (queue.waiting.get(id) ?? wait(queue, { api, id, created })).session;
	} finally {
		if (queue.calls === 0 && queue.waiting.size === 0) queues.delete(account);
	}
}

function wait(queue: Queue, asked: Pick<Waiting, 'api' | 'id' | 'created'>): Waiting {
	let tell: Waiting['tell'] = () => undefined;
	const told = new Promise<Json | undefined>((resolve) => {
		tell = resolve;
	});
	const session = told.then(async (found) => found ?? (await counted(queue, getSession(asked.api, asked.id))));
	const waiting = { ...asked, tell, session };
	queue.waiting.set(asked.id, waiting);
	void asked.api.connection.clock.sleep(maxWaitMs).then(() => takeAll(queue));
	return waiting;
}

async function counted<T>(queue: Queue, call: Promise<T>): Promise<T> {
	queue.calls++;
	try {
		return await call;
	} finally {
		queue.calls--;
		takeAll(queue);
	}
}

function takeAll(queue: Queue): void {
	const all = [...queue.waiting.values()].toSorted((a, b) => a.created - b.created);
	queue.waiting.clear();
	for (let from = 0; from < all.length; from += maxTogether) void take(queue, all.slice(from, from + maxTogether));
}

async function take(queue: Queue, asked: readonly Waiting[]): Promise<void> {
	const { connection } = asked[0]!.api;
	const isShared = asked.length > 2;
	const list = isShared ? await counted(queue, attempt(listSessions(connection, asked))) : undefined;
	const found = list?.ok ? list.value : new Map<unknown, Json>();
	if (isShared && found.size * 2 < asked.length) useless.set(connection.account, true, connection.clock);
	for (const { id, tell } of asked) tell(found.get(id));
}
