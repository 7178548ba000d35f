import type { Clock } from '../../../runtime/clock';
import type { WooApi } from '../client/api';
import { vendor } from '../client/vendor';
import { listWebhooks, type Webhook } from './webhooksApi';

/**
 * Since when a trigger listens, by the store's clock: its oldest webhook says so, and outlives a restart of n8n. What happened before is
 * another time's affair: an old order that somebody touches is no news, and a workflow that was switched off has missed nothing.
 */
const since = new Map<string, string>();

/** The name of a trigger in this process. */
export function webhookName(api: WooApi, url: string): string {
	return `${vendor.id}:${api.connection.account}:webhook:${url}`;
}

/** Webhooks that somebody deleted behind a listening trigger are made anew; the trigger has listened all the while. */
export function noteListeningSince(name: string, existing: readonly Webhook[], clock: Pick<Clock, 'now'>): void {
	const oldest = existing.flatMap(({ createdAt }) => createdAt ?? []).toSorted()[0];
	const known = since.get(name);
	if (oldest === undefined) since.set(name, known ?? new Date(clock.now()).toISOString());
	else if (known === undefined || oldest < known) since.set(name, oldest);
}

/** One call, the first time in a process. */
export async function listeningSince(api: WooApi, url: string): Promise<string> {
	const name = webhookName(api, url);
	const known = since.get(name);
	if (known !== undefined) return known;
	noteListeningSince(name, await listWebhooks(api, url), api.connection.clock);
	return since.get(name)!;
}

export function forgetListening(name: string): void {
	since.delete(name);
	blind.delete(name);
}

/** Webhooks that deliver an error instead of orders: they act as the user who made them, and he may not see orders any more. */
const blind = new Set<string>();

export function noteBlind(name: string): void {
	blind.add(name);
}

/** Whether they have to be made anew, by the user of today's key; said once. */
export function takeBlind(name: string): boolean {
	return blind.delete(name);
}
