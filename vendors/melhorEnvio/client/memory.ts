import type { Connection } from '../../../runtime/client/connection';

/** What an account hardly ever changes, kept in this process for a short while. */
const remembered = new Map<string, { until: number; value: Promise<unknown> }>();

const lifeMs = 10 * 60_000;

export async function remember<T>(connection: Connection, what: string, ask: () => Promise<T>): Promise<T> {
	const key = `${connection.account}:${what}`;
	const known = remembered.get(key);
	if (known && connection.clock.now() < known.until) return await (known.value as Promise<T>);
	const value = ask();
	remembered.set(key, { until: connection.clock.now() + lifeMs, value });
	value.catch(() => remembered.delete(key));
	return await value;
}
