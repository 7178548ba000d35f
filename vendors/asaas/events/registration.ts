import type { RegistrationReport } from '../../../domain/ports/eventSource';
import { textSetting, type Connection } from '../../../runtime/client/connection';
import { exclusive } from '../../../runtime/once/exclusive';
import { IntegrationError } from '../../../runtime/errors/integrationError';
import { lookUpThenWrite } from '../../../runtime/once/lookUpThenWrite';
import { requireSettings } from '../../../runtime/client/settings';
import type { AsaasApi } from '../client/api';
import { hasGap, noteFinding, noteSwitchedOff } from './gaps';
import { mayRenew, noteRenewal, wasRefused } from '../../../runtime/webhooks/refusals';
import { collects, driftOf, type WantedWebhook, type Webhook } from './webhook';
import { isNameDue, webhookName } from './webhookName';
import { changeWebhook, createWebhook, listWebhooks, removeBackoff, removeWebhook } from './webhooksApi';
import { vendor } from '../client/vendor';

/** Asaas documentation. */
const maxWebhooks = 10;

/** The name of a webhook in this process. */
export function webhookKey(connection: Connection, url: string): string {
	return `${vendor.id}:${connection.account}:webhook:${url}`;
}

/** Finds the account's webhook for the URL and repairs it, or creates it. One call if nothing has to be done. */
export async function registerWebhook(connection: Connection, api: AsaasApi, wanted: WantedWebhook): Promise<RegistrationReport> {
	const key = webhookKey(connection, wanted.url);
	return await exclusive(key, async () => {
		let taken = 0;
		const { value, found } = await lookUpThenWrite(connection, {
			repeatable: true,
			lookUp: async () => {
				const all = await listWebhooks(api);
				taken = all.length;
				return forUrl(all, wanted.url);
			},
			write: async () => [await create(connection, api, wanted, taken)],
		});
		const [webhook, ...doubles] = value;
		noteFinding(key, connection.clock.now(), {
			collects: found && !!webhook && collects(webhook, wanted),
			lastSeen: found ? webhook?.lastSeen : undefined,
		});
		for (const { id } of doubles) await removeWebhook(api, id);
		return {
			created: found ? [] : wanted.events,
			repaired: found && webhook ? await repairRegistration(connection, api, webhook, wanted) : [],
			removed: doubles.map(({ id }) => id),
		};
	});
}

/** Removes the account's webhooks for the URL, if there are any. */
export async function removeWebhooks(connection: Connection, api: AsaasApi, url: string): Promise<void> {
	const key = webhookKey(connection, url);
	await exclusive(key, async () => {
		noteSwitchedOff(key);
		for (const { id } of forUrl(await listWebhooks(api), url) ?? []) await removeWebhook(api, id);
	});
}

async function create(connection: Connection, api: AsaasApi, wanted: WantedWebhook, taken: number): Promise<Webhook> {
	requireSettings(connection, vendor, { alertEmail: 'Alert Email' });
	if (taken >= maxWebhooks) throw allTaken();
	return await createWebhook(api, wanted, webhookName(connection.clock.now()), textSetting(connection, 'alertEmail'));
}

/**
 * Every write carries the token, so whatever was wrong, the token is right afterwards. Deliveries that fail without any visible
 * fault mean a wrong token or a receiver that was away: both end with the token written and the waiting deliveries sent at once.
 */
async function repairRegistration(connection: Connection, api: AsaasApi, webhook: Webhook, wanted: WantedWebhook): Promise<string[]> {
	const key = webhookKey(connection, wanted.url);
	const now = connection.clock.now();
	const drift = driftOf(webhook, wanted);
	const isFailing = webhook.penalizedRequests > 0 || wasRefused(key);
	const renews = isFailing && mayRenew(key, now);
	// While something is still to be caught up, the name keeps saying since when.
	const seenAt = hasGap(key) ? webhook.lastSeen : now;
	const needsName = seenAt === now && isNameDue(webhook.lastSeen, now);
	if (drift.length === 0 && !renews && !needsName) return [];
	await changeWebhook(api, webhook.id, wanted, webhookName(seenAt ?? now));
	if (drift.length === 0 && !renews) return [];
	noteRenewal(key, now);
	if (isFailing) await removeBackoff(api, webhook.id);
	return renews ? [...new Set([...drift, 'authToken'])] : drift;
}

function forUrl(webhooks: Webhook[], url: string): Webhook[] | undefined {
	const ours = webhooks.filter((webhook) => webhook.url === url);
	return ours.length > 0 ? ours : undefined;
}

function allTaken(): IntegrationError {
	return new IntegrationError(vendor, {
		class: 'rejected',
		code: 'webhookLimit',
		message: `All ${maxWebhooks} webhooks that Asaas allows an account are taken`,
		hint: 'Delete one that is no longer used in Asaas (user menu, Integrações, Webhooks), then publish the workflow again',
	});
}
