import type { RegistrationReport, RegistrationRequest } from '../../../domain/ports/eventSource';
import { backoffMs } from '../../../runtime/client/backoff';
import { attempt } from '../../../runtime/errors/attempt';
import { hasClass, IntegrationError } from '../../../runtime/errors/integrationError';
import { exclusive } from '../../../runtime/once/exclusive';
import { noteListeningSince } from '../../../runtime/webhooks/listening';
import type { NuvemshopApi } from '../client/api';
import { vendor } from '../client/vendor';
import { eventsOf } from './topics';
import { changeWebhook, createWebhook, listWebhooks, removeWebhook, webhookName, type Webhook } from './webhooksApi';

const maxTries = 3;

interface Plan {
	missing: string[];
	/** That deliver something else than is wanted, and what they are to deliver. */
	turned: { id: number; event: string }[];
	surplus: Webhook[];
}

/**
 * Makes the store's webhooks for the URL what they should be: one call where they are. After a lost answer another look comes before
 * anything is made again.
 */
export async function registerWebhooks(api: NuvemshopApi, { url, topics }: RegistrationRequest): Promise<RegistrationReport> {
	refuseUnreachable(url);
	const name = webhookName(api, url);
	return await exclusive(name, async () => {
		const done = { created: new Set<string>(), repaired: new Set<string>(), removed: new Set<string>() };
		for (let tries = 1; ; tries++) {
			const existing = await listWebhooks(api, url);
			noteListeningSince(name, existing, api.connection.clock);
			const plan = planOf(existing, eventsOf(topics));
			for (const event of plan.missing) done.created.add(event);
			for (const { event } of plan.turned) done.repaired.add(event);
			for (const { event } of plan.surplus) done.removed.add(event);
			const outcome = await attempt(carryOut(api, url, plan));
			if (outcome.ok) return { created: [...done.created], repaired: [...done.repaired], removed: [...done.removed] };
			if (!hasClass(outcome.error, 'unknownOutcome') || tries === maxTries) throw outcome.error;
			await api.connection.clock.sleep(backoffMs(tries));
		}
	});
}

/** Removes every webhook for the URL. */
export async function removeWebhooks(api: NuvemshopApi, { url }: RegistrationRequest): Promise<void> {
	await exclusive(webhookName(api, url), async () => {
		for (const { id } of await listWebhooks(api, url)) await removeWebhook(api, id);
	});
}

/** What is there and of no use delivers what is missing: so a webhook keeps since when the trigger listens. */
function planOf(existing: readonly Webhook[], events: readonly string[]): Plan {
	const kept = events.flatMap((event) => existing.find((each) => each.event === event) ?? []);
	const others = existing.filter((each) => !kept.includes(each));
	const missing = events.filter((event) => !kept.some((each) => each.event === event));
	return {
		turned: others.slice(0, missing.length).map(({ id }, index) => ({ id, event: missing[index]! })),
		missing: missing.slice(others.length),
		surplus: others.slice(missing.length),
	};
}

async function carryOut(api: NuvemshopApi, url: string, { missing, turned, surplus }: Plan): Promise<void> {
	for (const { id } of surplus) await removeWebhook(api, id);
	for (const { id, event } of turned) await changeWebhook(api, id, { url, event });
	for (const event of missing) await createWebhook(api, { url, event });
}

/** Nuvemshop documentation: https, and neither localhost nor an address of its own. */
function refuseUnreachable(url: string): void {
	const host = /^https:\/\/([^/:?#[\]]+)(?:[:/?#]|$)/i.exec(url)?.[1]?.toLowerCase() ?? '';
	const isPrivate = /^(localhost$|127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|0\.)/.test(host) || !host.includes('.');
	if (!isPrivate && !/(^|\.)(tiendanube|nuvemshop|lojavirtualnuvem)\.com(\.br)?$/.test(host)) return;
	throw new IntegrationError(vendor, {
		class: 'validation',
		code: 'webhookAddress',
		message: 'Nuvemshop delivers to public https addresses only',
		hint: 'Set WEBHOOK_URL of n8n (for a test run N8N_EDITOR_BASE_URL) to its public address, then publish the workflow again',
	});
}
