import { wasRefused } from '../../../runtime/webhooks/refusals';
import type { StripeApi } from '../client/api';
import { vendor } from '../client/vendor';
import { listEndpoints, type Endpoint } from './endpoints';

/** What a process knows of a trigger's endpoint. */
interface Listening {
	endpointId: string | undefined;
	secrets: string[];
	/** Until when everything is told; ISO 8601. */
	toldUntil: string;
	/** As Stripe keeps it. */
	notedUntil: string | undefined;
	/** It could not deliver, so that what happened since then has no delivery at all. */
	wasBroken: boolean;
}

const listening = new Map<string, Listening>();
const askedAt = new Map<string, number>();

/** A stranger who posts nonsense must not make this ask Stripe each time. */
const askEveryMs = 60_000;

/** The name of a trigger in this process. */
export function endpointName(api: StripeApi, url: string): string {
	return `${vendor.id}:${api.connection.account}:webhook:${url}`;
}

export function noteEndpoints(api: StripeApi, url: string, endpoints: readonly Endpoint[], isBroken: boolean): void {
	const name = endpointName(api, url);
	const known = listening.get(name);
	const now = new Date(api.connection.clock.now()).toISOString();
	askedAt.set(name, api.connection.clock.now());
	const noted = endpoints.flatMap(({ toldUntil, createdAt }) => toldUntil ?? createdAt ?? []).toSorted()[0];
	listening.set(name, {
		endpointId: endpoints[0]?.id,
		secrets: endpoints.flatMap(({ secret }) => secret ?? []),
		toldUntil: known?.toldUntil ?? noted ?? now,
		notedUntil: endpoints[0]?.toldUntil,
		wasBroken: isBroken || known?.wasBroken === true,
	});
}

export function listeningOf(api: StripeApi, url: string): Listening | undefined {
	return listening.get(endpointName(api, url));
}

/**
 * The secrets for the address; asked for once in a process, and again, once a minute, while there is none or deliveries are refused: another
 * process may have made the endpoint anew.
 */
export async function loadSecrets(api: StripeApi, url: string): Promise<void> {
	const name = endpointName(api, url);
	const now = api.connection.clock.now();
	const isKnown = secretsOf(api, url).length > 0 && !wasRefused(name);
	if (isKnown || now - (askedAt.get(name) ?? -Infinity) < askEveryMs) return;
	askedAt.set(name, now);
	noteEndpoints(api, url, await listEndpoints(api, url), false);
}

export function secretsOf(api: StripeApi, url: string): readonly string[] {
	return listening.get(endpointName(api, url))?.secrets ?? [];
}

/** Everything until then is told. */
export function noteTold(api: StripeApi, url: string, until: string): void {
	const known = listening.get(endpointName(api, url));
	if (known) Object.assign(known, { toldUntil: until, wasBroken: false });
}

export function forgetListening(api: StripeApi, url: string): void {
	listening.delete(endpointName(api, url));
}
