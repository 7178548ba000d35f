import type { RegistrationReport, RegistrationRequest } from '../../../domain/ports/eventSource';
import { backoffMs } from '../../../runtime/client/backoff';
import { attempt } from '../../../runtime/errors/attempt';
import { hasClass, IntegrationError } from '../../../runtime/errors/integrationError';
import { exclusive } from '../../../runtime/once/exclusive';
import { noteListeningSince } from '../../../runtime/webhooks/listening';
import { mayRenew, noteRenewal, wasRefused } from '../../../runtime/webhooks/refusals';
import type { WooApi } from '../client/api';
import { vendor } from '../client/vendor';
import { takeBlind, webhookName } from './listening';
import { secretFor } from './signature';
import { wooTopicsOf } from './topics';
import { createWebhook, listWebhooks, removeWebhook, reviveWebhook, type Webhook } from './webhooksApi';

const maxTries = 3;

interface Plan {
	missing: string[];
	/** That deliver nothing, or what nobody can verify. */
	broken: Webhook[];
	surplus: Webhook[];
}

/**
 * Makes the store's webhooks for the URL what they should be: one call where they are. After a lost answer another look comes before
 * anything is made again. WooCommerce takes any address and delivers to none that is not public, so that is refused here.
 */
export async function registerWebhooks(api: WooApi, { url, topics }: RegistrationRequest): Promise<RegistrationReport> {
	refuseUnreachable(url);
	const name = webhookName(api, url);
	return await exclusive(name, async () => {
		const isBlind = takeBlind(name);
		const done = { created: new Set<string>(), repaired: new Set<string>(), removed: new Set<string>() };
		for (let tries = 1; ; tries++) {
			const existing = await listWebhooks(api, url);
			noteListeningSince(name, existing, api.connection.clock);
			const usable = isBlind && tries === 1 ? [] : existing;
			const plan = planOf(existing, usable, wooTopicsOf(topics), renews(api, name));
			for (const topic of plan.missing) done.created.add(topic);
			for (const { topic } of plan.broken) done.repaired.add(topic);
			for (const { topic } of plan.surplus) done.removed.add(topic);
			const outcome = await attempt(carryOut(api, url, plan));
			if (outcome.ok) {
				if (plan.broken.length > 0) noteRenewal(name, api.connection.clock.now());
				return { created: [...done.created], repaired: [...done.repaired], removed: [...done.removed] };
			}
			if (!hasClass(outcome.error, 'unknownOutcome') || tries === maxTries) throw outcome.error;
			await api.connection.clock.sleep(backoffMs(tries));
		}
	});
}

/** Removes every webhook for the URL. */
export async function removeWebhooks(api: WooApi, { url }: RegistrationRequest): Promise<void> {
	await exclusive(webhookName(api, url), async () => {
		for (const { id } of await listWebhooks(api, url)) await removeWebhook(api, id);
	});
}

/** Deliveries that had to be refused may be signed with a secret of another key: it is written anew, not more often than every ten minutes. */
function renews(api: WooApi, name: string): boolean {
	return wasRefused(name) && mayRenew(name, api.connection.clock.now());
}

function planOf(existing: readonly Webhook[], usable: readonly Webhook[], topics: readonly string[], renew: boolean): Plan {
	const kept = topics.flatMap((topic) => usable.find((each) => each.topic === topic) ?? []);
	return {
		missing: topics.filter((topic) => !kept.some((each) => each.topic === topic)),
		broken: kept.filter(({ isActive }) => renew || !isActive),
		surplus: existing.filter((each) => !kept.includes(each)),
	};
}

async function carryOut(api: WooApi, url: string, { missing, broken, surplus }: Plan): Promise<void> {
	const secret = secretFor(api.connection, url);
	for (const { id } of surplus) await removeWebhook(api, id);
	for (const { id } of broken) await reviveWebhook(api, id, secret);
	for (const topic of missing) await createWebhook(api, { url, topic, secret });
}

/** WordPress sends to no private address and to the ports 80, 443 and 8080 alone (`wp_http_validate_url`); orders travel by https only. */
function refuseUnreachable(url: string): void {
	const match = /^https:\/\/([^/:?#[\]]+)(?::(\d+))?(?:[/?#]|$)/i.exec(url);
	const [host = '', port = '443'] = match?.slice(1) ?? [];
	const isPrivate = /^(localhost|127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|0\.)/i.test(host) || !host.includes('.');
	if (match && !isPrivate && ['443', '8080'].includes(port)) return;
	throw new IntegrationError(vendor, {
		class: 'validation',
		code: 'webhookAddress',
		message: 'WooCommerce delivers to public https addresses on port 443 or 8080 only',
		hint: 'Set WEBHOOK_URL of n8n (for a test run N8N_EDITOR_BASE_URL) to its public address, then publish the workflow again',
	});
}
