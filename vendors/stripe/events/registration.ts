import type { RegistrationReport, RegistrationRequest } from '../../../domain/ports/eventSource';
import { asNumber } from '../../../runtime/client/json';
import { attempt } from '../../../runtime/errors/attempt';
import { hasClass, IntegrationError } from '../../../runtime/errors/integrationError';
import { exclusive } from '../../../runtime/once/exclusive';
import { mayRenew, noteRenewal, wasRefused } from '../../../runtime/webhooks/refusals';
import type { StripeApi } from '../client/api';
import { createEndpoint, listEndpoints, removeEndpoint, repairEndpoint, type Endpoint } from './endpoints';
import { endpointName, forgetListening, noteEndpoints } from './listening';
import { stripeEventsOf } from './topics';

/** Finds the account's endpoint for the URL and repairs it, or makes it anew. One call where nothing has to be done. */
export async function registerWebhooks(api: StripeApi, { url, topics }: RegistrationRequest): Promise<RegistrationReport> {
	const name = endpointName(api, url);
	const events = stripeEventsOf(topics);
	return await exclusive(name, async () => {
		const existing = await listEndpoints(api, url);
		const renews = await isSecretStale(api, name, events);
		const usable = renews ? [] : existing.filter(({ isPinned, secret }) => isPinned && secret !== undefined);
		const [kept, ...doubles] = usable;
		const others = [...existing.filter((each) => !usable.includes(each)), ...doubles];
		if (!kept) return await makeAnew(api, { url, events, name }, existing);
		const missing = events.filter((event) => !kept.events.includes(event));
		const surplus = kept.events.filter((event) => !events.includes(event));
		const isBroken = !kept.isEnabled || missing.length > 0;
		noteEndpoints(api, url, [kept], isBroken);
		if (isBroken || surplus.length > 0) await repairEndpoint(api, kept.id, events);
		for (const { id } of others) await removeEndpoint(api, id);
		return { created: kept.isEnabled ? missing : [], repaired: kept.isEnabled ? [] : events, removed: surplus };
	});
}

const hourMs = 3_600_000;

/**
 * A secret that somebody rolled in the dashboard is told to nobody else. Deliveries are refused then, which a stranger's nonsense is, too:
 * only where Stripe itself has events that nobody has taken is the endpoint made anew. One call, and none while nothing is refused.
 */
async function isSecretStale({ connection: { clock }, list }: StripeApi, name: string, types: readonly string[]): Promise<boolean> {
	if (!wasRefused(name) || !mayRenew(name, clock.now())) return false;
	const recent = await list('/events', { types, 'created[gte]': Math.floor((clock.now() - hourMs) / 1000) }, 100);
	return recent.some((event) => (asNumber(event.pending_webhooks) ?? 0) > 0);
}

async function makeAnew(
	api: StripeApi,
	{ url, events, name }: { url: string; events: string[]; name: string },
	existing: readonly Endpoint[],
): Promise<RegistrationReport> {
	// Sixteen at most: the old ones go first.
	for (const { id } of existing) await removeEndpoint(api, id);
	const made = await attempt(createEndpoint(api, url, events));
	if (!made.ok) throw withNextStep(made.error);
	const toldUntil = existing.flatMap((each) => each.toldUntil ?? each.createdAt ?? []).toSorted()[0];
	noteEndpoints(api, url, [{ ...made.value, toldUntil: toldUntil ?? made.value.toldUntil }], true);
	noteRenewal(name, api.connection.clock.now());
	const isRepair = existing.length > 0;
	return { created: isRepair ? [] : events, repaired: isRepair ? events : [], removed: [] };
}

/** Removes every endpoint for the URL. */
export async function removeWebhooks(api: StripeApi, { url }: RegistrationRequest): Promise<void> {
	await exclusive(endpointName(api, url), async () => {
		for (const { id } of await listEndpoints(api, url)) await removeEndpoint(api, id);
		forgetListening(api, url);
	});
}

function withNextStep(error: unknown): unknown {
	if (!hasClass(error, 'validation')) return error;
	const hint =
		'Stripe needs a public https address of n8n (WEBHOOK_URL, for a test run N8N_EDITOR_BASE_URL), and an account has sixteen endpoints at most (Developers → Webhooks)';
	return new IntegrationError({ id: error.vendor }, { ...error.failure, hint });
}
