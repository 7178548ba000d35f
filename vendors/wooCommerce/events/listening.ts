import { forgetListening as forgetSince, knownListening, noteListeningSince } from '../../../runtime/webhooks/listening';
import type { WooApi } from '../client/api';
import { vendor } from '../client/vendor';
import { listWebhooks } from './webhooksApi';

/** The name of a trigger in this process. */
export function webhookName(api: WooApi, url: string): string {
	return `${vendor.id}:${api.connection.account}:webhook:${url}`;
}

/** One call, the first time in a process. */
export async function listeningSince(api: WooApi, url: string): Promise<string> {
	const name = webhookName(api, url);
	return knownListening(name) ?? noteListeningSince(name, await listWebhooks(api, url), api.connection.clock);
}

export function forgetListening(name: string): void {
	forgetSince(name);
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
