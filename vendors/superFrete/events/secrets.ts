import { wasRefused } from '../../../runtime/webhooks/refusals';
import type { Api } from '../client/api';
import { vendor } from '../client/vendor';
import { listWebhooks, type Webhook } from './webhooks';

const secrets = new Map<string, readonly string[]>();
const askedAt = new Map<string, number>();

/** A stranger who posts nonsense must not make this ask SuperFrete each time. */
const askEveryMs = 60_000;

/** The name of a trigger's webhook in this process. */
export function webhookName({ connection }: Api, url: string): string {
	return `${vendor.id}:${connection.account}:webhook:${url}`;
}

export function noteSecrets(api: Api, url: string, webhooks: readonly Webhook[]): void {
	const name = webhookName(api, url);
	askedAt.set(name, api.connection.clock.now());
	secrets.set(
		name,
		webhooks.flatMap(({ secret }) => secret ?? []),
	);
}

/** Asked for once in a process, and again, once a minute, while there is none or deliveries are refused: it may have been made anew. */
export async function loadSecrets(api: Api, url: string): Promise<void> {
	const name = webhookName(api, url);
	const now = api.connection.clock.now();
	const isKnown = secretsOf(api, url).length > 0 && !wasRefused(name);
	if (isKnown || now - (askedAt.get(name) ?? -Infinity) < askEveryMs) return;
	askedAt.set(name, now);
	noteSecrets(api, url, await listWebhooks(api, url));
}

export function secretsOf(api: Api, url: string): readonly string[] {
	return secrets.get(webhookName(api, url)) ?? [];
}

export function forgetSecrets(api: Api, url: string): void {
	secrets.delete(webhookName(api, url));
	askedAt.delete(webhookName(api, url));
}
