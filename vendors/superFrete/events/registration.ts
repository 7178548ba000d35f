import type { RegistrationReport, RegistrationRequest } from '../../../domain/ports/eventSource';
import { attempt } from '../../../runtime/errors/attempt';
import { hasClass, IntegrationError } from '../../../runtime/errors/integrationError';
import { exclusive } from '../../../runtime/once/exclusive';
import type { Api } from '../client/api';
import { forgetSecrets, noteSecrets, webhookName } from './secrets';
import { createWebhook, eventsOf, listWebhooks, removeWebhook, repairWebhook, type Webhook } from './webhooks';

/** Finds the webhook for the URL and repairs it, or makes it anew. One call where nothing has to be done. */
export async function registerWebhooks(api: Api, { url, topics }: RegistrationRequest): Promise<RegistrationReport> {
	const events = eventsOf(topics);
	return await exclusive(webhookName(api, url), async () => {
		const existing = await listWebhooks(api, url);
		const [kept, ...doubles] = existing.filter(({ secret }) => secret !== undefined);
		if (!kept) return await makeAnew(api, url, events, existing);
		for (const { id } of [...existing.filter(({ secret }) => secret === undefined), ...doubles]) await removeWebhook(api, id);
		noteSecrets(api, url, [kept]);
		const missing = events.filter((event) => !kept.events.includes(event));
		const surplus = kept.events.filter((event) => !events.includes(event));
		if (!kept.isActive || missing.length > 0 || surplus.length > 0) await repairWebhook(api, kept, url, events);
		return { created: kept.isActive ? missing : [], repaired: kept.isActive ? [] : events, removed: surplus };
	});
}

/** One whose secret nobody knows proves nothing: it goes first. */
async function makeAnew(api: Api, url: string, events: string[], existing: readonly Webhook[]): Promise<RegistrationReport> {
	for (const { id } of existing) await removeWebhook(api, id);
	const made = await attempt(createWebhook(api, url, events));
	if (!made.ok && !hasClass(made.error, 'unknownOutcome')) throw withNextStep(made.error);
	noteSecrets(api, url, [made.ok ? made.value : await makeOnceMore(api, url, events)]);
	const isRepair = existing.length > 0;
	return { created: isRepair ? [] : events, repaired: isRepair ? events : [], removed: [] };
}

/** The answer had the secret in it: whatever it made is taken away. */
async function makeOnceMore(api: Api, url: string, events: string[]): Promise<Webhook> {
	for (const { id } of await listWebhooks(api, url)) await removeWebhook(api, id);
	return await createWebhook(api, url, events);
}

/** Removes every webhook for the URL. */
export async function removeWebhooks(api: Api, { url }: RegistrationRequest): Promise<void> {
	await exclusive(webhookName(api, url), async () => {
		for (const { id } of await listWebhooks(api, url)) await removeWebhook(api, id);
		forgetSecrets(api, url);
	});
}

function withNextStep(error: unknown): unknown {
	if (!hasClass(error, 'validation')) return error;
	const hint = 'SuperFrete needs a public https address of n8n (WEBHOOK_URL, for a test run N8N_EDITOR_BASE_URL)';
	return new IntegrationError({ id: error.vendor }, { ...error.failure, hint });
}
